// Makes the text of a new product document, with short comments on what to fill in.
import { formatScalar } from '../document/format-scalar';
import type { FileKind } from '../document/file-kind';
import type { NumberedKind } from '../index/next-id';
import { ENTITY_TYPES, type Localized } from '../schema/entities';

export interface SkeletonOptions {
  /** Id of what the file defines first: the product, the PRD, the requirement, the first note, risk or team. A config defines nothing. */
  readonly id?: string;
  readonly title?: string;
  readonly language: 'en' | 'zh';
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** A handle, with its `@`. */
  readonly owner?: string;
  /** A PRD as front matter with sections below. */
  readonly markdown?: boolean;
  /** Ids for what else the file defines (goals, lanes, items); the first of each kind where it is left out. */
  readonly nextId?: (kind: NumberedKind) => string;
  /** One requirement at the root in place of a list. */
  readonly single?: boolean;
}

/** A word that the writer puts another in place of. */
export interface Fill {
  readonly fill: string;
  /** Values to choose from. */
  readonly choices?: readonly string[];
}

export type SkeletonPart = string | Fill;

/** Text of a new file of a kind: valid under its schema, with sentences to be replaced. Lines end with LF. */
export function skeletonOf(kind: FileKind, options: SkeletonOptions): string {
  return skeletonParts(kind, options).map((part) => (typeof part === 'string' ? part : part.fill)).join('');
}

