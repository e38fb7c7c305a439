// Finds a free place for each bubble's label: number and title, number alone, or none.
import { textWidth } from '../shared/measure';
import type { Frame } from './spread';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly trueX: number;
  readonly trueY: number;
  readonly radius: number;
  readonly moved: boolean;
  readonly number: string;
  readonly title: string;
  /** Its title is wanted as well. */
  readonly titled: boolean;
  readonly selected: boolean;
}

export interface Label {
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly number: string;
  readonly title: string;
}

const HEIGHT = 13;
const BASELINE = 10.5;
const BETWEEN = 5;
const SHORT = 21;

/** Titles to try: whole, then cut at a word by 21 letters. */
function titlesOf(title: string): string[] {
  if (title.length <= SHORT + 1) return [title];
  const cut = title.slice(0, SHORT);
  return [title, `${/\s/.test(cut) ? cut.replace(/\s+\S*$/, '') : cut.slice(0, 11)}…`];
}

function places(bubble: Labelled, width: number): readonly (readonly [number, number])[] {
  const gap = bubble.radius + (bubble.selected ? 8 : 4);
  const near = gap * 0.75;
  return [
    [gap, -HEIGHT / 2],
    [-gap - width, -HEIGHT / 2],
    [-width / 2, gap - 1],
    [-width / 2, -gap - HEIGHT + 1],
    [near, gap * 0.6],
    [near, -gap * 0.6 - HEIGHT],
    [-near - width, gap * 0.6],
    [-near - width, -gap * 0.6 - HEIGHT],
  ];
}

function meets(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && a.x + a.width > b.x && a.y < b.y + b.height && a.y + a.height > b.y;
}

function meetsBubble(box: Box, other: Labelled): boolean {
  const reach = other.radius + 2;
  const far = other.x + reach < box.x || other.x - reach > box.x + box.width || other.y + reach < box.y || other.y - reach > box.y + box.height;
  if (far && !other.moved) return false;
  const x = Math.max(box.x, Math.min(other.x, box.x + box.width));
  const y = Math.max(box.y, Math.min(other.y, box.y + box.height));
  if (Math.hypot(x - other.x, y - other.y) < other.radius + 2) return true;
  return other.moved && other.trueX > box.x - 2 && other.trueX < box.x + box.width + 2 && other.trueY > box.y - 2 && other.trueY < box.y + box.height + 2;
}

export interface LabelRoom {
  readonly frame: Frame;
  /** Never covered: corner names, guides. */
  readonly taken: readonly Box[];
  /** Not covered where it can be helped: the thresholds. */
  readonly avoided: readonly Box[];
  /** Bubbles that labels must not cover. */
  readonly bubbles: readonly Labelled[];
}

/** Labels in the order of `wanted`; the first ones choose first. */
export function placeLabels(wanted: readonly Labelled[], room: LabelRoom): Map<Labelled, Label> {
  const taken = [...room.taken];
  const labels = new Map<Labelled, Label>();
  for (const bubble of wanted) {
    const weight = bubble.selected ? 600 : 400;
    const numberWidth = textWidth(bubble.number, 11, 400);
    const texts = [...(bubble.titled ? titlesOf(bubble.title) : []), ''];
    for (const title of texts) {
      const width = numberWidth + (title ? BETWEEN + textWidth(title, 11, weight) : 0);
      const box = freePlace(bubble, width, room, taken);
      if (!box) continue;
      taken.push({ x: box.x - 2, y: box.y, width: box.width + 4, height: box.height });
      labels.set(bubble, { x: box.x, y: box.y + BASELINE, number: bubble.number, title });
      break;
    }
  }
  return labels;
}

function freePlace(bubble: Labelled, width: number, { frame, bubbles, avoided }: LabelRoom, taken: readonly Box[]): Box | undefined {
  let crossing: Box | undefined;
  for (const [dx, dy] of places(bubble, width)) {
    const box = { x: bubble.x + dx, y: bubble.y + dy, width, height: HEIGHT };
    if (box.x < frame.left + 3 || box.x + width > frame.right - 2 || box.y < frame.top + 2 || box.y + HEIGHT > frame.bottom - 2) continue;
    if (taken.some((other) => meets(box, other)) || bubbles.some((other) => other !== bubble && meetsBubble(box, other))) continue;
    if (!avoided.some((other) => meets(box, other))) return box;
    crossing ??= box;
  }
  return crossing;
}
