// Paints many requirements as dots on a canvas, beneath the drawing that holds axes, labels and the selection.
import { markOf, PRIORITY_MARKS, type PriorityMark } from './mark';
import type { Bubble, Plot } from './plot';

interface Paint {
  readonly colour: string;
  readonly filled: boolean;
}

const COLOURS: Record<PriorityMark, string> = {
  must: '--mark-must',
  should: '--mark-should',
  could: '--mark-could',
  wont: '--mark-wont',
  none: '--mark-none',
};

function paints(element: HTMLElement): Record<PriorityMark, Paint> {
  const style = getComputedStyle(element);
  return Object.fromEntries(
    PRIORITY_MARKS.map((kind) => [kind, { colour: style.getPropertyValue(COLOURS[kind]).trim() || style.color, filled: kind === 'must' || kind === 'should' }]),
  ) as Record<PriorityMark, Paint>;
}

let painted: { readonly canvas: HTMLCanvasElement; readonly plot: Plot; readonly theme: string; readonly moving: readonly string[] | undefined } | undefined;

/** Paints the plot's dots, where they changed; `moving` are drawn elsewhere. A plot with few bubbles leaves the canvas empty. */
export function paintDots(canvas: HTMLCanvasElement, plot: Plot, moving: readonly string[] | undefined): void {
  const theme = `${document.body.className} ${devicePixelRatio}`;
  if (painted?.canvas === canvas && painted.plot === plot && painted.theme === theme && painted.moving === moving) return;
  painted = { canvas, plot, theme, moving };
  const ratio = devicePixelRatio || 1;
  canvas.width = plot.dense ? Math.round(plot.width * ratio) : 0;
  canvas.height = plot.dense ? Math.round(plot.height * ratio) : 0;
  const context = plot.dense ? canvas.getContext('2d') : null;
  if (!context) return;
  context.scale(ratio, ratio);
  const away = new Set(moving);
  const byKind = new Map<PriorityMark, Bubble[]>(PRIORITY_MARKS.map((kind) => [kind, []]));
  for (const bubble of plot.bubbles) if (!away.has(bubble.item.id)) byKind.get(markOf(bubble.item.priority))?.push(bubble);
  const colours = paints(canvas);
  // Least urgent first, so that the urgent ones lie on top.
  for (const kind of [...PRIORITY_MARKS].reverse()) paintKind(context, byKind.get(kind) ?? [], colours[kind]);
}

function paintKind(context: CanvasRenderingContext2D, bubbles: readonly Bubble[], { colour, filled }: Paint): void {
  context.beginPath();
  for (const { x, y, radius } of bubbles) {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = 1;
  context.globalAlpha = filled ? 0.5 : 0.12;
  context.fill();
  context.globalAlpha = 0.8;
  context.stroke();
}
