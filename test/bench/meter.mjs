// Turns the life of a process into its time, its processor time and its peak memory: loaded before its program, written as JSON to pipe 3 when it ends.
import { writeSync } from 'node:fs';

process.once('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, JSON.stringify({ ms: performance.now(), cpu: (user + system) / 1000, rss: process.resourceUsage().maxRSS / 1024 }));
});
