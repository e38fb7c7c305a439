// Turns the problems at a place into what can be done about them: fixes of their rules, or a comment that silences them.
import type { Document } from '../document/document';
import { eolOf } from '../edits/block-text';
import { updateSnapshot } from '../index/build';
import { keepLoops } from '../index/cycles';
import type { DocumentFacts } from '../index/facts';
import { factsOf } from '../index/facts-of';
import type { Snapshot } from '../index/snapshot';
import { checkDocument, type Problem, problemsAt, problemsOf } from '../rules/check';
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

const facts = new WeakMap<Document, DocumentFacts>();
const states = new WeakMap<Document, { readonly from: Snapshot; readonly now: Snapshot }>();

/** Whether the document, and not an older or a newer text of its file, is what a snapshot was made of. */
export function isMadeOf({ files }: Snapshot, { file, lineStarts, pieces }: Document): boolean {
  const known = files.get(file);
  return known !== undefined && (known.lineStarts === lineStarts || (pieces !== undefined && known.parts === pieces.parts));
}

/** The workspace with the document as it stands in the editor, which may be newer than what was checked last; once while nothing changes. */
function withDocument(snapshot: Snapshot, document: Document): Snapshot {
  const { file } = document;
  if (isMadeOf(snapshot, document)) return snapshot;
  const last = states.get(document);
  if (last?.from === snapshot) return last.now;
  let own = facts.get(document);
  if (!own) {
    own = factsOf(document, checkDocument(document));
    facts.set(document, own);
  }
  const now = updateSnapshot(snapshot, [{ file, facts: own }]);
  keepLoops(snapshot, now, [file]);
  states.set(document, { from: snapshot, now });
  return now;
}

/** Actions for the problems that touch a range: the sure fixes, the others, what creates, then what silences. `checked` are all problems of this very document in this snapshot, where they are known. */
export function codeActions(snapshot: Snapshot, document: Document, range: Range, asked: Asked, checked?: readonly Problem[]): CodeAction[] {
  const now = withDocument(snapshot, document);
  const here = checked ? checked.filter((problem) => problem.range.start <= range.end && range.start <= problem.range.end) : problemsAt(now, document.file, range, asked.today);
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
export function fixAll(snapshot: Snapshot, document: Document, asked: Asked, checked?: readonly Problem[]): TextEdit[] {
  const now = withDocument(snapshot, document);
  const problems = checked ?? problemsOf(now, document.file, asked.today);
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
  const eol = eolOf(document.text);
  const reason = language === 'zh' ? '原因' : 'reason';
  const title = language === 'zh' ? `在此忽略 ${problem.rule}，并写明原因…` : `Ignore ${problem.rule} here with a reason…`;
  return [{ title, kind: 'ignore', problem, edits: [{ range: { start, end: start }, newText: `${indent}# prd-ignore ${problem.rule}: ${reason}${eol}` }], preferred: false, fill: reason }];
}
