// Rule req/priority-inversion: a must that waits for something less important, or for something that comes later.
import type { Entity } from '../document/document';
import { setFields } from '../edits/set-fields';
import { entityOf, namersOf, scopeOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import { formatDay } from '../schedule/calendar';
import { planOf } from '../schedule/plan';
import { isBetween, isOut } from './requirement-stage';
import { type Context, type Found, PLAN, type Rule } from './rule';

const LESSER: ReadonlySet<unknown> = new Set(['could', 'wont']);

export const reqPriorityInversion: Rule = {
  id: 'req/priority-inversion',
  severity: 'warning',
  description: { en: 'A must depends on a could or a won’t, or on something that the roadmap brings later.', zh: '必须项依赖可选项或不做项，或依赖路线图上更晚的内容。' },
  help: {
    why: { en: 'The must cannot be built before what it needs. Raise the other one or plan it earlier, or do without it. What is built already is left alone.', zh: '所需内容没有完成，必须项就无法开始。请提高其优先级或提前，或去掉依赖。已实现的不检查。' },
    bad: 'id: REQ-1\npriority: must\ndependsOn: [REQ-2] # which is a could',
    good: 'id: REQ-1\npriority: must\ndependsOn: [REQ-2] # which is a must too',
  },
  messages: {
    default: { en: '{must} is a must, but {id} is a {priority}. Raise {id}, or do without it.', zh: '{must} 是必须项，而 {id} 的优先级是 {priority}。请提高 {id}，或去掉依赖。' },
    later: { en: '{must} ends on {end}, but {id} only on {later}. Plan {id} earlier.', zh: '{must} 于 {end} 结束，而 {id} 到 {later} 才完成。请提前安排 {id}。' },
  },
  kinds: ['requirements', 'prd'],
  *check(facts, context): Generator<Found> {
    for (const { id, from, fromKind, field, range, file } of facts.references) {
      if (field !== 'dependsOn' || fromKind !== 'requirement') continue;
      const must = facts.entities.findLast((entity) => entity.id === from);
      if (must?.fields['priority'] !== 'must' || isOut(must) || isBetween(must, 'implemented', 'released')) continue;
      const needed = entityOf(context.snapshot, id, file);
      if (needed?.kind !== 'requirement' || isOut(needed) || isBetween(needed, 'implemented', 'released')) continue;
      const { priority } = needed.fields;
      if (LESSER.has(priority)) yield { message: 'default', args: { must: must.id, id, priority: String(priority) }, range };
      else {
        const late = latenessOf(must, needed, context);
        if (late) yield { message: 'later', args: { must: must.id, id, ...late }, range } satisfies Found;
      }
    }
  },
  *fix({ args = {}, message }, document) {
    const needed = document.entities.find(({ kind, id }) => kind === 'requirement' && id === args['id']);
    const result = message === 'default' && needed ? setFields(document, needed, [{ path: ['priority'], value: 'must' }]) : undefined;
    if (result?.ok) yield { title: { en: 'Raise {id} to must', zh: '将 {id} 提为 must' }, args: { id: String(args['id']) }, edits: result.edits };
  },
};

/** Last days of both, where the roadmap is over with what is needed only after it is over with the must. */
function latenessOf(must: Entity, needed: Entity, { snapshot, asks }: Context): { readonly end: string; readonly later: string } | undefined {
  const own = itemsOf(snapshot, must);
  if (own.size === 0) return undefined;
  asks(PLAN);
  asks(needed.id);
  const [ends, others] = [endsOf(snapshot, must, own), endsOf(snapshot, needed, itemsOf(snapshot, needed))];
  const [end, later] = [Math.max(...ends), Math.min(...others)];
  return ends.length > 0 && others.length > 0 && later > end ? { end: formatDay(end), later: formatDay(later) } : undefined;
}

/** Ids of the roadmap items that carry a requirement. */
function itemsOf(snapshot: Snapshot, requirement: Entity): ReadonlySet<string> {
  const items = new Set<string>();
  for (const { from, fromKind, field } of namersOf(snapshot, requirement)) if (fromKind === 'roadmapItem' && field === 'requirements' && from !== undefined) items.add(from);
  return items;
}

function endsOf(snapshot: Snapshot, { file }: Entity, items: ReadonlySet<string>): number[] {
  if (items.size === 0) return [];
  return planOf(snapshot, scopeOf(snapshot, file)).items.flatMap(({ entity, status, place }) => (items.has(entity.id) && status !== 'cancelled' && place.placed ? [place.end] : []));
}
