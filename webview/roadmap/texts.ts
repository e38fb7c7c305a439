// All words of the roadmap panel, in both languages.
import { choose, type Texts } from '../shared/locale';
import type { FindingCounts, ItemStatus, NotPlaced, RefusalReason, SnapUnit } from './types';

interface RoadmapTexts {
  readonly roadmap: string;
  readonly timeline: string;
  readonly table: string;
  readonly view: string;
  readonly show: string;
  readonly dependencies: string;
  readonly critical: string;
  readonly slack: string;
  toggled(layer: string, on: boolean): string;
  readonly noSlack: string;
  slackDays(total: number, free: number): string;
  waitsForItself(id: string): string;
  milestoneWaits(id: string): string;
  circle(ids: readonly string[]): string;
  nowWaits(id: string, other: string): string;
  noLongerWaits(id: string, other: string): string;
  linkFrom(id: string): string;
  linkKeys(linked: boolean): string;
  canWait(id: string, other: string): string;
  readonly keyLink: string;
  readonly removeDependency: string;
  chosen(id: string, other: string): string;
  readonly createNew: string;
  readonly newItem: string;
  readonly newLane: string;
  readonly newMilestone: string;
  readonly write: string;
  notWritten(reason: RefusalReason): string;
  stepDone(step: 'undo' | 'redo'): string;
  stepRefused(step: 'undo' | 'redo', nothing: boolean): string;
  readonly today: string;
  readonly fit: string;
  readonly zoom: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly weeks: string;
  readonly months: string;
  readonly quarters: string;
  readonly years: string;
  readonly filter: string;
  readonly filterHint: string;
  readonly clearFilter: string;
  hiddenItems(count: number): string;
  readonly item: string;
  readonly ends: string;
  readonly items: string;
  readonly milestones: string;
  readonly noLane: string;
  readonly notPlaced: string;
  readonly expand: string;
  readonly collapse: string;
  itemCount(count: number): string;
  hiddenByFilter(count: number): string;
  findingCount(count: number): string;
  findingsTitle(counts: FindingCounts): string;
  selected(id: string): string;
  readonly keyMove: string;
  readonly keyResize: string;
  readonly keyOpen: string;
  moving(id: string, unit: string): string;
  resizing(id: string, unit: string): string;
  tooShort(id: string): string;
  beforeEnd(days: number, name: string): string;
  pastStart(days: number, name: string): string;
  pastMilestone(days: number, name: string): string;
  unit(unit: SnapUnit): string;
  todayPill(date: string): string;
  quarter(quarter: number, year?: number): string;
  half(half: number): string;
  daysLate(days: number): string;
  readonly dates: string;
  readonly progress: string;
  readonly owner: string;
  readonly teams: string;
  readonly follows: string;
  readonly then: string;
  readonly prd: string;
  readonly goals: string;
  readonly tags: string;
  readonly late: string;
  readonly findings: string;
  readonly openYaml: string;
  moveUnit(unit: SnapUnit): string;
  progressFrom(requirements: number): string;
  readonly progressFromStatus: string;
  people(count: number): string;
  length(days: number): string;
  shift(days: number): string;
  readonly followsDependencies: string;
  readonly pins: string;
  readonly giveUp: string;
  contradicts(date: string): string;
  dateRange(start: string, end: string): string;
  moved(id: string, dates: string): string;
  refused(id: string, reason: RefusalReason): string;
  brokenFile(file: string): string;
  readonly showFinding: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly create: string;
  readonly sample: string;
  readonly noItemsTitle: string;
  readonly noItemsText: string;
  readonly openRoadmap: string;
  readonly allHiddenTitle: string;
  allHidden(count: number, filter: string): string;
  readonly reading: string;
  readonly status: Readonly<Record<ItemStatus, string>>;
  readonly statusTitle: string;
  notPlacedReason(reason: NotPlaced): string;
  readonly id: string;
  readonly title: string;
  readonly lane: string;
  readonly start: string;
  readonly end: string;
  readonly waitsFor: string;
  readonly collapsed: string;
  readonly expanded: string;
  readonly reached: string;
  readonly missed: string;
  readonly namesWidth: string;
  toLeft(title: string): string;
}

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
/** Weeks with one decimal while they are few, whole ones after that. */
const weeksOf = (days: number): string => String(days < 42 ? Math.round((days / 7) * 10) / 10 : Math.round(days / 7));

