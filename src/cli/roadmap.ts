// The command `prd roadmap`: writes the roadmaps of products as a table, a chart, a calendar or data.
import { entitiesByKind, scopesOfFiles } from '../core/index/lookup';
import { roadmapView } from '../core/views/roadmap';
import { type CalendarSource, roadmapCalendar } from '../core/views/roadmap-calendar';
import { roadmapCsv } from '../core/views/roadmap-csv';
import { roadmapJson } from '../core/views/roadmap-json';
import { roadmapMarkdown } from '../core/views/roadmap-markdown';
import { roadmapMermaid } from '../core/views/roadmap-mermaid';
import { choiceOf } from './args';
import { type Arguments, type Command, EXIT, type ExitCode, type Surroundings } from './command';
import type { Workspace } from './load';
import { openWorkspaces, unreadableText } from './open';
import { say, TEXTS } from './texts';
import { printableLines } from './terminal-text';
import { todayOf } from './today';

const FORMATS = ['md', 'csv', 'json', 'mermaid', 'ics'] as const;

export const roadmap: Command = {
  summary: { en: 'Write the roadmap as a table, a chart, a calendar or data', zh: '将路线图输出为表格、图表、日历或数据' },
  options: ['format', 'today'],
  help: {
    en: `Usage: prd roadmap [PATHS...] [options]

Writes the roadmaps of the products that the paths belong to, with computed dates, critical path, slack and load.
Without a path it looks in the current folder.

Options:
  --format FORMAT    md (Markdown, default), csv, json, mermaid (Gantt chart) or ics (calendar)
  --today DATE       day that counts as today, such as 2026-03-31
  --lang LANGUAGE    en or zh; by default told from LC_ALL, LC_MESSAGES or LANG
  -h, --help         show this text
`,
    zh: `用法：prd roadmap [路径...] [选项]

输出路径所属产品的路线图，包括算出的日期、关键路径、余量和负荷。
不给路径则在当前文件夹中查找。

选项：
  --format 格式      md（Markdown，默认）、csv、json、mermaid（甘特图）或 ics（日历）
  --today 日期       当作今天的日期，如 2026-03-31
  --lang 语言        en 或 zh；默认取自 LC_ALL、LC_MESSAGES 或 LANG
  -h, --help         显示本说明
`,
  },
  run,
};

async function run(args: Arguments, surroundings: Surroundings): Promise<ExitCode> {
  const { language, stdout, stderr } = surroundings;
  const format = choiceOf(args, 'format', FORMATS, language) ?? 'md';
  const today = todayOf(args, surroundings);
  const { workspaces, unreadable } = await openWorkspaces(args.positionals, surroundings, { today });
  const sources = workspaces.flatMap((workspace) => sourcesOf(workspace, today));
  const text = textOf(sources, format, language);
  await stdout.write(stdout.isTerminal ? printableLines(text) : text);
  if (sources.length === 0) await stderr.write(`${say(TEXTS.noRoadmap, language)}\n`);
  for (const one of unreadable) await stderr.write(`${unreadableText(one, surroundings)}\n`);
  return unreadable.length > 0 ? EXIT.failure : EXIT.clean;
}

/** Roadmaps of the products that the files asked for belong to; products without a roadmap are left out. */
function sourcesOf({ snapshot, asked }: Workspace, today: string): CalendarSource[] {
  return scopesOfFiles(snapshot, asked).flatMap((scope) => {
    const view = roadmapView(snapshot, scope, { today, findings: () => ({ errors: 0, warnings: 0 }) });
    return view.items.length + view.milestones.length === 0 ? [] : [{ view, product: entitiesByKind(snapshot, scope).get('product')?.[0]?.id ?? (scope || 'product') }];
  });
}

function textOf(sources: readonly CalendarSource[], format: (typeof FORMATS)[number], language: Surroundings['language']): string {
  const views = sources.map(({ view }) => view);
  switch (format) {
    case 'md':
      return views.map((view) => roadmapMarkdown(view, language)).join('\n');
    case 'csv':
      return roadmapCsv(views, language);
    case 'json':
      return `${JSON.stringify(views.map(roadmapJson), null, 2)}\n`;
    case 'mermaid':
      return roadmapMermaid(views, language);
    case 'ics':
      return roadmapCalendar(sources, language);
  }
}
