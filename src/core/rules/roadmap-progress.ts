// Rule roadmap/progress: progress that its own status, or those of its requirements, speak against.
import type { Entity } from '../document/document';
import { entityOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import { percentOf, textsOf } from '../schedule/fields';
import { rolledUp } from '../schedule/progress';
import { type Found, placeOf, type Rule } from './rule';

/** Percent that an estimate of progress may be off. */
const TOLERANCE = 10;

export const roadmapProgress: Rule = {
  id: 'roadmap/progress',
  severity: 'warning',
  description: { en: 'The progress of an item and its status, or those of its requirements, contradict each other.', zh: '条目的进度与其状态或其需求的状态互相矛盾。' },
  help: {
    why: { en: 'One of the two is out of date. Requirements count by their estimates, where all have one. What is in progress may be anywhere between begun and done, so that only what can’t be is reported.', zh: '两者之一已过时。各需求都有估算时按估算加权。进行中的需求可能刚开始，也可能接近完成，因此只报告不可能的情况。' },
    bad: 'items:\n  - id: RM-2\n    status: in-progress\n    progress: 100',
    good: 'items:\n  - id: RM-2\n    status: done\n    progress: 100',
  },
  messages: {
    done: { en: '{id} is done, but its progress is {percent} %. Set one of them.', zh: '{id} 已完成，但进度为 {percent}%。请更正其中一个。' },
    full: { en: '{id} is at 100 %, but not done. Set its status to done, or lower its progress.', zh: '{id} 的进度为 100%，但状态不是“已完成”。请改为“已完成”，或降低进度。' },
    apart: { en: '{id} is at {percent} %, but its requirements are at {rolled} % by their statuses.', zh: '{id} 的进度为 {percent}%，而按需求的状态为 {rolled}%。' },
    unfinished: { en: '{id} is done, but its requirements are at {rolled} % by their statuses.', zh: '{id} 已完成，而按需求的状态为 {rolled}%。' },
  },
  kinds: ['roadmap'],
  *check(facts, { snapshot }) {
    for (const entity of facts.entities) {
      const found = entity.kind === 'roadmapItem' ? contradictionOf(entity, snapshot) : undefined;
      if (found) yield found;
    }
  },
};

function contradictionOf(entity: Entity, snapshot: Snapshot): Found | undefined {
  const { id, fields, file } = entity;
  const status = fields['status'];
  const percent = percentOf(fields['progress']);
  if (status === 'cancelled') return undefined;
  if (status === 'done' && percent !== undefined && percent < 100) return { message: 'done', args: { id, percent }, range: placeOf(entity, 'progress') };
  if (status !== 'done' && status !== undefined && percent === 100) return { message: 'full', args: { id }, range: placeOf(entity, 'status') };
  const said = status === 'done' ? 100 : percent;
  if (said === undefined) return undefined;
  const requirements = textsOf(fields['requirements']).flatMap((one) => entityOf(snapshot, one, file) ?? []).filter(({ kind }) => kind === 'requirement');
  const rolled = rolledUp(requirements.map((requirement) => requirement.fields));
  if (!rolled || (said >= rolled.least - TOLERANCE && said <= rolled.most + TOLERANCE)) return undefined;
  return { message: status === 'done' ? 'unfinished' : 'apart', args: { id, percent: Math.round(said), rolled: rolled.percent }, range: status === 'done' ? placeOf(entity, 'status') : placeOf(entity, 'progress') };
}
