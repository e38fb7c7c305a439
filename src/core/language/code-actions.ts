// Turns the problems at a place into what can be done about them: fixes of their rules, or a comment that silences them.
import type { Document } from '../document/document';
import { updateSnapshot } from '../index/build';
import type { DocumentFacts } from '../index/facts';
import { factsOf } from '../index/facts-of';
import type { Snapshot } from '../index/snapshot';
import { checkDocument, type Problem, problemsOf } from '../rules/check';
import { RULES } from '../rules/registry';
import { fill } from '../rules/render';
import { positionAt } from '../text/lines';
import type { Range, TextEdit } from '../text/range';
import { type Creation, creationOf } from './create-missing';
import type { Asked } from './words';

export interface CodeAction {
  readonly title: string;
  readonly kind: 'fix' | 'create' | 'ignore' | 'severity';
  readonly problem: Problem;
  /** Edits of the document itself. */
  readonly edits: readonly TextEdit[];
  readonly preferred: boolean;
  /** A word of the edit's text that the writer puts another in place of. */
  readonly fill?: string;
  /** In place of edits: what changes other files is worked out when the action is chosen. */
  readonly later?: Omit<Creation, 'id'>;
}

interface Checked {
  readonly from: Snapshot;
  readonly today: string;
  readonly now: Snapshot;
  readonly problems: readonly Problem[];
}

const facts = new WeakMap<Document, DocumentFacts>();
const checks = new WeakMap<Document, Checked>();

function withDocument(snapshot: Snapshot, document: Document): Snapshot {
  const { file, pieces } = document;
  // A long list that the snapshot was made of is in it already.
  if (pieces && snapshot.files.get(file)?.parts === pieces.parts) return snapshot;
  let own = facts.get(document);
  if (!own) {
    own = factsOf(document, checkDocument(document));
    facts.set(document, own);
  }
  return updateSnapshot(snapshot, [{ file, facts: own }]);
}

/** The document as it stands in the editor, which may be newer than what was checked last, with its problems; once while nothing changes. */
function check(snapshot: Snapshot, document: Document, today: string): Checked {
  const last = checks.get(document);
  if (last?.from === snapshot && last.today === today) return last;
  const now = withDocument(snapshot, document);
  const checked = { from: snapshot, today, now, problems: problemsOf(now, document.file, today) };
  checks.set(document, checked);
  return checked;
}

/** Actions for the problems that touch a range: the sure fixes, the others, what creates, then what silences. */
export function codeActions(snapshot: Snapshot, document: Document, range: Range, asked: Asked): CodeAction[] {
  const { now, problems } = check(snapshot, document, asked.today);
  const here = problems.filter((problem) => problem.range.start <= range.end && range.start <= problem.range.end);
  const fixes = here.flatMap((problem) => fixesOf(now, document, problem, asked));
  return [
    ...fixes.filter(({ preferred }) => preferred),
    ...fixes.filter(({ preferred }) => !preferred),
    ...here.flatMap((problem) => createOf(now, document, problem, asked)),
    ...here.flatMap((problem) => ignoreOf(document, problem, asked)),
    ...here.filter(({ rule }, i) => here.findIndex((other) => other.rule === rule) === i).flatMap((problem) => severityOf(problem, asked)),
  ];
}

function createOf(snapshot: Snapshot, document: Document, problem: Problem, asked: Asked): CodeAction[] {
  if (problem.rule !== 'ref/unknown' || document.broken) return [];
  const reference = document.references.find(({ range }) => range.start === problem.range.start && range.end === problem.range.end);
  const creation = reference && creationOf(snapshot, document, reference, asked);
  if (!creation) return [];
  const { id, ...later } = creation;
  return [{ title: asked.language === 'zh' ? `新建 ${id}` : `Create ${id}`, kind: 'create', problem, edits: [], preferred: false, later }];
}

/** Leads to the configuration; not for text that can't be read, which no severity makes readable. */
function severityOf(problem: Problem, { language }: Asked): CodeAction[] {
  if (problem.rule.startsWith('yaml/') || problem.rule.startsWith('file/')) return [];
  return [{ title: language === 'zh' ? `设置 ${problem.rule} 的严重程度…` : `Set severity of ${problem.rule}…`, kind: 'severity', problem, edits: [], preferred: false }];
}

/** Edits of every sure fix of a document; of those that overlap the first one counts. */
export function fixAll(snapshot: Snapshot, document: Document, asked: Asked): TextEdit[] {
  const { now, problems } = check(snapshot, document, asked.today);
  const edits: TextEdit[] = [];
  let end = -1;
  for (const problem of problems) {
    const sure = fixesOf(now, document, problem, asked).find((action) => action.preferred);
    const [first] = sure?.edits ?? [];
    if (!sure || !first || first.range.start <= end) continue;
    edits.push(...sure.edits);
    end = Math.max(...sure.edits.map((edit) => edit.range.end));
  }
  return edits;
}

function fixesOf(snapshot: Snapshot, document: Document, problem: Problem, { language, today }: Asked): CodeAction[] {
  const fixes = RULES.get(problem.rule)?.fix?.(problem, document, { snapshot, today }) ?? [];
  return [...fixes].map(({ title, args = {}, edits, preferred = false }) => ({ title: fill(title[language], args, language), kind: 'fix', problem, edits, preferred }));
}

/** A comment above the line; not in text that can't be read, where a comment might not be one. */
function ignoreOf(document: Document, problem: Problem, { language }: Asked): CodeAction[] {
  const inYaml = document.yaml && document.yaml.start <= problem.range.start && problem.range.start <= document.yaml.end;
  if (document.broken || !inYaml || problem.rule === 'config/unused-ignore') return [];
  const { character } = positionAt(document.lineStarts, problem.range.start);
  const start = problem.range.start - character;
  const indent = /^[ ]*/.exec(document.text.slice(start))?.[0] ?? '';
  const eol = document.text.includes('\r\n') ? '\r\n' : '\n';
  const reason = language === 'zh' ? '原因' : 'reason';
  const title = language === 'zh' ? `在此忽略 ${problem.rule}，并写明原因…` : `Ignore ${problem.rule} here with a reason…`;
  return [{ title, kind: 'ignore', problem, edits: [{ range: { start, end: start }, newText: `${indent}# prd-ignore ${problem.rule}: ${reason}${eol}` }], preferred: false, fill: reason }];
}
