// Rule feedback/no-improvement: many complaints about one requirement, and nothing is done about them.
import type { Entity } from '../document/document';
import { entityOf, namersOf } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import { isBetween, isOut } from './requirement-stage';
import type { Context, Rule } from './rule';

const MANY = 5;

export const feedbackNoImprovement: Rule = {
  id: 'feedback/no-improvement',
  severity: 'info',
  description: { en: 'Five or more complaints are about one requirement, and no improvement takes them up.', zh: '某条需求有五条以上负面反馈，却没有改进项。' },
  help: {
    why: { en: 'What so many complain about is no matter of taste. Complaints that are closed don’t count; a requirement that is being built, or was rejected, is left alone. Told at the last of the complaints.', zh: '这么多人抱怨，就不是个别口味了。已关闭的反馈不计；正在实现或已拒绝的需求不检查。提示位于最后一条负面反馈处。' },
    bad: 'feedback: # five of them\n  - id: FB-1\n    sentiment: negative\n    requirements: [REQ-4]',
    good: 'improvements:\n  - id: IMP-1\n    title: Times that can be trusted\n    requirements: [REQ-4]',
  },
  messages: {
    default: { en: '{count} complaints are about {id}, and no improvement is. Plan one.', zh: '有 {count} 条负面反馈涉及 {id}，却没有改进项。请制定改进。' },
  },
  kinds: ['feedback'],
  *check({ references }, context) {
    for (const { id, from, fromKind, field, file, range } of references) {
      if (fromKind !== 'feedback' || field !== 'requirements') continue;
      const own = entityOf(context.snapshot, from ?? '', file);
      const requirement = own && isComplaint(own) ? entityOf(context.snapshot, id, file) : undefined;
      if (requirement?.kind !== 'requirement' || isOut(requirement) || isBetween(requirement, 'planned', 'verified')) continue;
      const { complaints, improved } = saidOf(requirement, context);
      const last = complaints.at(-1);
      if (!improved && complaints.length >= MANY && last?.id === from && last?.file === file) yield { message: 'default', args: { id, count: complaints.length }, range };
    }
  },
};

function isComplaint({ kind, fields }: Entity): boolean {
  return kind === 'feedback' && fields['sentiment'] === 'negative' && fields['status'] !== 'closed';
}

interface Said {
  /** In order of file and place. */
  readonly complaints: readonly Entity[];
  readonly improved: boolean;
}

const known = new WeakMap<Snapshot, Map<Entity, Said>>();

function saidOf(requirement: Entity, { snapshot, asks }: Context): Said {
  asks(requirement.id);
  let all = known.get(snapshot);
  if (!all) known.set(snapshot, (all = new Map<Entity, Said>()));
  let said = all.get(requirement);
  if (!said) {
    const complaints: Entity[] = [];
    let improved = false;
    for (const { from, fromKind, field, file } of namersOf(snapshot, requirement)) {
      const namer = field === 'requirements' && from !== undefined ? entityOf(snapshot, from, file) : undefined;
      if (fromKind === 'improvement') improved = true;
      else if (namer && isComplaint(namer) && complaints.at(-1) !== namer) complaints.push(namer);
    }
    all.set(requirement, (said = { complaints, improved }));
  }
  return said;
}
