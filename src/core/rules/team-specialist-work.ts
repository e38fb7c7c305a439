// Rule team/specialist-work: a product manager who does the work of specialists.
import type { Entity } from '../document/document';
import { entityOf, textField } from '../index/lookup';
import { areaName, dutiesOf, functionOf } from './duties';
import type { Context, Rule } from './rule';

/** Areas that a product manager coordinates, but leaves to others. */
const SPECIALIST: ReadonlySet<string> = new Set(['development', 'marketing', 'support', 'finance', 'administration']);
const PRODUCT_ROLE = /\bproduct\s+(?:manager|owner|lead|director)\b|产品(?:经理|负责人|总监|主管)/i;

export const teamSpecialistWork: Rule = {
  id: 'team/specialist-work',
  severity: 'warning',
  description: { en: 'A product manager is responsible for the work of specialists.', zh: '产品经理承担了专业岗位的工作。' },
  help: {
    why: { en: 'Development, campaigns, support, finance and administration are done better by those who learned them, and meanwhile nobody does the product. Coordinate such work: be consulted or informed. Told by the role, or by a team whose function is product.', zh: '开发、市场活动、支持、财务和行政应由专业人员完成，否则产品工作无人去做。请负责协调：改为被咨询或被告知。依据角色，或所属团队的职能为产品来判断。' },
    bad: 'responsibilities:\n  - activity: Build the app\n    area: development\n    responsible: ["@ling"] # the product manager',
    good: 'responsibilities:\n  - activity: Build the app\n    area: development\n    responsible: ["@tomas"]\n    consulted: ["@ling"]',
  },
  messages: {
    default: { en: '{id} manages the product. Leave {area} to specialists, and coordinate it.', zh: '{id} 负责产品管理。{area}请交给专业人员，自己负责协调。' },
  },
  kinds: ['team'],
  *check(facts, context) {
    for (const { area, responsible } of dutiesOf(facts)) {
      if (!SPECIALIST.has(area)) continue;
      for (const { id, range, file } of responsible) {
        const party = entityOf(context.snapshot, id, file);
        if (party && isProduct(party, context)) yield { message: 'default', args: { id, area: areaName(area) }, range };
      }
    }
  },
};

function isProduct(party: Entity, context: Context): boolean {
  if (party.kind === 'team') return party.fields['function'] === 'product';
  return party.kind === 'person' && (PRODUCT_ROLE.test(textField(party, 'role') ?? '') || functionOf(party, context) === 'product');
}