/** The same text in pieces, for an editor that steps through what is to be filled in. */
export function skeletonParts(kind: FileKind, options: SkeletonOptions): readonly SkeletonPart[] {
  const parts = (kind === 'prd' && options.markdown ? markdownPrd : SKELETONS[kind])(writerFor(options));
  const merged: SkeletonPart[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  return merged;
}

/** What the skeletons are written with. */
interface Writer extends SkeletonOptions {
  readonly say: (en: string, zh: string) => string;
  /** A sentence to replace, as a plain YAML value. */
  readonly ask: (en: string, zh: string) => Fill;
  /** The given title or name, else a word to replace. */
  readonly titleOr: (en: string, zh: string) => Fill;
  readonly idOr: (id: string) => Fill;
  readonly ownerLine: (indent: string) => readonly SkeletonPart[];
  readonly another: (kind: NumberedKind) => string;
}

function writerFor(options: SkeletonOptions): Writer {
  const say = (en: string, zh: string): string => (options.language === 'zh' ? zh : en);
  const ask = (en: string, zh: string): Fill => ({ fill: formatScalar(say(en, zh)) });
  return {
    ...options,
    say,
    ask,
    titleOr: (en, zh) => (options.title?.trim() ? { fill: formatScalar(options.title.trim()) } : ask(en, zh)),
    idOr: (id) => ({ fill: formatScalar(options.id ?? id) }),
    ownerLine: (indent) => (options.owner ? [`${indent}owner: ${quoted(options.owner)}\n`] : []),
    another: (kind) => formatScalar(options.nextId?.(kind) ?? `${ENTITY_TYPES[kind].prefix}-1`),
  };
}

function quoted(text: string): string {
  return formatScalar(text, { style: 'double' });
}

type Skeleton = (writer: Writer) => readonly SkeletonPart[];

const HANDLE: Localized = { en: '@name', zh: '@name' };

const product: Skeleton = ({ say, ask, titleOr, idOr, ownerLine, another, today }) => [
  say('# The folder of this file is the product: ids are unique within it.\n', '# 此文件所在的文件夹就是产品，编号在其中唯一。\n'),
  'id: ', idOr('PRODUCT-1'), '\nname: ', titleOr('New product', '新产品'), '\n',
  ...ownerLine(''),
  say('# One or two sentences: for whom, and what will be better.\n', '# 一两句话：为谁，带来什么改变。\n'),
  'vision: ', ask('What will be better for whom.', '谁的什么会变得更好。'), '\n',
  'stage: concept\n\n',
  say('# Each goal needs a measure; PRDs and requirements refer to goals by id.\n', '# 每个目标都要可衡量；PRD 和需求按编号引用目标。\n'),
  `goals:\n  - id: ${another('goal')}\n    title: `, ask('What the product is to reach', '产品要达到什么'), '\n    due: ', { fill: `${Number(today.slice(0, 4)) + 1}-12-31` }, `\n    kpis:\n      - id: ${another('kpi')}\n        name: `,
  ask('What is measured', '衡量什么'), '\n        baseline: ', { fill: '0' }, '\n        target: ', { fill: '100' }, '\n',
];

const prdHead: Skeleton = ({ titleOr, idOr, owner }) => [
  'id: ', idOr('PRD-1'), '\ntitle: ', titleOr('New PRD', '新 PRD'), '\nstatus: draft\nowner: ',
  owner ? quoted(owner) : { fill: quoted(HANDLE.en) }, '\n',
];

const prd: Skeleton = (writer) => {
  const { say, ask, today } = writer;
  return [
    ...prdHead(writer),
    'summary: ', ask('Three sentences for those who read no further.', '写给只读三句话的人。'), '\n',
    'problem: ', ask('Whose problem it is, and what it costs them today.', '这是谁的问题，今天要付出什么代价。'), '\n',
    'vision: ', ask('What will be better when it is there.', '有了它之后什么会更好。'), '\n',
    'targetMarket:\n  - segment: ', ask('Who it is for', '为谁而做'), '\n',
    'competition:\n  - competitor: ', ask('What people use today', '人们今天用什么'), '\n    ourAnswer: ', ask('Why they will change', '为什么会换用'), '\n',
    'nonGoals:\n  - ', ask('What is left out on purpose', '有意不做的事'), '\n',
    say('# Ids of requirements, such as REQ-1, or whole requirements written here.\n', '# 需求编号，如 REQ-1，也可在此直接写需求。\n'),
    'requirements: []\n',
    'revisions:\n  - date: ', today, '\n    change: ', ask('First draft', '初稿'), '\n',
  ];
};

const SECTIONS: readonly Localized[] = [
  { en: 'Problem', zh: '问题' },
  { en: 'Vision', zh: '愿景' },
  { en: 'Target market', zh: '目标市场' },
  { en: 'Competition', zh: '竞争分析' },
  { en: 'Use cases', zh: '用例' },
  { en: 'Functional description', zh: '功能描述' },
  { en: 'Priorities', zh: '优先级' },
  { en: 'System requirements', zh: '系统需求' },
  { en: 'Performance requirements', zh: '性能需求' },
  { en: 'Sales and support', zh: '销售与支持' },
  { en: 'Open questions', zh: '待定问题' },
];

const markdownPrd: Skeleton = (writer) => {
  const hint = writer.say('Ids such as REQ-1 in the text become links.', '正文中的编号（如 REQ-1）会成为链接。');
  return ['---\n', ...prdHead(writer), 'requirements: []\n---\n\n', `<!-- ${hint} -->\n`, ...SECTIONS.map((title) => `\n## ${title[writer.language]}\n`)];
};

const requirements: Skeleton = ({ say, ask, titleOr, idOr, ownerLine, single }) => {
  const indent = single ? '' : '    ';
  const hint = say('# One sentence: who shall do what, under which condition, and how well.\n', '# 一句话：谁在什么条件下应做什么、做到什么程度。\n');
  return [
    ...(single ? [] : ['requirements:\n  - ']),
    'id: ', idOr('REQ-1'), `\n${indent}title: `, titleOr('New requirement', '新需求'), `\n${indent}type: `,
    { fill: 'functional', choices: ['functional', 'performance', 'system', 'usability', 'security', 'compliance', 'sales', 'support', 'constraint'] },
    `\n${indent}status: proposed\n${indent}priority: `, { fill: 'should', choices: ['must', 'should', 'could', 'wont'] }, '\n',
    ...ownerLine(indent),
    indent, hint, `${indent}statement: `, ask('When something happens, the product shall do something within a given time.', '当某事发生时，产品应在规定时间内完成某事。'), '\n',
    `${indent}acceptance:\n${indent}  - given: `, ask('a situation', '某种情形'), `\n${indent}    when: `, ask('something happens', '某事发生'),
    `\n${indent}    then: `, ask('something can be seen', '可以看到某个结果'), '\n',
  ];
};

const roadmap: Skeleton = ({ say, ask, titleOr, idOr, ownerLine, another, id, today }) => {
  const year = Number(today.slice(0, 4));
  const quarter = Math.ceil(Number(today.slice(5, 7)) / 3);
  const lane = another('lane');
  return [
    ...(id === undefined ? [] : ['id: ', idOr('ROADMAP-1'), '\n']),
    'title: ', titleOr(`Roadmap ${year}`, `${year} 年路线图`), '\n', ...ownerLine(''),
    say('# A day, a month (2026-03), a quarter (2026-Q1), a half (2026-H1) or a year.\n', '# 日期、月份（2026-03）、季度（2026-Q1）、半年（2026-H1）或年份。\n'),
    // A year from this quarter on, and the first item today: nothing is late from the start.
    'start: ', { fill: `${year}-Q${quarter}` }, '\nend: ', { fill: quarter === 1 ? `${year}-Q4` : `${year + 1}-Q${quarter - 1}` }, '\n\n',
    `lanes:\n  - id: ${lane}\n    title: `, ask('A product area', '一个产品领域'), '\n\n',
    'milestones: []\n\n',
    `items:\n  - id: ${another('roadmapItem')}\n    title: `, ask('A piece of work', '一项工作'), `\n    lane: ${lane}\n    start: `, { fill: today }, '\n    duration: ', { fill: '1m' }, '\n    status: idea\n',
  ];
};

const feedback: Skeleton = ({ say, ask, idOr, today }) => [
  say('# What users said, in their own words; requirements: links a note to what came of it.\n', '# 用户原话；用 requirements: 关联由此产生的需求。\n'),
  'feedback:\n  - id: ', idOr('FB-1'), `\n    date: ${today}\n    channel: `,
  { fill: 'interview', choices: ['interview', 'survey', 'review', 'support', 'social', 'sales', 'analytics', 'internal'] },
  '\n    text: ', ask('What the user said', '用户说了什么'), '\n    status: new\n',
];

const risks: Skeleton = ({ say, ask, titleOr, idOr, ownerLine }) => [
  say('# Probability and impact from 1 (low) to 5 (high).\n', '# 概率与影响从 1（低）到 5（高）。\n'),
  'risks:\n  - id: ', idOr('RISK-1'), '\n    title: ', titleOr('What may go wrong', '可能出什么问题'), '\n    category: ',
  { fill: 'schedule', choices: ['technical', 'market', 'operational', 'financial', 'legal', 'schedule', 'people', 'security'] },
  '\n    probability: ', { fill: '3' }, '\n    impact: ', { fill: '3' }, '\n    response: ', { fill: 'mitigate', choices: ['avoid', 'mitigate', 'transfer', 'accept'] },
  '\n    plan: ', ask('What is done about it', '如何应对'), '\n', ...ownerLine('    '), '    status: open\n',
];

const team: Skeleton = ({ say, ask, titleOr, idOr, owner }) => [
  say('# Capacity counts people who can work at the same time.\n', '# capacity 为可同时投入的人数。\n'),
  'teams:\n  - id: ', idOr('TEAM-1'), '\n    name: ', titleOr('Team', '团队'), '\n    function: development\n    capacity: ', { fill: '3' }, '\n\n',
  say('# Handles stand in quotes; every owner: names one.\n', '# 账号要加引号，owner: 引用的就是账号。\n'),
  'people:\n  - handle: ', owner ? quoted(owner) : { fill: quoted(HANDLE.en) }, '\n    name: ', ask('Full name', '姓名'), '\n    role: ', ask('Product manager', '产品经理'), '\n',
];

const config: Skeleton = ({ say }) => [
  say('# Severity of a rule: off, hint, info, warning or error.\n', '# 规则的严重程度：off、hint、info、warning 或 error。\n'),
  'rules: {}\n',
  say('# Files that are left out, as glob patterns.\n', '# 不检查的文件（glob 模式）。\n'),
  'ignore: []\n',
  say('# Language of the wording rules: auto, en or zh.\n', '# 措辞规则的语言：auto、en 或 zh。\n'),
  'language: auto\n',
];

const SKELETONS: Readonly<Record<FileKind, Skeleton>> = { product, prd, requirements, roadmap, feedback, risks, team, config };
