// The words of the priority matrix in both languages.
import type { MatrixCommand, Refusal, ScoringModel } from '../../src/panels/matrix/protocol';
import { choose, type Texts } from '../shared/locale';

type Words<K extends string> = Readonly<Record<K, string>>;

interface MatrixTexts {
  readonly panel: string;
  readonly rankedBy: string;
  readonly models: Words<ScoringModel>;
  readonly formulas: Words<ScoringModel>;
  readonly modelDefault: string;
  readonly size: string;
  readonly sizeNone: string;
  readonly filter: string;
  readonly filterHint: string;
  readonly clearFilter: string;
  readonly hidden: (count: number) => string;
  readonly view: string;
  readonly modes: Words<'chart' | 'both' | 'table'>;
  readonly measures: Readonly<Record<string, string>>;
  readonly axisX: string;
  readonly axisY: string;
  readonly log: string;
  readonly logTitle: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly zoomFit: string;
  readonly sash: string;
  readonly threshold: (measure: string) => string;
  readonly quadrants: Words<'quick' | 'big' | 'fill' | 'sink'>;
  readonly corner: (high: boolean, measure: string) => string;
  readonly priorities: Words<'must' | 'should' | 'could' | 'wont' | 'none'>;
  readonly statuses: Readonly<Record<string, string>>;
  readonly chart: (x: string, y: string) => string;
  readonly chartHelp: string;
  readonly movedAside: string;
  readonly sizes: (values: string, measure: string) => string;
  readonly ranking: string;
  readonly columns: Words<'rank' | 'id' | 'title' | 'score' | 'terms' | 'priority' | 'effort'>;
  readonly sortBy: (column: string) => string;
  readonly fromNotes: (count: number) => string;
  readonly ofScale: (min: string, max: string) => string;
  readonly rankIs: (rank: number) => string;
  readonly needs: (list: string) => string;
  readonly openSource: string;
  readonly notRanked: string;
  readonly lack: (count: number) => string;
  readonly no: (terms: string) => string;
  readonly zero: (term: string) => string;
  readonly openRow: (id: string) => string;
  readonly open: string;
  readonly shown: (count: number) => string;
  readonly notRankedCount: (count: number) => string;
  readonly offChart: (count: number) => string;
  readonly hiddenByFilter: (count: number) => string;
  readonly findings: (count: number, items: number) => string;
  readonly findingsOf: (count: number) => string;
  readonly hintDrag: (x: string, y: string) => string;
  readonly hintTable: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly commands: Words<MatrixCommand>;
  readonly noneScored: (count: number, x: string, y: string) => string;
  readonly fillIn: string;
  readonly noneRanked: (terms: string) => string;
  readonly filterHidesAll: (count: number) => string;
  readonly broken: (file: string, line: number) => string;
  readonly brokenMore: (count: number) => string;
  readonly show: string;
  readonly dismiss: string;
  readonly loading: string;
  readonly refused: Words<Refusal>;
  readonly said: (id: string, title: string, rank: number | undefined) => string;
  readonly saidValues: (x: string, xValue: string, y: string, yValue: string) => string;
  readonly gaveUp: string;
  readonly several: (count: number) => string;
  readonly list: (items: readonly string[]) => string;
  readonly whatIf: string;
  readonly whatIfTitle: string;
  readonly whatIfHint: string;
  readonly weightsMoved: (count: number) => string;
  readonly weightOf: (criterion: string) => string;
  readonly asInFile: string;
  readonly was: (weight: string) => string;
  readonly moves: (up: number, down: number, same: number) => string;
  readonly notWritten: string;
  readonly noWeights: (model: string) => string;
  readonly noCriteria: string;
  readonly reset: string;
  readonly writeWeights: string;
  readonly dependencies: string;
  readonly dependenciesTitle: string;
  readonly capacity: string;
  readonly capacityHint: string;
  readonly inOut: (taken: number, out: number) => string;
  readonly byRank: string;
  readonly byRankTitle: string;
  readonly byWorth: string;
  readonly byWorthTitle: string;
  readonly notExact: string;
  readonly cut: (used: string, unused: string, stopped: { readonly id: string; readonly effort: string } | undefined) => string;
  readonly cutBest: (used: string, unused: string, comesIn: number, dropsOut: number) => string;
  readonly uncounted: (count: number) => string;
  readonly wouldFit: (id: string) => string;
  readonly change: string;
  readonly up: string;
  readonly down: string;
  readonly ranks: string;
  readonly ranksTitle: string;
  readonly tied: (others: number) => string;
  readonly fillOne: string;
  readonly fillRow: (id: string) => string;
  readonly fillAll: string;
  readonly filled: string;
  readonly filledOf: (done: number, count: number) => string;
  readonly fillHelp: string;
  readonly done: string;
  readonly notOnScale: (measure: string, scale: string) => string;
}

