// Rule prd/missing-part: a PRD under review or later that leaves out one of the nine parts.
import type { Entity, PrdPart } from '../document/document';
import { addPrdPart, dismissPrdPart } from '../edits/add-prd-part';
import type { DocumentFacts } from '../index/facts';
import { scopeOf } from '../index/lookup';
import { nextFreeId } from '../index/next-id';
import type { Localized } from '../schema/entities';
import { hasReached, prdOf, requirementsOf } from './prd-stage';
import { placeOf, type Rule } from './rule';
import { isEmpty } from './things';

type Part = Extract<PrdPart, 'vision' | 'targetMarket' | 'competition' | 'functional' | 'priorities' | 'useCases' | 'system' | 'performance' | 'salesSupport'>;

const PARTS: Readonly<Record<Part, Localized>> = {
  vision: { en: 'a vision', zh: '愿景' },
  targetMarket: { en: 'a target market', zh: '目标市场' },
  competition: { en: 'the competition', zh: '竞争分析' },
  functional: { en: 'functional requirements', zh: '功能需求' },
  priorities: { en: 'priorities', zh: '优先级' },
  useCases: { en: 'use cases', zh: '用例' },
  system: { en: 'system requirements', zh: '系统需求' },
  performance: { en: 'performance requirements', zh: '性能需求' },
  salesSupport: { en: 'sales and support requirements', zh: '销售与支持需求' },
};

/** Types of requirements that make a part by being listed. */
const TYPES: Readonly<Partial<Record<Part, readonly unknown[]>>> = {
  functional: ['functional', 'usability'],
  system: ['system', 'security', 'compliance', 'constraint'],
  performance: ['performance'],
  salesSupport: ['sales', 'support'],
};

export const prdMissingPart: Rule = {
  id: 'prd/missing-part',
  severity: 'warning',
  description: { en: 'A PRD under review or later leaves out one of the nine parts.', zh: '评审及之后的 PRD 缺少九个必备部分之一。' },
  help: {
    why: { en: 'Whoever reviews it has to ask for what is missing. A requirement of that type makes the part, and so does a heading in Markdown; name under notApplicable what is left out on purpose.', zh: '评审人不得不追问缺少的内容。列出该类型的需求即视为具备，Markdown 中写有相应标题也可以；有意省略的部分请列入 notApplicable。' },
    bad: 'id: PRD-1\nstatus: review\nrequirements: [REQ-1]',
    good: 'id: PRD-1\nstatus: review\nvision: Riders leave the house on time.\ntargetMarket:\n  - segment: Commuters\nrequirements: [REQ-1]\nnotApplicable: [competition, useCases, priorities, system, performance, salesSupport]',
  },
  messages: {
    default: { en: '{id} has no {parts}. Add them, or name them under notApplicable.', zh: '{id} 缺少{parts}。请补充，或列入 notApplicable。' },
  },
  kinds: ['prd'],
  whole: true,
  *check(facts, { snapshot }) {
    const prd = prdOf(facts);
    if (!prd || !hasReached(prd, 'review')) return;
    const requirements = requirementsOf(facts, prd, snapshot);
    const parts = (Object.keys(PARTS) as Part[]).filter((part) => !isExcused(prd, part) && !isThere(part, prd, facts, requirements));
    if (parts.length === 0) return;
    yield { message: 'default', args: { id: prd.id, parts: parts.map((part) => withoutArticle(PARTS[part])), keys: parts }, range: placeOf(prd, 'status') };
  },
  *fix({ args = {} }, document, { snapshot }) {
    const keys = Array.isArray(args['keys']) ? (args['keys'] as readonly Part[]).filter((key) => Object.hasOwn(PARTS, key)) : [];
    for (const key of keys) {
      const edit = addPrdPart(document, key, nextFreeId(snapshot, scopeOf(snapshot, document.file), 'useCase'));
      if (edit) yield { title: { en: 'Add {part}', zh: '添加{part}' }, args: { part: PARTS[key] }, edits: [edit] };
    }
    const all = dismissPrdPart(document, keys);
    if (all) yield { title: { en: 'Name what is missing under notApplicable', zh: '将缺少的部分列入 notApplicable' }, edits: [all] };
    for (const key of keys.length > 1 ? keys : []) {
      const edit = dismissPrdPart(document, [key]);
      if (edit) yield { title: { en: 'Leave out {part} on purpose', zh: '有意省略{part}' }, args: { part: PARTS[key] }, edits: [edit] };
    }
  },
};

function isExcused({ fields: { notApplicable } }: Entity, part: Part): boolean {
  return Array.isArray(notApplicable) && notApplicable.includes(part);
}

function isThere(part: Part, { fields }: Entity, { sections }: DocumentFacts, requirements: readonly Entity[]): boolean {
  if (!isEmpty(fields[part]) || sections.some((section) => section.part === part && section.filled)) return true;
  if (part === 'priorities') return requirements.some((requirement) => !isEmpty(requirement.fields['priority']));
  return requirements.some((requirement) => TYPES[part]?.includes(requirement.fields['type']));
}

function withoutArticle({ en, zh }: Localized): Localized {
  return { en: en.replace(/^(?:a|the) /, ''), zh };
}
