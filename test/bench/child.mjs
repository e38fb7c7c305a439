// Turns programs into measurements: in fresh processes, where nothing is warm, or in ones that stay and are asked again and again.
import { fork, spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const METER = pathToFileURL(path.join(import.meta.dirname, 'meter.mjs')).href;

/** Runs a program to its end. Gives the whole process's milliseconds, of the wall (`ms`) and of the processor (`cpu`), its peak memory in MB (`rss`) and what it wrote. */
export function fresh(words, { cwd, codes = [0] } = {}) {
  const done = spawnSync(process.execPath, ['--import', METER, ...words], { cwd, encoding: 'utf8', maxBuffer: 1 << 29, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  if (!codes.includes(done.status)) throw new Error(`${words.join(' ')} ended with ${done.status ?? done.signal ?? done.error}\n${done.stderr}`);
  return { ...JSON.parse(done.output[3]), stdout: done.stdout };
}

/** Starts a program that answers messages, one at a time (see `answer`). */
export function resident(file, words) {
  const child = fork(file, words, { serialization: 'advanced', execArgv: ['--expose-gc'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const next = () => new Promise((resolve, reject) => {
    const ended = code => reject(new Error(`${path.basename(file)} ended with ${code}`));
    child.once('exit', ended);
    child.once('message', message => {
      child.off('exit', ended);
      if (message.failure) reject(new Error(message.failure));
      else resolve(message.answer);
    });
  });
  const ready = next();
  return {
    async ask(question) {
      await ready;
      const answer = next();
      child.send(question);
      return answer;
    },
    end: () => child.kill(),
  };
}

/** The other side: answers each message by what `reply` gives for it. */
export function answer(reply) {
  process.on('message', async question => {
    try {
      process.send({ answer: await reply(question) });
    } catch (error) {
      process.send({ failure: error.stack ?? String(error) });
    }
  });
  process.send({ answer: 'ready' });
}
