// Starts a second thread that looks at files ahead of this one, where there is a second processor.
import os from 'node:os';
import { Worker } from 'node:worker_threads';

/** What the thread is started with. */
export interface Task {
  readonly what: 'contents' | 'stamps';
  /** Absolute paths. */
  readonly files: readonly string[];
  readonly memory: SharedArrayBuffer;
}

/** Fewer files are looked at before a thread has started. */
const MANY = 500;

/** Program of the thread, put here by the build: the command line stays one file. */
declare const __AHEAD_THREAD__: string | undefined;

/** Whether a thread is worth its start, and can be had. */
export function pays(files: readonly string[]): boolean {
  return typeof __AHEAD_THREAD__ === 'string' && files.length >= MANY && os.availableParallelism() > 1;
}

/** Gives what ends the thread. Nobody waits for one that never begins. */
export function startThread(task: Task): () => void {
  const worker = new Worker(__AHEAD_THREAD__ ?? '', { eval: true, workerData: task });
  worker.on('error', () => undefined);
  worker.unref();
  return () => void worker.terminate();
}
