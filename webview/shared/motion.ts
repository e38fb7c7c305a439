// Tells whether the user wants things to move, and runs a short eased motion where so.

export function motionReduced(): boolean {
  return document.body.classList.contains('vscode-reduce-motion') || matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Calls `step` with 0 < t <= 1 (eased out) over `ms`; at once with 1 where motion is reduced. Returns how to stop it. */
export function animate(ms: number, step: (t: number) => void): () => void {
  if (motionReduced()) {
    step(1);
    return () => undefined;
  }
  let frame = 0;
  const start = performance.now();
  const tick = (now: number) => {
    const t = Math.min(1, Math.max(0, (now - start) / ms));
    step(1 - (1 - t) ** 3);
    if (t < 1) frame = requestAnimationFrame(tick);
  };
  frame = requestAnimationFrame(tick);
  return () => cancelAnimationFrame(frame);
}