const en: RoadmapTexts = {
  roadmap: 'Roadmap',
  timeline: 'Timeline',
  table: 'Table',
  view: 'View',
  show: 'Show',
  dependencies: 'Dependencies',
  critical: 'Critical path',
  slack: 'Slack',
  toggled: (layer, on) => `${layer} ${on ? 'shown' : 'hidden'}`,
  noSlack: 'none: on the critical path',
  waitsForItself: (id) => `${id} can’t wait for itself`,
  milestoneWaits: (id) => `${id} is a milestone: it waits for items alone`,
  circle: (ids) => `${ids[0]} can’t wait for ${ids.at(-2)}: it would close a circle, ${ids.join(' → ')}`,
  nowWaits: (id, other) => `${id} waits for ${other}`,
  noLongerWaits: (id, other) => `${id} no longer waits for ${other}`,
  linkFrom: (id) => `New dependency from ${id}`,
  linkKeys: (linked) => `arrows choose · Enter ${linked ? 'removes it' : 'sets it'} · Esc gives up`,
  canWait: (id, other) => `${id} waits for ${other}`,
  keyLink: 'Alt+D links',
  removeDependency: 'Remove the dependency',
  chosen: (id, other) => `${id} waits for ${other} · Delete removes it`,
  createNew: 'New…',
  newItem: 'New item',
  newLane: 'New lane',
  newMilestone: 'New milestone',
  write: 'write it',
  notWritten: (reason) => `It was not written: ${reason === 'changed' ? 'the file has changed meanwhile.' : reason === 'broken' ? 'the file has errors that must be mended first.' : reason === 'readonly' ? 'the file is read-only.' : reason === 'missing' ? 'there is no roadmap file.' : 'no safe edit of the file was found.'}`,
  stepDone: (step) => (step === 'undo' ? 'The last change was undone' : 'The change was done again'),
  stepRefused: (step, nothing) => (nothing ? `Nothing to ${step}` : 'The file has changed since: undo it in its editor'),
  slackDays: (total, free) => (total === free ? `${total} d` : `${total} d, ${free} d of them its own`),
  today: 'Today',
  fit: 'Fit all',
  zoom: 'Zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  weeks: 'Weeks',
  months: 'Months',
  quarters: 'Quarters',
  years: 'Years',
  filter: 'Filter',
  filterHint: 'Filter by text, @owner, #tag',
  clearFilter: 'Clear filter',
  hiddenItems: (count) => `${plural(count, 'item', 'items')} hidden`,
  item: 'Item',
  ends: 'Ends',
  items: 'Items',
  milestones: 'Milestones',
  noLane: 'No lane',
  notPlaced: 'Not placed',
  expand: 'Expand',
  collapse: 'Collapse',
  itemCount: (count) => plural(count, 'item', 'items'),
  hiddenByFilter: (count) => `${count} hidden by filter`,
  findingCount: (count) => plural(count, 'finding', 'findings'),
  findingsTitle: ({ errors, warnings }) => [errors > 0 ? plural(errors, 'error', 'errors') : '', warnings > 0 ? plural(warnings, 'warning', 'warnings') : ''].filter(Boolean).join(', '),
  selected: (id) => `${id} selected`,
  keyMove: 'Alt+arrows move',
  keyResize: 'Alt+Shift+arrows resize',
  keyOpen: 'Enter opens the YAML',
  moving: (id, unit) => `Moving ${id} by ${unit}`,
  resizing: (id, unit) => `Resizing ${id} by ${unit}`,
  tooShort: (id) => `${id} can’t end before it starts`,
  beforeEnd: (days, name) => `Starts ${days} d before ${name} is over`,
  pastStart: (days, name) => `${days} d into ${name}, which waits for it`,
  pastMilestone: (days, name) => `${days} d past ${name}, which waits for it`,
  unit: (unit) => ({ day: 'days', week: 'weeks', month: 'months', quarter: 'quarters', half: 'half-years', year: 'years' })[unit],
  todayPill: (date) => `Today ${date}`,
  quarter: (quarter, year) => (year === undefined ? `Q${quarter}` : `Q${quarter} ${year}`),
  half: (half) => `H${half}`,
  daysLate: (days) => `${days} d late`,
  dates: 'Dates',
  progress: 'Progress',
  owner: 'Owner',
  teams: 'Teams',
  follows: 'Follows',
  then: 'Then',
  prd: 'PRD',
  goals: 'Goals',
  tags: 'Tags',
  late: 'Late',
  findings: 'Findings',
  openYaml: 'open YAML',
  moveUnit: (unit) => ({ day: 'move a day', week: 'move a week', month: 'move a month', quarter: 'move a quarter', half: 'move a half-year', year: 'move a year' })[unit],
  progressFrom: (count) => `from ${plural(count, 'requirement', 'requirements')}`,
  progressFromStatus: 'done',
  people: (count) => plural(count, 'person', 'people'),
  length: (days) => (days < 14 ? `${days} d` : `${weeksOf(days)} w`),
  shift: (days) => `${days < 0 ? '−' : '+'}${Math.abs(days)} d`,
  followsDependencies: 'starts after what it depends on',
  pins: 'It gets a start of its own, and no longer follows what it depends on',
  giveUp: 'give up',
  contradicts: (date) => `its duration would end on ${date}`,
  dateRange: (start, end) => `${start} – ${end}`,
  moved: (id, dates) => `${id} moved: ${dates}`,
  refused: (id, reason) =>
    `${id} was not changed: ` +
    {
      changed: 'its file has changed meanwhile.',
      broken: 'its file has errors that must be mended first.',
      readonly: 'its file is read-only.',
      failed: 'the file could not be written.',
      missing: 'it is no longer there.',
      alias: 'its dates are shared with another place in the file.',
      unsafe: 'no safe edit of the file was found.',
      range: 'the new dates lie outside the years 1900 to 2999.',
      unknown: 'the new dates can’t be read.',
    }[reason],
  brokenFile: (file) => `${file} has errors: what could be read is shown.`,
  showFinding: 'Show',
  emptyTitle: 'No roadmap yet',
  emptyText: 'A roadmap is one file, kept next to your code. Start with three lanes and the PRDs you have.',
  create: 'Create a roadmap',
  sample: 'Open the sample',
  noItemsTitle: 'No items yet',
  noItemsText: 'The roadmap file holds no items. Begin with a lane, an item or a milestone.',
  openRoadmap: 'Open the roadmap file',
  allHiddenTitle: 'No item passes the filter',
  allHidden: (count, filter) => `${plural(count, 'item is', 'items are')} hidden by “${filter}”.`,
  reading: 'Reading the roadmap…',
  status: { idea: 'Idea', planned: 'Planned', 'in-progress': 'In progress', 'at-risk': 'At risk', blocked: 'Blocked', done: 'Done', cancelled: 'Cancelled' },
  statusTitle: 'Status',
  notPlacedReason(reason) {
    switch (reason.reason) {
      case 'no-dates':
        return 'no start, no end';
      case 'no-length':
        return 'no end, no duration';
      case 'unreadable':
        return `${reason.field} “${reason.value}” can’t be read`;
      case 'end-before-start':
        return 'end is before start';
      case 'cycle':
        return `waits for itself: ${[...reason.ids, reason.ids[0] ?? ''].join(' → ')}`;
      case 'waits':
        return `waits for ${reason.id}, which has no place`;
    }
  },
  id: 'Id',
  title: 'Title',
  lane: 'Lane',
  start: 'Start',
  end: 'End',
  waitsFor: 'Waits for',
  collapsed: 'collapsed',
  expanded: 'expanded',
  reached: 'reached',
  missed: 'missed',
  namesWidth: 'Width of the names',
  toLeft: (title) => `Scroll to ${title}`,
};

