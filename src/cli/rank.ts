// The command `prd rank`: writes the ranking of each product's requirements, with the capacity line.
import { scopesOfFiles } from '../core/index/lookup';
import { matrixView, type MatrixView } from '../core/views/matrix';
import { arrangeMatrix, type Arranged } from '../core/views/matrix-arrangement';
import { rankingCsv, rankingJson, rankingMarkdown } from '../core/views/ranking-text';
import { choiceOf } from './args';
import { type Arguments, type Command, EXIT, type ExitCode, optionOf, type Surroundings, UsageError } from './command';
import type { Workspace } from './load';
import { openWorkspaces, unreadableText } from './open';
import { printableLines } from './terminal-text';
import { say } from './texts';
import { localDate } from './today';

const FORMATS = ['md', 'csv', 'json'] as const;

export const rank: Command = {
  summary: { en: 'Rank the requirements, and show what a capacity pays for', zh: '对需求排序，并显示容量内放得下什么' },
  options: ['format', 'capacity', 'dependencies'],
  help: {
    en: `Usage: prd rank [PATHS...] [options]

Ranks the requirements of the products that the paths belong to by each product's scoring model: with the range of ranks
that a quarter more or less of any weight makes, what has no score and why, and what a capacity pays for.
Without a path it looks in the current folder.

Options:
  --format FORMAT      md (Markdown, default), csv or json
  --capacity EFFORT    effort that there is: down the ranking each requirement brings what it needs, until one does not fit
  --dependencies       rank nothing above what it depends on
  --lang LANGUAGE      en or zh; by default told from LC_ALL, LC_MESSAGES or LANG
  -h, --help           show this text
`,
    zh: `用法：prd rank [路径...] [选项]

按各产品的评分模型对路径所属产品的需求排序：包括任一权重增减四分之一时的排名范围、没有得分的需求及原因，
以及容量内放得下什么。不给路径则在当前文件夹中查找。

选项：
  --format 格式        md（Markdown，默认）、csv 或 json
  --capacity 工作量    可用的工作量：自上而下，每条需求带上它所依赖的需求，直到放不下为止
  --dependencies       排名不高于所依赖的需求
  --lang 语言          en 或 zh；默认取自 LC_ALL、LC_MESSAGES 或 LANG
  -h, --help           显示本说明
`,
  },
  run,
};

const WRONG_CAPACITY = { en: '--capacity takes a number from 0, not {value}.', zh: '--capacity 的值须为不小于 0 的数字，而不是 {value}。' };
const NO_REQUIREMENT = { en: 'No requirement found: they stand in files named *.req.yaml and *.prd.yaml.', zh: '没有找到需求：需求写在 *.req.yaml 和 *.prd.yaml 文件中。' };

function capacityOf(args: Arguments, { language }: Surroundings): number | undefined {
  const given = optionOf(args, 'capacity');
  if (given === undefined) return undefined;
  if (!/^(\d+\.?\d*|\.\d+)$/.test(given) || !Number.isFinite(Number(given))) throw new UsageError(say(WRONG_CAPACITY, language, { value: given }));
  return Number(given);
}

async function run(args: Arguments, surroundings: Surroundings): Promise<ExitCode> {
  const { language, stdout, stderr } = surroundings;
  const format = choiceOf(args, 'format', FORMATS, language) ?? 'md';
  const capacity = capacityOf(args, surroundings);
  const dependencies = args.options.has('dependencies');
  const { workspaces, unreadable } = await openWorkspaces(args.positionals, surroundings, { today: localDate() });
  const sources = workspaces.flatMap(viewsOf).map((view) => [view, arrangeMatrix(view, { dependencies, ...(capacity !== undefined && { capacity }) })] as const);
  const text = textOf(sources, format, language);
  await stdout.write(stdout.isTerminal ? printableLines(text) : text);
  if (sources.length === 0) await stderr.write(`${say(NO_REQUIREMENT, language)}\n`);
  for (const one of unreadable) await stderr.write(`${unreadableText(one, surroundings)}\n`);
  return unreadable.length > 0 ? EXIT.failure : EXIT.clean;
}

/** Of the products that the files asked for belong to; those without requirements are left out. */
function viewsOf({ snapshot, asked }: Workspace): MatrixView[] {
  return scopesOfFiles(snapshot, asked)
    .map((scope) => matrixView(snapshot, scope, { findings: () => ({ errors: 0, warnings: 0, infos: 0 }) }))
    .filter(({ items }) => items.length > 0);
}

function textOf(sources: readonly (readonly [MatrixView, Arranged])[], format: (typeof FORMATS)[number], language: Surroundings['language']): string {
  if (format === 'csv') return rankingCsv(sources);
  if (format === 'json') return `${JSON.stringify(sources.map(([view, arranged]) => rankingJson(view, arranged)), null, 2)}\n`;
  return sources.map(([view, arranged]) => rankingMarkdown(view, arranged, language)).join('\n');
}
