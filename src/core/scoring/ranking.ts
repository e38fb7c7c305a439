// Puts scored requirements into their order: score, then priority, then id.

export interface Ranked {
  readonly id: string;
  readonly score: number;
  readonly priority?: string;
}

const PRIORITIES = ['must', 'should', 'could', 'wont'];

function priorityRank(priority: string | undefined): number {
  const at = PRIORITIES.indexOf(priority ?? '');
  return at < 0 ? PRIORITIES.length : at;
}

/** Ids in the order people count: REQ-9 before REQ-12. Equal everywhere, without the machine's locale. */
export function compareIds(a: string, b: string): number {
  const left = /^(.*?)(\d{1,15})$/.exec(a);
  const right = /^(.*?)(\d{1,15})$/.exec(b);
  if (left && right && left[1] === right[1]) {
    const difference = Number(left[2]) - Number(right[2]);
    if (difference !== 0) return difference;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Higher scores first; on a tie must before should before could before won't before none, then the lower id. */
export function compareRanked(a: Ranked, b: Ranked): number {
  return b.score - a.score || priorityRank(a.priority) - priorityRank(b.priority) || compareIds(a.id, b.id);
}

/** Positions of rows in the order that decides between equal scores; what `compareRanked` would say, for long lists. */
export function tieOrder(rows: readonly Pick<Ranked, 'id' | 'priority'>[]): number[] {
  const keys = rows.map(({ id, priority }) => {
    const parts = /^(.*?)(\d{1,15})$/.exec(id);
    return { id, priority: priorityRank(priority), prefix: parts?.[1], number: Number(parts?.[2] ?? NaN) };
  });
  return rows
    .map((_, i) => i)
    .sort((left, right) => {
      const a = keys[left] as (typeof keys)[number];
      const b = keys[right] as (typeof keys)[number];
      if (a.priority !== b.priority) return a.priority - b.priority;
      if (a.prefix !== undefined && a.prefix === b.prefix && a.number !== b.number) return a.number - b.number;
      return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
    });
}
