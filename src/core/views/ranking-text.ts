// Writes the ranking of a product as Markdown, CSV or data.
import type { Arranged, ArrangedCut } from './matrix-arrangement';
import type { MatrixView } from './matrix';
import { csvTable, escapedCell, markdownTable } from './table-text';

export type RankingLanguage = 'en' | 'zh';

const MODELS: Readonly<Record<MatrixView['model'], { readonly en: string; readonly zh: string }>> = {
  rice: { en: 'RICE: reach × impact × confidence ÷ effort', zh: 'RICE：触达 × 影响 × 信心 ÷ 工作量' },
  ice: { en: 'ICE: impact × confidence × ease', zh: 'ICE：影响 × 信心 × 易实现度' },
  wsjf: { en: 'WSJF: (value + time criticality + risk reduction) ÷ effort', zh: 'WSJF：(价值 + 时间紧迫度 + 风险降低) ÷ 工作量' },
  weighted: { en: 'weighted criteria', zh: '加权标准' },
  'value-effort': { en: 'value ÷ effort', zh: '价值 ÷ 工作量' },
};

const WORDS = {
  ranking: { en: 'Ranking', zh: '排名' },
  by: { en: 'Ranked by {model}.', zh: '排序依据：{model}。' },
  rank: { en: '#', zh: '#' },
  id: { en: 'Id', zh: '编号' },
  title: { en: 'Title', zh: '标题' },
  score: { en: 'Score', zh: '得分' },
  ranks: { en: 'Rank ±25 %', zh: '排名 ±25 %' },
  priority: { en: 'Priority', zh: '优先级' },
  effort: { en: 'Effort', zh: '工作量' },
  needs: { en: 'Needs', zh: '依赖' },
  fits: { en: 'Fits', zh: '纳入' },
  in: { en: 'in', zh: '是' },
  out: { en: '', zh: '' },
  capacity: { en: 'Capacity {capacity}: {used} used, {unused} unused{stopped}.', zh: '容量 {capacity}：已用 {used}，剩余 {unused}{stopped}。' },
  stopped: { en: '; {id} needs {effort}', zh: '；{id} 需要 {effort}' },
  best: { en: 'The set worth most uses {used}: {changes}.', zh: '价值最高的组合使用 {used}：{changes}。' },
  comesIn: { en: '{ids} would come in', zh: '{ids} 进入' },
  dropsOut: { en: '{ids} would drop out', zh: '{ids} 退出' },
  same: { en: 'the same requirements', zh: '需求相同' },
  notExact: { en: 'A better set may exist: the search was cut short, or efforts are too fine.', zh: '可能存在更好的组合：搜索提前结束，或工作量划分过细。' },
  unranked: { en: 'Not ranked', zh: '未排序' },
  lacks: { en: 'Lacks', zh: '缺少' },
  notAboveZero: { en: '{key} above zero', zh: '大于零的 {key}' },
  none: { en: 'No requirement has a score.', zh: '没有需求有得分。' },
} as const;

function word(key: keyof typeof WORDS, language: RankingLanguage, args: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[key][language].replace(/\{(\w+)\}/g, (_, name: string) => String(args[name] ?? ''));
}

interface RankedLine {
  readonly rank: number | undefined;
  readonly tied: number;
  readonly id: string;
  readonly title: string;
  readonly score: number | undefined;
  readonly best: number | undefined;
  readonly worst: number | undefined;
  readonly priority: string | undefined;
  readonly effort: number | undefined;
  readonly needs: readonly string[];
  readonly lacks: readonly string[];
  readonly notAboveZero: string | undefined;
  readonly fits: boolean | undefined;
  readonly file: string;
}

/** The ranking as plain data: ranked ones first, then those without a score. */
export function rankingLines(view: MatrixView, { items, cut }: Arranged): RankedLine[] {
  const byId = new Map(view.items.map((item) => [item.id, item]));
  const taken = cut && new Set(cut.taken);
  return items.flatMap(({ id, rank, ranks, score, tied = 0, missing, zero }) => {
    const item = byId.get(id);
    if (!item) return [];
    const effort = Object.hasOwn(item.values, 'effort') ? item.values['effort'] : undefined;
    return [{ rank, tied, id, title: item.title, score, best: ranks?.best, worst: ranks?.worst, priority: item.priority, effort, needs: item.needs, lacks: missing, notAboveZero: zero, fits: taken?.has(id), file: item.file }];
  });
}

