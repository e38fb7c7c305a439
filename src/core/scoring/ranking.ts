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
