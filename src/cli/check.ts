// The command `prd check`: reports the problems of product documents and says by its exit code whether they matter.
import path from 'node:path';
import { version } from '../../package.json';
import { choiceOf } from './args';
import { defaultLocation } from './cache';
import { type Arguments, type Command, EXIT, type ExitCode, optionOf, type Surroundings } from './command';
import type { Severity } from '../core/index/config';
import { formatGithub } from './formats/github';
import { formatJson } from './formats/json';
import { formatPretty } from './formats/pretty';
import { formatSarif } from './formats/sarif';
import { openWorkspaces, reasonOf, unreadableText } from './open';
import { type Report, reportOf } from './report';
import { isWithin, relativePath } from './roots';
import { wantsColour } from './terminal-text';
import { ENDINGS, say, TEXTS } from './texts';
import { todayOf } from './today';

const FORMATS = ['pretty', 'json', 'github', 'sarif'] as const;
const THRESHOLDS = ['error', 'warning', 'info', 'never'] as const;

/** Severities that a threshold stands for: itself and all above. */
const FAILING: Readonly<Record<(typeof THRESHOLDS)[number], readonly Severity[]>> = {
  error: ['error'],
  warning: ['error', 'warning'],
  info: ['error', 'warning', 'info'],
  never: [],
};

export const check: Command = {
  summary: { en: 'Check product documents', zh: '检查产品文档' },
  options: ['format', 'fail-on', 'today', 'all', 'cache', 'cache-location'],
  help: {
    en: `Usage: prd check [PATHS...] [options]

Checks product documents. A path is a file or a folder; without one, the current folder is checked.
What a path's product holds beside it is read too, so that references are found, but not reported.
Files that Git ignores and node_modules are skipped.

Options:
  --format FORMAT       pretty (default), json, github (annotations of a workflow) or sarif (2.1.0)
  --fail-on LEVEL       exit with 1 from this severity on: error (default), warning, info, never
  --today DATE          day that counts as today, such as 2026-03-31
  --all                 show hints too in pretty and github; json and sarif always hold them
  --cache               keep what was read, and read only changed files the next time
  --cache-location DIR  folder to keep it in, instead of the system's folder for caches; implies --cache
  --lang LANGUAGE       en or zh; by default told from LC_ALL, LC_MESSAGES or LANG
  -h, --help            show this text

Exit codes: 0 nothing to fail on, 1 findings at or above --fail-on, 2 wrong usage or unreadable files.
`,
    zh: `用法：prd check [路径...] [选项]

检查产品文档。路径可以是文件或文件夹；不给路径则检查当前文件夹。
为了解析引用，也会读取同一产品的其他文档，但不报告其中的问题。
Git 忽略的文件和 node_modules 会被跳过。

选项：
  --format 格式         pretty（默认）、json、github（工作流注解）或 sarif（2.1.0）
  --fail-on 级别        从该级别起以 1 退出：error（默认）、warning、info、never
  --today 日期          当作今天的日期，如 2026-03-31
  --all                 在 pretty 和 github 中也显示提示；json 和 sarif 始终包含提示
  --cache               保存读取结果，下次只读取有变动的文件
  --cache-location 目录 保存位置，代替系统的缓存文件夹；同时启用 --cache
  --lang 语言           en 或 zh；默认取自 LC_ALL、LC_MESSAGES 或 LANG
  -h, --help            显示本说明

退出码：0 无须失败；1 有达到 --fail-on 级别的问题；2 用法错误或文件无法读取。
`,
  },
  run,
};

async function run(args: Arguments, surroundings: Surroundings): Promise<ExitCode> {
  const { cwd, env, language, stdout, stderr } = surroundings;
  const format = choiceOf(args, 'format', FORMATS, language) ?? 'pretty';
  const threshold = choiceOf(args, 'fail-on', THRESHOLDS, language) ?? 'error';
  const today = todayOf(args, surroundings);
  const { workspaces, unreadable, unwritable } = await openWorkspaces(args.positionals, surroundings, { cache: cacheOf(args, surroundings), today });
  const report = reportOf(workspaces, { cwd, language });
  const failures = unreadable.map((one) => unreadableText(one, surroundings));
  const visible: Report = args.options.has('all') ? report : { ...report, problems: report.problems.filter(({ severity }) => severity !== 'hint') };
  if (format === 'json') await stdout.write(formatJson(report));
  else if (format === 'sarif') await stdout.write(formatSarif(report, { language, version, failures }));
  else if (format === 'github') await stdout.write(formatGithub(visible.problems, repositoryPath(cwd, env['GITHUB_WORKSPACE'])));
  else await stdout.write(formatPretty(report, { language, coloured: wantsColour(stdout.isTerminal, env), all: args.options.has('all') }));
  if (report.files === 0 && format !== 'pretty') await stderr.write(`${say(TEXTS.nothingFound, language, { endings: ENDINGS.join(', ') })}\n`);
  for (const failure of failures) await stderr.write(`${failure}\n`);
  for (const one of unwritable) await stderr.write(`${say(TEXTS.cannotWrite, language, { path: one.path, reason: reasonOf(one.code, language) })}\n`);
  if (failures.length > 0) return EXIT.failure;
  return report.problems.some(({ severity }) => FAILING[threshold].includes(severity)) ? EXIT.findings : EXIT.clean;
}

/** Folder of the stored indexes, when the call wants them. */
function cacheOf(args: Arguments, { cwd, env }: Surroundings): string | undefined {
  const location = optionOf(args, 'cache-location');
  if (location !== undefined) return path.resolve(cwd, location);
  return args.options.has('cache') ? defaultLocation(env) : undefined;
}

/** Annotations name files from the top of the repository, wherever the step runs. */
function repositoryPath(cwd: string, workspace: string | undefined): (file: string) => string {
  if (!workspace) return (file) => file;
  return (file) => {
    const absolute = path.resolve(cwd, file);
    return isWithin(absolute, workspace) ? relativePath(workspace, absolute) : file;
  };
}
