// Runs work that is written in steps, so that its caller may do other things in between, to its end at once.

export function runThrough<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
