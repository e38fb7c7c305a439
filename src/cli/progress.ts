// Shows on a terminal how far a long run has come, and takes it away at the end.

/** Milliseconds of silence, then between two lines. */
const PATIENCE = 1000;
const INTERVAL = 100;

export interface Progress {
  readonly advance: (done: number, total: number) => void;
  readonly end: () => void;
}

/** `write` goes to a terminal; `line` words the state. */
export function progressOn(write: (text: string) => void, line: (done: number, total: number) => string, now: () => number = Date.now): Progress {
  let due = now() + PATIENCE;
  let shown = false;
  return {
    advance(done, total) {
      if (now() < due) return;
      due = now() + INTERVAL;
      shown = true;
      write(`\r\u001b[K${line(done, total)}`);
    },
    end() {
      if (shown) write('\r\u001b[K');
      shown = false;
    },
  };
}
