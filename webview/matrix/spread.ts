// Moves overlapping bubbles apart, each towards rest at its true place.

export interface Spreadable {
  /** True place. */
  readonly trueX: number;
  readonly trueY: number;
  readonly radius: number;
  /** Stands on its true place; the others make way. */
  readonly pinned: boolean;
  x: number;
  y: number;
}

export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const GAP = 4;
const ROUNDS = 420;
/** Rounds at the end in which nothing pulls back any more, so that no overlap stays. */
const SETTLE = 40;
const PULL = 0.06;

/** Sets `x` and `y` of all bubbles. The same input gives the same picture. */
export function spread(bubbles: readonly Spreadable[], frame: Frame): void {
  bubbles.forEach((bubble, i) => {
    // A small start to every side, so that bubbles on one place part in a fan.
    const turn = i * 2.399963;
    bubble.x = bubble.trueX + (bubble.pinned ? 0 : Math.cos(turn) * 0.8);
    bubble.y = bubble.trueY + (bubble.pinned ? 0 : Math.sin(turn) * 0.8);
  });
  const cell = 2 * Math.max(1, ...bubbles.map((bubble) => bubble.radius)) + GAP;
  for (let round = 0; round < ROUNDS; round++) {
    const pull = round < ROUNDS - SETTLE ? PULL : 0;
    const moved = part(bubbles, cell);
    for (const bubble of bubbles) if (!bubble.pinned) rest(bubble, pull, frame);
    if (!moved && round > 60) break;
  }
  for (const bubble of bubbles) {
    if (Math.hypot(bubble.x - bubble.trueX, bubble.y - bubble.trueY) > 1.2) continue;
    bubble.x = bubble.trueX;
    bubble.y = bubble.trueY;
  }
}

function rest(bubble: Spreadable, pull: number, { left, top, right, bottom }: Frame): void {
  bubble.x += (bubble.trueX - bubble.x) * pull;
  bubble.y += (bubble.trueY - bubble.y) * pull;
  const edge = bubble.radius + 3;
  bubble.x = Math.max(left + edge, Math.min(right - edge, bubble.x));
  bubble.y = Math.max(top + edge, Math.min(bottom - edge, bubble.y));
}

/** One round of pushing apart; bubbles further away than a cell can't touch. */
function part(bubbles: readonly Spreadable[], cell: number): boolean {
  const grid = new Map<number, Spreadable[]>();
  const keyOf = (column: number, row: number): number => column * 4096 + row;
  let moved = false;
  for (const bubble of bubbles) {
    const column = Math.floor(bubble.x / cell) + 8;
    const row = Math.floor(bubble.y / cell) + 8;
    for (let c = column - 1; c <= column + 1; c++) {
      for (let r = row - 1; r <= row + 1; r++) {
        for (const other of grid.get(keyOf(c, r)) ?? []) moved = push(other, bubble) || moved;
      }
    }
    const own = grid.get(keyOf(column, row));
    if (own) own.push(bubble);
    else grid.set(keyOf(column, row), [bubble]);
  }
  return moved;
}

function push(a: Spreadable, b: Spreadable): boolean {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const distance = Math.hypot(dx, dy) || 0.01;
  const wanted = a.radius + b.radius + GAP;
  if (distance >= wanted || (a.pinned && b.pinned)) return false;
  const share = ((wanted - distance) / distance) * 0.5;
  const ofA = a.pinned ? 0 : b.pinned ? 2 : 1;
  const ofB = b.pinned ? 0 : a.pinned ? 2 : 1;
  a.x -= dx * share * ofA;
  a.y -= dy * share * ofA;
  b.x += dx * share * ofB;
  b.y += dy * share * ofB;
  return true;
}
