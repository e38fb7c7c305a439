// Rule team/skill-gap: nobody of those responsible for an area has a skill for it.
import type { Entity } from '../document/document';
import { areaName, dutiesOf, functionOf, peopleOf } from './duties';
import type { Rule } from './rule';

/** Beginnings of words for skills and roles by area. Product work and development have too many names to tell that none is there. */
const WORDS: Readonly<Record<string, RegExp>> = {
  design: /design|\bu[xi]\b|prototyp|wirefram|figma|illustrat|accessib|usab|设计|交互|视觉|可用性|无障碍/i,
  architecture: /architect|system|backend|platform|cloud|data model|integration|架构|系统|后端|平台|集成/i,
  test: /test|quality|\bqa\b|automation|accessib|测试|质量/i,
  operations: /operat|devops|\bsre\b|monitor|cloud|infrastruct|incident|network|deploy|运维|运营|监控|部署/i,
  marketing: /market|campaign|brand|content|\bseo\b|copywrit|launch|communicat|market research|市场|营销|推广|品牌|文案/i,
  sales: /sales|selling|negotiat|account|contract|partner|customer|销售|谈判|商务|合同|客户/i,
  support: /support|service|train|customer|helpdesk|writing|支持|客服|服务|培训/i,
  finance: /financ|account|controll|budget|pricing|tax|财务|会计|预算|定价/i,
  administration: /admin|office|purchas|contract|organi[sz]|human resources|\bhr\b|legal|行政|采购|合同|人事|法务/i,
};

export const teamSkillGap: Rule = {
  id: 'team/skill-gap',
  severity: 'info',
  description: { en: 'Nobody of those responsible for an area names a skill for it.', zh: '负责某领域的人都没有写明相应技能。' },
  help: {
    why: { en: 'They will need training, or help from outside. Looked for among the skills and roles of the responsible, where all of them name skills; whoever is in a team of that function has what it takes.', zh: '他们需要培训或外部支援。仅在所有执行人都写有技能时，从技能和角色中查找；属于该职能团队的视为具备。' },
    bad: 'people:\n  - handle: "@ravi"\n    skills: [Kotlin]\nresponsibilities:\n  - activity: Test a release\n    area: test\n    responsible: ["@ravi"]',
    good: 'people:\n  - handle: "@ravi"\n    skills: [Kotlin, test automation]\nresponsibilities:\n  - activity: Test a release\n    area: test\n    responsible: ["@ravi"]',
  },
  messages: {
    default: { en: 'Nobody responsible here names a skill in {area}. Train somebody, or ask for help.', zh: '这里的执行人都没有{area}方面的技能。请安排培训，或寻求支援。' },
  },
  kinds: ['team'],
  *check(facts, context) {
    for (const { area, responsible } of dutiesOf(facts)) {
      const words = Object.hasOwn(WORDS, area) ? WORDS[area] : undefined;
      const [first] = responsible;
      if (!words || !first) continue;
      const people = responsible.flatMap((reference) => peopleOf(reference, context));
      if (people.length === 0 || people.some((person) => !isTold(person) || words.test(skillsOf(person)) || functionOf(person, context) === area)) continue;
      yield { message: 'default', args: { area: areaName(area) }, range: first.range };
    }
  },
};

function isTold({ fields: { skills } }: Entity): boolean {
  return Array.isArray(skills) && skills.length > 0;
}

function skillsOf({ fields: { role, skills } }: Entity): string {
  return [role, ...(Array.isArray(skills) ? (skills as readonly unknown[]) : [])].filter((one) => typeof one === 'string').join('; ').slice(0, 1000);
}
