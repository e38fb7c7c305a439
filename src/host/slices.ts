// Runs long work in short slices, so that the extension host stays free in between.

/** Longest run of work before the host gets its turn, in milliseconds: far below the 50 that a person would notice. */
const SLICE_MS = 15;

export interface Slices {
  /** Gives the host its turn when this slice has lasted long enough. */
  pause(): Promise<void>;
  /** Work begins after a wait. */
  begin(): void;
}

export function createSlices(): Slices {
  let since = performance.now();
  return {
    begin() {
      since = performance.now();
    },
    async pause() {
      if (performance.now() - since < SLICE_MS) return;
      await new Promise((resolve) => setTimeout(resolve, 0));
      since = performance.now();
    },
  };
}
