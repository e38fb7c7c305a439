// Turns a report into lines for people: problems by file, aligned, with a summary.
import type { Severity } from '../../core/index/config';
import { SEVERITIES } from '../../core/index/config';
import type { Language } from '../../core/rules/render';
import type { Report, ReportedProblem } from '../report';
import { type Colour, padEnd, padStart, painter, printable, widthOf } from '../terminal-text';
import { count, countOfKind, ENDINGS, NOUNS, say, SEVERITY_NAMES, TEXTS } from '../texts';

export interface PrettyOptions {
  readonly language: Language;
  readonly coloured: boolean;
  /** Show hints too. */
  readonly all: boolean;
}

const COLOURS: Readonly<Record<Severity, Colour>> = { error: 'red', warning: 'yellow', info: 'blue', hint: 'cyan' };

/** Rule ids stand in one column unless a message is longer than this many cells. */
const MESSAGE_WIDTH = 90;

export function formatPretty(report: Report, options: PrettyOptions): string {
  const shown = options.all ? report.problems : report.problems.filter(({ severity }) => severity !== 'hint');
  const files = new Map<string, ReportedProblem[]>();
  for (const problem of shown) {
    const list = files.get(problem.file);
    if (list) list.push(problem);
    else files.set(problem.file, [problem]);
  }
  const blocks = [...files].map(([file, problems]) => blockOf(file, problems, options));
  return blocks.join('') + summaryOf(report, shown, options);
}

function blockOf(file: string, problems: readonly ReportedProblem[], { language, coloured }: PrettyOptions): string {
  const paint = painter(coloured);
  const rows = problems.map((problem) => ({
    problem,
    place: `${problem.line}:${problem.column}`,
    severity: SEVERITY_NAMES[problem.severity][language],
    message: printable(problem.message),
  }));
  const places = widest(rows.map((row) => row.place.length));
  const severities = widest(rows.map((row) => widthOf(row.severity)));
  const messages = widest(rows.map((row) => Math.min(widthOf(row.message), MESSAGE_WIDTH)));
  const lines = rows.flatMap(({ problem, place, severity, message }) => [
    `  ${paint(padStart(place, places), 'dim')}  ${paint(padEnd(severity, severities), COLOURS[problem.severity])}  ${padEnd(message, messages)}  ${paint(problem.rule, 'dim')}`,
    ...problem.related.map((one) => {
      const at = `${one.file === problem.file ? '' : `${printable(one.file)}:`}${one.line}:${one.column}`;
      return `  ${' '.repeat(places + severities + 4)}${paint(`${at}  ${printable(one.message)}`, 'dim')}`;
    }),
  ]);
  return `${paint(printable(file), 'bold')}\n${lines.join('\n')}\n\n`;
}

/** Not Math.max(...widths): a file may have more problems than a call takes arguments. */
function widest(widths: readonly number[]): number {
  return widths.reduce((most, width) => Math.max(most, width), 0);
}

function summaryOf({ files, entities, problems }: Report, shown: readonly ReportedProblem[], { language, coloured }: PrettyOptions): string {
  const separator = say(TEXTS.listSeparator, language);
  const paint = painter(coloured);
  if (files === 0) return `${say(TEXTS.nothingFound, language, { endings: ENDINGS.join(', ') })}\n`;
  const hidden = problems.length - shown.length;
  const rest = hidden > 0 ? ` ${say(TEXTS.hidden, language, { hints: count(hidden, NOUNS.hint, language) })}` : '';
  if (shown.length === 0) {
    const things = [...entities].map(([kind, number]) => countOfKind(number, kind, language)).join(separator);
    const text = things === '' ? TEXTS.cleanBare : TEXTS.clean;
    return `${say(text, language, { files: count(files, NOUNS.file, language), entities: things })}${rest}\n`;
  }
  const severities = SEVERITIES.flatMap((severity) => {
    const number = shown.filter((problem) => problem.severity === severity).length;
    return number > 0 ? [count(number, NOUNS[severity], language)] : [];
  });
  const affected = new Set(shown.map(({ file }) => file)).size;
  const args = { problems: count(shown.length, NOUNS.problem, language), files: affected, total: language === 'zh' ? files : count(files, NOUNS.file, language), severities: severities.join(separator) };
  return `${paint(say(TEXTS.found, language, args), 'bold')}${rest}\n`;
}