const en: MatrixTexts = {
  panel: 'Priority matrix',
  rankedBy: 'Ranked by',
  models: { rice: 'RICE', ice: 'ICE', wsjf: 'WSJF', weighted: 'Weighted criteria', 'value-effort': 'Value ÷ effort' },
  formulas: {
    rice: 'reach × impact × confidence ÷ effort',
    ice: 'impact × confidence × ease',
    wsjf: '(value + urgency + risk) ÷ effort',
    weighted: 'Σ weight × (x − min) ÷ (max − min)',
    'value-effort': 'value ÷ effort',
  },
  modelDefault: 'The product file names no scoring model; value ÷ effort is used.',
  size: 'Size',
  sizeNone: 'Equal',
  filter: 'Filter requirements',
  filterHint: 'Filter: text, @owner, status:, tag:',
  clearFilter: 'Clear filter',
  hidden: (count) => `${count} hidden`,
  view: 'View',
  modes: { chart: 'Chart (1)', both: 'Chart and table (2)', table: 'Table (3)' },
  measures: {
    value: 'Value',
    effort: 'Effort',
    reach: 'Reach',
    impact: 'Impact',
    confidence: 'Confidence',
    ease: 'Ease',
    timeCriticality: 'Time criticality',
    riskReduction: 'Risk reduction',
    marketDemand: 'Market demand',
    userFeedback: 'User feedback',
    feasibility: 'Feasibility',
    resourceFit: 'Resource fit',
    'analysis.userValue': 'User value (analysis)',
    'analysis.marketPotential': 'Market potential (analysis)',
    'analysis.feasibility': 'Feasibility (analysis)',
  },
  axisX: 'Measure across',
  axisY: 'Measure upwards',
  log: 'log',
  logTitle: 'Logarithmic scale',
  zoomIn: 'Zoom in (+)',
  zoomOut: 'Zoom out (−)',
  zoomFit: 'Show all (0)',
  sash: 'Width of the ranking',
  threshold: (measure) => `Threshold of ${measure}`,
  quadrants: { quick: 'Quick wins', big: 'Big bets', fill: 'Fill-ins', sink: 'Time sinks' },
  corner: (high, measure) => `${high ? 'High' : 'Low'} ${measure.toLowerCase()}`,
  priorities: { must: 'Must', should: 'Should', could: 'Could', wont: 'Won’t', none: 'No priority' },
  statuses: {
    proposed: 'Proposed',
    analysed: 'Analysed',
    approved: 'Approved',
    planned: 'Planned',
    'in-progress': 'In progress',
    implemented: 'Implemented',
    verified: 'Verified',
    released: 'Released',
    rejected: 'Rejected',
    deferred: 'Deferred',
  },
  chart: (x, y) => `${y} against ${x}`,
  chartHelp: 'Arrows go to the nearest requirement, Alt with arrows changes its scores, F2 fills in its scores, Enter opens its source, brackets go by rank. The table holds the same data.',
  movedAside: 'moved aside; dot: true place',
  sizes: (values, measure) => `${values} ${measure.toLowerCase()}`,
  ranking: 'Ranking',
  columns: { rank: '#', id: 'Id', title: 'Title', score: 'Score', terms: 'Terms', priority: 'Priority', effort: 'Effort' },
  sortBy: (column) => `Sort by ${column}`,
  fromNotes: (count) => `from ${count} ${count === 1 ? 'note' : 'notes'}`,
  ofScale: (min, max) => `of ${min}–${max}`,
  rankIs: (rank) => `rank ${rank}`,
  needs: (list) => `Needs ${list}`,
  openSource: 'Open source',
  notRanked: 'Not ranked',
  lack: (count) => `${count} ${count === 1 ? 'requirement lacks' : 'requirements lack'} a score`,
  no: (terms) => `no ${terms}`,
  zero: (term) => `${term} is not above zero`,
  openRow: (id) => `Open ${id}`,
  open: 'Open',
  shown: (count) => `${count} shown`,
  notRankedCount: (count) => `${count} not ranked`,
  offChart: (count) => `${count} without a place in the chart`,
  hiddenByFilter: (count) => `${count} hidden by the filter`,
  findings: (count, items) => `${count} ${count === 1 ? 'finding' : 'findings'} on ${items} ${items === 1 ? 'item' : 'items'}`,
  findingsOf: (count) => `${count} ${count === 1 ? 'finding' : 'findings'}`,
  hintDrag: (x, y) => `Drag to change ${y.toLowerCase()} and ${x.toLowerCase()} · Alt+arrows move one step · Enter opens the source`,
  hintTable: 'Enter opens the source · Space selects several',
  emptyTitle: 'Nothing to rank yet',
  emptyText: 'Requirements with scores stand here, by what they bring and what they take.',
  commands: { newRequirement: 'New requirement' },
  noneScored: (count, x, y) =>
    count === 1 ? `The only requirement has not both ${y.toLowerCase()} and ${x.toLowerCase()}.` : `${count} requirements, none has ${y.toLowerCase()} and ${x.toLowerCase()}.`,
  fillIn: 'Fill in scores',
  noneRanked: (terms) => `None has a score yet: it takes ${terms}.`,
  filterHidesAll: (count) => (count === 1 ? 'The filter hides the only one.' : `The filter hides all ${count}.`),
  broken: (file, line) => `${file} can’t be read past line ${line}. What it says before that is shown.`,
  brokenMore: (count) => `${count} more ${count === 1 ? 'file' : 'files'} like it.`,
  show: 'Show',
  dismiss: 'Dismiss',
  loading: 'Loading',
  refused: {
    changed: 'Not written: the file changed meanwhile. This is how it stands now.',
    broken: 'Not written: the file has errors that come first.',
    readonly: 'Not written: the file is read-only.',
    failed: 'Not written: the editor could not apply the change.',
    missing: 'Not written: the requirement is no longer there.',
    range: 'Not written: the number lies outside its scale.',
    unsafe: 'Not written: the file would not read back as it should.',
    alias: 'Not written: the scores are shared through a YAML alias; change them in the source.',
    unknown: 'Not written: these scores can’t be set.',
  },
  said: (id, title, rank) => `${id} ${title}${rank === undefined ? ', not ranked' : `, rank ${rank}`}`,
  saidValues: (x, xValue, y, yValue) => `${y} ${yValue}, ${x} ${xValue}`,
  gaveUp: 'Given up, nothing changed.',
  several: (count) => `${count} selected`,
  list: (items) => items.join(', '),
  whatIf: 'What if',
  whatIfTitle: 'Try other weights without writing them (W)',
  whatIfHint: 'Move a weight: the ranking follows, nothing is written',
  weightsMoved: (count) => `${count} ${count === 1 ? 'weight' : 'weights'} moved, not written`,
  weightOf: (criterion) => `Weight of ${criterion}`,
  asInFile: 'as in file',
  was: (weight) => `was ${weight}`,
  moves: (up, down, same) => `${up} up, ${down} down, ${same} unchanged`,
  notWritten: 'Nothing is written until you press “Write to product file”',
  noWeights: (model) => `${model} has no weights to move: its terms count alike. Weighted criteria do.`,
  noCriteria: 'The product file lists no criteria to write to.',
  reset: 'Reset',
  writeWeights: 'Write to product file',
  dependencies: 'Dependencies',
  dependenciesTitle: 'Rank nothing above what it depends on (D)',
  capacity: 'Capacity',
  capacityHint: 'Effort that there is: the ranking shows what fits',
  inOut: (taken, out) => `${taken} in, ${out} out`,
  byRank: 'By rank',
  byRankTitle: 'Down the ranking, until one does not fit',
  byWorth: 'Most value',
  byWorthTitle: 'The set that brings most for the capacity',
  notExact: 'A better set may exist: the search was cut short, or efforts are too fine.',
  cut: (used, unused, stopped) => `${used} used, ${unused} unused${stopped ? `: ${stopped.id} needs ${stopped.effort}` : ''}`,
  cutBest: (used, unused, comesIn, dropsOut) => `${used} used, ${unused} unused · against the ranking ${comesIn} come in, ${dropsOut} drop out`,
  uncounted: (count) => `${count} without effort`,
  wouldFit: (id) => `${id} would fit`,
  change: 'Change',
  up: 'up',
  down: 'down',
  ranks: 'Rank ±25 %',
  ranksTitle: 'Best and worst rank when any one weight changes by a quarter',
  tied: (others) => `same score as ${others} ${others === 1 ? 'other' : 'others'}`,
  fillOne: 'Fill in',
  fillRow: (id) => `Fill in scores of ${id}`,
  fillAll: 'Fill in all…',
  filled: 'Back to the ranking.',
  filledOf: (done, count) => `${done} of ${count} ranked`,
  fillHelp: 'Enter goes down, Tab goes right, Escape returns to the ranking. Each number is written as you leave its cell.',
  done: 'Done',
  notOnScale: (measure, scale) => `${measure} takes ${scale}`,
};