const zh: RoadmapTexts = {
  roadmap: '路线图',
  timeline: '时间线',
  table: '表格',
  view: '视图',
  show: '显示',
  dependencies: '依赖关系',
  critical: '关键路径',
  slack: '余量',
  toggled: (layer, on) => `${on ? '已显示' : '已隐藏'}${layer}`,
  noSlack: '无：位于关键路径上',
  waitsForItself: (id) => `${id} 不能等待自己`,
  milestoneWaits: (id) => `${id} 是里程碑：只能等待条目`,
  circle: (ids) => `${ids[0]} 不能等待 ${ids.at(-2)}：会形成循环 ${ids.join(' → ')}`,
  nowWaits: (id, other) => `${id} 等待 ${other}`,
  noLongerWaits: (id, other) => `${id} 不再等待 ${other}`,
  linkFrom: (id) => `从 ${id} 新建依赖`,
  linkKeys: (linked) => `方向键选择 · Enter ${linked ? '移除' : '设置'} · Esc 放弃`,
  canWait: (id, other) => `${id} 等待 ${other}`,
  keyLink: 'Alt+D 建立依赖',
  removeDependency: '移除依赖',
  chosen: (id, other) => `${id} 等待 ${other} · Delete 移除`,
  createNew: '新建…',
  newItem: '新建条目',
  newLane: '新建泳道',
  newMilestone: '新建里程碑',
  write: '写入',
  notWritten: (reason) => `未写入：${reason === 'changed' ? '文件已被修改。' : reason === 'broken' ? '文件有错误，请先修复。' : reason === 'readonly' ? '文件为只读。' : reason === 'missing' ? '没有路线图文件。' : '找不到安全的修改方式。'}`,
  stepDone: (step) => (step === 'undo' ? '已撤销上次更改' : '已重做更改'),
  stepRefused: (step, nothing) => (nothing ? (step === 'undo' ? '没有可撤销的更改' : '没有可重做的更改') : '文件此后已被修改：请在编辑器中撤销'),
  slackDays: (total, free) => (total === free ? `${total} 天` : `${total} 天，其中 ${free} 天为自有`),
  today: '今天',
  fit: '显示全部',
  zoom: '缩放',
  zoomIn: '放大',
  zoomOut: '缩小',
  weeks: '周',
  months: '月',
  quarters: '季度',
  years: '年',
  filter: '筛选',
  filterHint: '按文字、@负责人、#标签筛选',
  clearFilter: '清除筛选',
  hiddenItems: (count) => `已隐藏 ${count} 个条目`,
  item: '条目',
  ends: '结束',
  items: '条目',
  milestones: '里程碑',
  noLane: '无泳道',
  notPlaced: '未排期',
  expand: '展开',
  collapse: '折叠',
  itemCount: (count) => `${count} 个条目`,
  hiddenByFilter: (count) => `筛选隐藏 ${count} 个`,
  findingCount: (count) => `${count} 个问题`,
  findingsTitle: ({ errors, warnings }) => [errors > 0 ? `${errors} 个错误` : '', warnings > 0 ? `${warnings} 个警告` : ''].filter(Boolean).join('，'),
  selected: (id) => `已选中 ${id}`,
  keyMove: 'Alt+方向键 移动',
  keyResize: 'Alt+Shift+方向键 调整长度',
  keyOpen: 'Enter 打开 YAML',
  moving: (id, unit) => `正在按${unit}移动 ${id}`,
  resizing: (id, unit) => `正在按${unit}调整 ${id} 的长度`,
  tooShort: (id) => `${id} 的结束不能早于开始`,
  beforeEnd: (days, name) => `比 ${name} 结束早 ${days} 天开始`,
  pastStart: (days, name) => `与等待它的 ${name} 重叠 ${days} 天`,
  pastMilestone: (days, name) => `晚于等待它的 ${name} ${days} 天`,
  unit: (unit) => ({ day: '天', week: '周', month: '月', quarter: '季度', half: '半年', year: '年' })[unit],
  todayPill: (date) => `今天 ${date}`,
  quarter: (quarter, year) => (year === undefined ? `Q${quarter}` : `${year}年 Q${quarter}`),
  half: (half) => (half === 1 ? '上半年' : '下半年'),
  daysLate: (days) => `逾期 ${days} 天`,
  dates: '日期',
  progress: '进度',
  owner: '负责人',
  teams: '团队',
  follows: '前置',
  then: '后续',
  prd: 'PRD',
  goals: '目标',
  tags: '标签',
  late: '逾期',
  findings: '问题',
  openYaml: '打开 YAML',
  moveUnit: (unit) => ({ day: '移动一天', week: '移动一周', month: '移动一个月', quarter: '移动一个季度', half: '移动半年', year: '移动一年' })[unit],
  progressFrom: (count) => `由 ${count} 个需求汇总`,
  progressFromStatus: '已完成',
  people: (count) => `${count} 人`,
  length: (days) => (days < 14 ? `${days} 天` : `${weeksOf(days)} 周`),
  shift: (days) => `${days < 0 ? '−' : '+'}${Math.abs(days)} 天`,
  followsDependencies: '在前置条目之后开始',
  pins: '将写入自己的开始日期，不再跟随前置条目',
  giveUp: '放弃',
  contradicts: (date) => `按工期应于 ${date} 结束`,
  dateRange: (start, end) => `${start} – ${end}`,
  moved: (id, dates) => `${id} 已移动：${dates}`,
  refused: (id, reason) =>
    `${id} 未更改：` +
    {
      changed: '文件已被修改。',
      broken: '文件有错误，请先修复。',
      readonly: '文件为只读。',
      failed: '无法写入文件。',
      missing: '该条目已不存在。',
      alias: '其日期与文件中的其他位置共用。',
      unsafe: '找不到安全的修改方式。',
      range: '新日期超出 1900 至 2999 年。',
      unknown: '无法识别新日期。',
    }[reason],
  brokenFile: (file) => `${file} 有错误：仅显示可读取的部分。`,
  showFinding: '查看',
  emptyTitle: '还没有路线图',
  emptyText: '路线图是一个文件，与代码放在一起。先从三条泳道和已有的 PRD 开始。',
  create: '创建路线图',
  sample: '打开示例',
  noItemsTitle: '还没有条目',
  noItemsText: '路线图文件中没有条目。请先新建泳道、条目或里程碑。',
  openRoadmap: '打开路线图文件',
  allHiddenTitle: '没有条目符合筛选条件',
  allHidden: (count, filter) => `“${filter}”隐藏了 ${count} 个条目。`,
  reading: '正在读取路线图…',
  status: { idea: '想法', planned: '已计划', 'in-progress': '进行中', 'at-risk': '有风险', blocked: '受阻', done: '已完成', cancelled: '已取消' },
  statusTitle: '状态',
  notPlacedReason(reason) {
    switch (reason.reason) {
      case 'no-dates':
        return '没有开始和结束日期';
      case 'no-length':
        return '没有结束日期和工期';
      case 'unreadable':
        return `无法识别 ${reason.field}“${reason.value}”`;
      case 'end-before-start':
        return '结束早于开始';
      case 'cycle':
        return `循环依赖：${[...reason.ids, reason.ids[0] ?? ''].join(' → ')}`;
      case 'waits':
        return `等待未排期的 ${reason.id}`;
    }
  },
  id: '编号',
  title: '标题',
  lane: '泳道',
  start: '开始',
  end: '结束',
  waitsFor: '前置',
  collapsed: '已折叠',
  expanded: '已展开',
  reached: '已达成',
  missed: '未达成',
  namesWidth: '名称列宽度',
  toLeft: (title) => `滚动到 ${title}`,
};

export const texts: RoadmapTexts = choose<RoadmapTexts>({ en, zh } satisfies Texts<RoadmapTexts>);
