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
/** Which bubbles can meet is found anew after so many rounds; those this much apart are looked at in between. */
const PAIR_ROUNDS = 12;
const SLACK = 16;

type Pairs = readonly (readonly [Spreadable, Spreadable])[];

/** Sets `x` and `y` of all bubbles. The same input gives the same picture. */
export function spread(bubbles: readonly Spreadable[], frame: Frame): void {
  bubbles.forEach((bubble, i) => {
    // A small start to every side, so that bubbles on one place part in a fan.
    const turn = i * 2.399963;
    bubble.x = bubble.trueX + (bubble.pinned ? 0 : Math.cos(turn) * 0.8);
    bubble.y = bubble.trueY + (bubble.pinned ? 0 : Math.sin(turn) * 0.8);
  });
  const widest = bubbles.reduce((most, bubble) => Math.max(most, bubble.radius), 1);
  let pairs: Pairs = [];
  for (let round = 0; round < ROUNDS; round++) {
    if (round % PAIR_ROUNDS === 0) pairs = nearPairs(bubbles, 2 * widest + GAP + SLACK);
    const pull = round < ROUNDS - SETTLE ? PULL : 0;
    let moved = false;
    for (const [a, b] of pairs) moved = push(a, b) || moved;
    if (!moved && round > 60) break;
    for (const bubble of bubbles) if (!bubble.pinned) rest(bubble, pull, frame);
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

/** Pairs that touch or may soon; bubbles further away than a cell are not looked at. */
function nearPairs(bubbles: readonly Spreadable[], cell: number): Pairs {
  const grid = new Map<number, Spreadable[]>();
  const pairs: (readonly [Spreadable, Spreadable])[] = [];
  for (const bubble of bubbles) {
    const column = Math.floor(bubble.x / cell) + 8;
    const row = Math.floor(bubble.y / cell) + 8;
    for (let c = column - 1; c <= column + 1; c++) {
      for (let r = row - 1; r <= row + 1; r++) {
        for (const other of grid.get(c * 4096 + r) ?? []) {
          if (Math.hypot(other.x - bubble.x, other.y - bubble.y) < other.radius + bubble.radius + GAP + SLACK) pairs.push([other, bubble]);
        }
      }
    }
    const own = grid.get(column * 4096 + row);
    if (own) own.push(bubble);
    else grid.set(column * 4096 + row, [bubble]);
  }
  return pairs;
}

function push(a: Spreadable, b: Spreadable): boolean {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const wanted = a.radius + b.radius + GAP;
  if (dx * dx + dy * dy >= wanted * wanted || (a.pinned && b.pinned)) return false;
  const distance = Math.hypot(dx, dy) || 0.01;
  const share = ((wanted - distance) / distance) * 0.5;
  const ofA = a.pinned ? 0 : b.pinned ? 2 : 1;
  const ofB = b.pinned ? 0 : a.pinned ? 2 : 1;
  a.x -= dx * share * ofA;
  a.y -= dy * share * ofA;
  b.x += dx * share * ofB;
  b.y += dy * share * ofB;
  return true;
}