export function rankingJson(view: MatrixView, arranged: Arranged): unknown {
  return { product: view.product?.name, model: view.model, ...(view.model === 'weighted' && { criteria: view.criteria }), requirements: rankingLines(view, arranged), ...(arranged.cut && { capacity: arranged.cut }) };
}

const number = (value: number | undefined): string => (value === undefined ? '' : String(Number(value.toPrecision(4))));

function cutLines(cut: ArrangedCut, language: RankingLanguage): string {
  const { stopped, best } = cut;
  const list = (ids: readonly string[]): string => ids.map(escapedCell).join(language === 'zh' ? '、' : ', ');
  const changes = [
    ...(best.comesIn.length > 0 ? [word('comesIn', language, { ids: list(best.comesIn) })] : []),
    ...(best.dropsOut.length > 0 ? [word('dropsOut', language, { ids: list(best.dropsOut) })] : []),
  ];
  const parts = [
    word('capacity', language, { capacity: number(cut.capacity), used: number(cut.used), unused: number(cut.unused), stopped: stopped ? word('stopped', language, { id: escapedCell(stopped.id), effort: number(stopped.effort) }) : '' }),
    word('best', language, { used: number(best.used), changes: changes.length > 0 ? changes.join(language === 'zh' ? '，' : ', ') : word('same', language) }),
    ...(best.exact ? [] : [word('notExact', language)]),
  ];
  return `${parts.join(language === 'zh' ? '' : ' ')}\n`;
}

export function rankingMarkdown(view: MatrixView, arranged: Arranged, language: RankingLanguage): string {
  const w = (key: keyof typeof WORDS): string => word(key, language);
  const lines = rankingLines(view, arranged);
  const ranked = lines.filter(({ rank }) => rank !== undefined);
  const rest = lines.filter(({ rank }) => rank === undefined);
  const fits = arranged.cut !== undefined;
  const head = [w('rank'), w('id'), w('title'), w('score'), w('ranks'), w('priority'), w('effort'), w('needs'), ...(fits ? [w('fits')] : [])];
  return [
    `# ${w('ranking')}${view.product ? `${language === 'zh' ? '：' : ': '}${escapedCell(view.product.name)}` : ''}\n`,
    `${word('by', language, { model: MODELS[view.model][language] })}\n`,
    ...(ranked.length === 0 ? [`${w('none')}\n`] : [markdownTable(head, ranked.map((line) => [`${line.rank}${line.tied > 0 ? ' =' : ''}`, line.id, line.title, number(line.score), line.best === line.worst ? number(line.best) : `${line.best}–${line.worst}`, line.priority ?? '', number(line.effort), line.needs.join(', '), ...(fits ? [w(line.fits ? 'in' : 'out')] : [])]))]),
    ...(arranged.cut ? [cutLines(arranged.cut, language)] : []),
    ...(rest.length === 0 ? [] : [`## ${w('unranked')}\n`, markdownTable([w('id'), w('title'), w('lacks')], rest.map((line) => [line.id, line.title, line.notAboveZero === undefined ? line.lacks.join(', ') : word('notAboveZero', language, { key: line.notAboveZero })]))]),
  ].join('\n');
}

const COLUMNS = ['product', 'rank', 'tied', 'id', 'title', 'score', 'best', 'worst', 'priority', 'effort', 'needs', 'lacks', 'fits', 'file'] as const;

/** One table of all products, after RFC 4180. */
export function rankingCsv(sources: readonly (readonly [MatrixView, Arranged])[]): string {
  const rows = sources.flatMap(([view, arranged]) =>
    rankingLines(view, arranged).map(({ needs, lacks, notAboveZero, fits, ...line }) => ({ ...line, product: view.product?.name, needs: needs.join(' '), lacks: [...lacks, ...(notAboveZero === undefined ? [] : [notAboveZero])].join(' '), fits: fits === undefined ? undefined : Number(fits) })));
  return csvTable(COLUMNS, rows);
}
