// Finds activities of a team file for which nobody is named in a role, or several where one has to be.
import type { Document } from '../document/document';
import { childOf, valueOf } from '../document/tree';
import type { Found } from './rule';
import { isEmpty } from './things';

export function partyMissing({ broken, root }: Document, role: 'accountable' | 'responsible'): Found[] {
  const list = broken ? undefined : childOf(root, 'responsibilities');
  return (list?.kind === 'sequence' ? list.items : []).flatMap((item): Found[] => {
    const activity = childOf(item, 'activity');
    if (activity?.kind !== 'scalar' || activity.start === activity.end) return [];
    const found = (message: string, count = 0): Found[] => [{ message, args: { activity: String(activity.value), count }, range: { start: activity.start, end: activity.end } }];
    const named = valueOf(childOf(item, role));
    if (role === 'accountable' && Array.isArray(named) && named.length > 1) return found('several', named.length);
    return isEmpty(named) ? found('default') : [];
  });
}
