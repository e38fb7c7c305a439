// Runs long work in short slices, so that the extension host stays free in between.

/** Longest run of work before the host gets its turn, in milliseconds: far below the 50 that a person would notice. */
const SLICE_MS = 15;

export interface Slices {
  /** Gives the host its turn when this slice has lasted long enough. */
  pause(): Promise<void>;
  /** Work begins after a wait. */
  begin(): void;
  /** Goes through all steps of a work. */
  run<T>(steps: Generator<void, T>): Promise<T>;
}

/** Lets the host do what waits. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

export function createSlices(): Slices {
  let since = performance.now();
  const pause = async (): Promise<void> => {
    if (performance.now() - since < SLICE_MS) return;
    await nextTurn();
    since = performance.now();
  };
  return {
    begin() {
      since = performance.now();
    },
    pause,
    async run(steps) {
      for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
        // Without a look at the clock here, each of a thousand short steps would wait for the next turn.
        if (performance.now() - since >= SLICE_MS) await pause();
      }
    },
  };
}
