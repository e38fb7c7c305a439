// Recognises which part of a PRD a heading stands for, in English and Chinese.
import type { PrdPart } from './document';

/** Words that a heading of a part is made of, normalised as by `normalise`. */
const HEADINGS: readonly (readonly [PrdPart, readonly string[]])[] = [
  ['nonGoals', ['non goals', 'nongoals', 'out of scope', 'not in scope', 'exclusions', '非目标', '不做', '范围外', '不在范围', '不包含', '暂不包含', '暂不支持']],
  ['salesSupport', ['sales and support', 'sales & support', 'sales support', 'go to market', 'support requirements', 'sales requirements', 'customer support', '销售与支持', '销售和支持', '销售与服务', '销售支持', '售后', '客户支持', '销售需求', '支持需求', '上市']],
  ['performance', ['performance', 'non functional', 'non functional requirements', 'nonfunctional requirements', 'nonfunctional', 'quality attributes', 'scalability', '性能', '非功能', '非功能需求', '非功能性需求', '可扩展性']],
  ['system', ['system requirements', 'system and environment', 'technical requirements', 'technical constraints', 'technology stack', 'tech stack', 'compatibility', 'platform', 'architecture', 'environment', 'dependencies', '系统需求', '系统要求', '技术需求', '技术要求', '技术架构', '系统架构', '运行环境', '技术栈', '兼容性', '平台', '依赖']],
  ['acceptance', ['acceptance criteria', 'acceptance', '验收标准', '验收场景', '验收']],
  ['useCases', ['use cases', 'use case', 'user stories', 'user story', 'scenarios', 'user journeys', 'user flows', '用例', '用户故事', '使用场景', '应用场景', '用户场景', '用户旅程', '用户流程', '业务流程', '场景']],
  ['releaseCriteria', ['release criteria', 'launch criteria', 'definition of done', 'exit criteria', '发布标准', '发布条件', '上线标准', '上线条件']],
  ['functional', ['functional', 'functional description', 'functional requirements', 'features', 'functionalities', 'functionality', 'feature list', 'requirements', '功能', '功能描述', '功能需求', '功能说明', '功能列表', '核心功能', '功能性需求', '需求列表', '产品功能', '需求说明', '需求']],
  ['priorities', ['priorities', 'priority', 'prioritisation', 'prioritization', 'moscow', '优先级', '需求优先级']],
  ['competition', ['competition', 'competitors', 'competitive', 'competitive analysis', 'competitive landscape', 'alternatives', '竞争', '竞品', '竞争分析', '竞品分析', '竞争对手']],
  ['targetMarket', ['target market', 'target audience', 'target users', 'target customers', 'audience', 'users', 'user personas', 'personas', 'market', 'market segments', '目标市场', '目标用户', '目标客户', '用户群体', '用户画像', '核心用户', '非目标用户', '市场', '市场分析']],
  ['goals', ['goals', 'objectives', 'goals and objectives', 'success metrics', 'success criteria', 'metrics', 'kpis', 'key results', '目标', '产品目标', '项目目标', '成功指标', '衡量指标', '关键指标', '核心指标', '业务目标']],
  ['vision', ['vision', 'product vision', 'mission', 'product positioning', 'positioning', 'value proposition', '愿景', '产品愿景', '产品定位', '定位', '核心价值', '产品价值', '价值主张']],
  ['openQuestions', ['open questions', 'questions', 'open issues', 'assumptions and open questions', '待定问题', '待解决问题', '开放问题', '遗留问题', '未决问题']],
  ['risks', ['risks', 'risks and mitigations', 'risk', '风险', '风险与对策']],
  ['revisions', ['revisions', 'revision history', 'change log', 'changelog', 'history', 'version history', '修订', '修订记录', '修订历史', '变更记录', '版本记录', '版本历史', '版本规划']],
  ['problem', ['problem', 'problem statement', 'background', 'motivation', 'context', '问题', '背景', '问题陈述', '项目背景', '需求背景', '痛点']],
  ['summary', ['summary', 'overview', 'introduction', 'product overview', 'executive summary', 'tl dr', '概述', '产品概述', '摘要', '简介', '概要', '总览', '项目概述']],
];

/** Names that close headings of every part: they count only where nothing else fits. */
const GENERIC: ReadonlySet<string> = new Set(['requirements', 'overview', '需求']);

/** The document's own title, which names all of its parts. */
const TITLE = /(?:^|\s)(?:prd|documents?|specification)$|(?:文档|说明书|规格书)$/;

/**
 * Part that a heading stands for: numbering, markup and letter case aside, the whole heading or its leading or closing words.
 * The longest name that fits counts, and of equally long ones the first.
 */
export function prdPartOf(title: string): PrdPart | undefined {
  const words = normalise(title);
  if (!words || TITLE.test(words)) return undefined;
  let best: { readonly part: PrdPart; readonly length: number } | undefined;
  for (const [part, names] of HEADINGS) {
    for (const name of names) {
      if (words === name) return part;
      const length = GENERIC.has(name) ? 1 : name.length;
      if (length > (best?.length ?? 0) && holds(words, name)) best = { part, length };
    }
  }
  return best?.part;
}

function normalise(title: string): string {
  return title
    .slice(0, 120)
    .toLowerCase()
    .replace(/^\s*(?:第?[一二三四五六七八九十百\d]+(?:\.\d+)*\s*[章节]?\s*[、.．:：)）\s]\s*|[（(][一二三四五六七八九十\d]+[)）]\s*|\d+(?:\.\d+)*\.?\s*)/u, '')
    .replace(/[（(][^（()）]*[)）]\s*$/u, '')
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .trim();
}

/** Chinese names may stand anywhere in a short heading; English ones must be whole words at its start or end. */
function holds(words: string, name: string): boolean {
  if (/[^\x20-\x7e]/.test(name)) return name.length > 1 && words.length <= name.length + 6 && words.includes(name);
  return words.length <= name.length + 24 && name.length > 4 && (words.startsWith(`${name} `) || words.endsWith(` ${name}`));
}
