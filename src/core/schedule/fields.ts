// Reads fields of roadmap entities, which may hold anything, as values of the types that a plan needs.

export const ITEM_STATUSES = ['idea', 'planned', 'in-progress', 'at-risk', 'blocked', 'done', 'cancelled'] as const;
export type ItemStatus = (typeof ITEM_STATUSES)[number];

/** An item without a status, or with an unknown one, counts as planned. */
export function statusOf(value: unknown): ItemStatus {
  return ITEM_STATUSES.find((status) => status === value) ?? 'planned';
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The strings of a list; a lone string counts as a list of one. */
export function textsOf(value: unknown): string[] {
  if (value === undefined) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return [...new Set(list.flatMap((one) => textOf(one) ?? []))];
}

export function percentOf(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && value <= 100 ? value : undefined;
}

export interface Allocation {
  readonly team: string;
  readonly people?: number;
}

/** People by team, in the order written; a team may stand twice. */
export function allocationsOf(value: unknown): Allocation[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.flatMap((one) => {
    if (typeof one !== 'object' || one === null) return [];
    const { team, people } = one as { readonly team?: unknown; readonly people?: unknown };
    const id = textOf(team);
    return id === undefined ? [] : [{ team: id, ...(typeof people === 'number' && people >= 0 && { people }) }];
  });
}
