// The kinds of things that product documents define, with their default id prefixes and their names in both languages.

/** A text in both languages of the product. */
export interface Localized {
  readonly en: string;
  readonly zh: string;
}

interface EntityType {
  readonly prefix: string;
  /** With its article in English, to stand inside a sentence. */
  readonly one: Localized;
  readonly many: Localized;
  /** May be known by a name in place of a number: `TEAM-checkout`. */
  readonly named?: true;
}

const type = (prefix: string, one: string, many: string, zh: string, named?: true): EntityType => ({
  prefix,
  one: { en: one, zh },
  many: { en: many, zh },
  ...(named && { named }),
});

export const ENTITY_TYPES = {
  product: type('PRODUCT', 'a product', 'products', '产品', true),
  goal: type('GOAL', 'a goal', 'goals', '目标'),
  kpi: type('KPI', 'a KPI', 'KPIs', '指标'),
  persona: type('PERSONA', 'a persona', 'personas', '用户画像', true),
  competitor: type('COMP', 'a competitor', 'competitors', '竞争对手', true),
  prd: type('PRD', 'a PRD', 'PRDs', 'PRD'),
  useCase: type('UC', 'a use case', 'use cases', '用例'),
  requirement: type('REQ', 'a requirement', 'requirements', '需求'),
  roadmap: type('ROADMAP', 'a roadmap', 'roadmaps', '路线图', true),
  lane: type('LANE', 'a lane', 'lanes', '泳道', true),
  milestone: type('MS', 'a milestone', 'milestones', '里程碑'),
  roadmapItem: type('RM', 'a roadmap item', 'roadmap items', '路线图条目'),
  feedback: type('FB', 'a feedback note', 'feedback notes', '反馈'),
  improvement: type('IMP', 'an improvement', 'improvements', '改进'),
  risk: type('RISK', 'a risk', 'risks', '风险'),
  team: type('TEAM', 'a team', 'teams', '团队', true),
  review: type('REVIEW', 'a review', 'reviews', '复盘'),
  person: type('@', 'a person', 'people', '人员', true),
} as const satisfies Record<string, EntityType>;

export type EntityKind = keyof typeof ENTITY_TYPES;

export const ENTITY_KINDS = Object.keys(ENTITY_TYPES) as readonly EntityKind[];

export function isEntityKind(word: string): word is EntityKind {
  return Object.hasOwn(ENTITY_TYPES, word);
}