/** Two texts side by side: a blank between Chinese and Latin letters or digits. */
function spaced(before: string, after: string): string {
  return /[A-Za-z0-9]$/.test(before) !== /^[A-Za-z0-9]/.test(after) ? `${before} ${after}` : before + after;
}

const zh: MatrixTexts = {
  panel: '优先级矩阵',
  rankedBy: '排序依据',
  models: { rice: 'RICE', ice: 'ICE', wsjf: 'WSJF', weighted: '加权标准', 'value-effort': '价值 ÷ 工作量' },
  formulas: {
    rice: '触达 × 影响 × 信心 ÷ 工作量',
    ice: '影响 × 信心 × 易实现度',
    wsjf: '(价值 + 时间紧迫度 + 风险降低) ÷ 工作量',
    weighted: 'Σ 权重 × (x − 最小) ÷ (最大 − 最小)',
    'value-effort': '价值 ÷ 工作量',
  },
  modelDefault: '产品文件未指定评分模型，使用价值 ÷ 工作量。',
  size: '大小',
  sizeNone: '相同',
  filter: '筛选需求',
  filterHint: '筛选：文字、@负责人、status:、tag:',
  clearFilter: '清除筛选',
  hidden: (count) => `隐藏 ${count}`,
  view: '视图',
  modes: { chart: '图 (1)', both: '图和表 (2)', table: '表 (3)' },
  measures: {
    value: '价值',
    effort: '工作量',
    reach: '触达',
    impact: '影响',
    confidence: '信心',
    ease: '易实现度',
    timeCriticality: '时间紧迫度',
    riskReduction: '风险降低',
    marketDemand: '市场需求',
    userFeedback: '用户反馈',
    feasibility: '可行性',
    resourceFit: '资源匹配',
    'analysis.userValue': '用户价值（分析）',
    'analysis.marketPotential': '市场潜力（分析）',
    'analysis.feasibility': '可行性（分析）',
  },
  axisX: '横轴指标',
  axisY: '纵轴指标',
  log: '对数',
  logTitle: '对数刻度',
  zoomIn: '放大 (+)',
  zoomOut: '缩小 (−)',
  zoomFit: '显示全部 (0)',
  sash: '排名列宽度',
  threshold: (measure) => spaced(measure, '的分界'),
  quadrants: { quick: '速赢', big: '重大投入', fill: '填补', sink: '耗时' },
  corner: (high, measure) => spaced(measure, high ? '高' : '低'),
  priorities: { must: '必须有', should: '应该有', could: '可以有', wont: '暂不做', none: '无优先级' },
  statuses: {
    proposed: '已提出',
    analysed: '已分析',
    approved: '已批准',
    planned: '已计划',
    'in-progress': '进行中',
    implemented: '已实现',
    verified: '已验证',
    released: '已发布',
    rejected: '已拒绝',
    deferred: '已推迟',
  },
  chart: (x, y) => spaced(spaced(y, '与'), x),
  chartHelp: '方向键移到最近的需求，Alt+方向键修改评分，F2 填写评分，Enter 打开源文件，方括号按排名移动。表中有相同的数据。',
  movedAside: '已移开；圆点为实际位置',
  sizes: (values, measure) => `${measure} ${values}`,
  ranking: '排名',
  columns: { rank: '#', id: '编号', title: '标题', score: '得分', terms: '各项', priority: '优先级', effort: '工作量' },
  sortBy: (column) => `按${column}排序`,
  fromNotes: (count) => `来自 ${count} 条反馈`,
  ofScale: (min, max) => `范围 ${min}–${max}`,
  rankIs: (rank) => `第 ${rank} 名`,
  needs: (list) => `依赖 ${list}`,
  openSource: '打开源文件',
  notRanked: '未排序',
  lack: (count) => `${count} 条需求缺少评分`,
  no: (terms) => spaced('缺少', terms),
  zero: (term) => spaced(term, '不大于零'),
  openRow: (id) => `打开 ${id}`,
  open: '打开',
  shown: (count) => `显示 ${count}`,
  notRankedCount: (count) => `未排序 ${count}`,
  offChart: (count) => `${count} 条不在图中`,
  hiddenByFilter: (count) => `筛选隐藏 ${count}`,
  findings: (count, items) => `${items} 项有 ${count} 个问题`,
  findingsOf: (count) => `${count} 个问题`,
  hintDrag: (x, y) => `${spaced(spaced(spaced('拖动可修改', y), '和'), x)} · Alt+方向键移动一步 · Enter 打开源文件`,
  hintTable: 'Enter 打开源文件 · 空格多选',
  emptyTitle: '还没有可排序的需求',
  emptyText: '有评分的需求会按价值和成本显示在这里。',
  commands: { newRequirement: '新建需求' },
  noneScored: (count, x, y) => `${spaced(spaced(spaced(`${count} 条需求都没有`, y), '和'), x)}。`,
  fillIn: '填写评分',
  noneRanked: (terms) => `${spaced('都还没有得分：需要', terms)}。`,
  filterHidesAll: (count) => `筛选隐藏了全部 ${count} 条。`,
  broken: (file, line) => `${file} 第 ${line} 行之后无法读取，仅显示之前的内容。`,
  brokenMore: (count) => `另有 ${count} 个文件同样如此。`,
  show: '查看',
  dismiss: '关闭',
  loading: '加载中',
  refused: {
    changed: '未写入：文件已被改动，现显示当前内容。',
    broken: '未写入：请先修正文件中的错误。',
    readonly: '未写入：文件为只读。',
    failed: '未写入：编辑器无法应用更改。',
    missing: '未写入：该需求已不存在。',
    range: '未写入：数值超出范围。',
    unsafe: '未写入：写入后文件将无法正确读取。',
    alias: '未写入：评分通过 YAML 别名共用，请在源文件中修改。',
    unknown: '未写入：无法设置这些评分。',
  },
  said: (id, title, rank) => `${id} ${title}${rank === undefined ? '，未排序' : `，第 ${rank} 名`}`,
  saidValues: (x, xValue, y, yValue) => `${y} ${yValue}，${x} ${xValue}`,
  gaveUp: '已放弃，没有更改。',
  several: (count) => `已选 ${count} 条`,
  list: (items) => items.join('、'),
  whatIf: '假设',
  whatIfTitle: '试用其他权重，不写入文件 (W)',
  whatIfHint: '移动权重，排名随之变化，不会写入',
  weightsMoved: (count) => `${count} 项权重已调整，未写入`,
  weightOf: (criterion) => spaced(criterion, '的权重'),
  asInFile: '与文件一致',
  was: (weight) => `原为 ${weight}`,
  moves: (up, down, same) => `${up} 升 ${down} 降，${same} 不变`,
  notWritten: '按“写入产品文件”之前不会写入',
  noWeights: (model) => `${model} 没有可移动的权重：各项同等计算。加权标准才有权重。`,
  noCriteria: '产品文件未列出可写入的标准。',
  reset: '重置',
  writeWeights: '写入产品文件',
  dependencies: '依赖',
  dependenciesTitle: '排名不高于所依赖的需求 (D)',
  capacity: '容量',
  capacityHint: '可用的工作量：排名会显示哪些放得下',
  inOut: (taken, out) => `纳入 ${taken}，未纳入 ${out}`,
  byRank: '按排名',
  byRankTitle: '自上而下，直到放不下为止',
  byWorth: '价值最高',
  byWorthTitle: '在容量内总价值最高的组合',
  notExact: '可能存在更好的组合：搜索提前结束，或工作量划分过细。',
  cut: (used, unused, stopped) => `已用 ${used}，剩余 ${unused}${stopped ? `；${stopped.id} 需要 ${stopped.effort}` : ''}`,
  cutBest: (used, unused, comesIn, dropsOut) => `已用 ${used}，剩余 ${unused} · 与按排名相比 ${comesIn} 项进入，${dropsOut} 项退出`,
  uncounted: (count) => `${count} 条没有工作量`,
  wouldFit: (id) => `${id} 放得下`,
  change: '变化',
  up: '上升',
  down: '下降',
  ranks: '排名 ±25 %',
  ranksTitle: '任一权重变化四分之一时的最好和最差排名',
  tied: (others) => `与另外 ${others} 条得分相同`,
  fillOne: '填写',
  fillRow: (id) => `填写 ${id} 的评分`,
  fillAll: '全部填写…',
  filled: '已返回排名。',
  filledOf: (done, count) => `${count} 条中已排序 ${done} 条`,
  fillHelp: 'Enter 向下，Tab 向右，Esc 返回排名。离开单元格时写入数值。',
  done: '完成',
  notOnScale: (measure, scale) => `${spaced(measure, '的取值为')} ${scale}`,
};

const TEXTS: Texts<MatrixTexts> = { en, zh };

let chosen: MatrixTexts | undefined;

/** The words in the page's language. */
export function words(): MatrixTexts {
  return (chosen ??= choose(TEXTS));
}
