// Measures texts in the page's font, and remembers what it measured.

const LIMIT = 20_000;
const widths = new Map<string, number>();
let context: CanvasRenderingContext2D | null | undefined;
let family = '';

/** Width of a text in pixels. */
export function textWidth(text: string, size = 12, weight = 400): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text.length * size * 0.6;
  family ||= getComputedStyle(document.body).fontFamily;
  const key = `${size} ${weight} ${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    context.font = `${weight} ${size}px ${family}`;
    width = context.measureText(text).width;
    if (widths.size >= LIMIT) widths.clear();
    widths.set(key, width);
  }
  return width;
}
