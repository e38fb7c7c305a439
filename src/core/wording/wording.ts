// Finds what the wording rules have to say of a document: its requirements' statements and acceptance criteria, each looked at once.
import type { Document, Entity } from '../document/document';
import type { Arguments } from '../document/finding';
import { sourceRange } from '../document/scalar-source';
import { nodeAt, type Scalar, type SyntaxNode } from '../document/tree';
import type { Range } from '../text/range';
import { hasNumber, judge, type Judged, languageOf, type TextLanguage } from './judge';
import type { Role } from './report';
import { tokenize } from './tokens';

/** What a rule finds at a place of a document. */
export interface WordingFound {
  readonly message: string;
  readonly args: Arguments;
  readonly range: Range;
  /** Language whose words it was found by; with a question mark where the text is rather in the other one. */
  readonly language: TextLanguage | `${TextLanguage}?`;
}

type ByRule = Map<string, WordingFound[]>;

const NONE: readonly WordingFound[] = [];
const NOTHING: ReadonlyMap<string, readonly WordingFound[]> = new Map();

let known: { readonly document: Document; readonly found: ReadonlyMap<string, readonly WordingFound[]> } | undefined;

/** What one wording rule, named without its area, finds in a document. The rules ask one after the other: what was found stays until the next document. */
export function wordingIn(document: Document, rule: string): readonly WordingFound[] {
  return foundIn(document).get(rule) ?? NONE;
}

/** Whether no wording rule finds anything: then none of them has to be asked. */
export function isWellWorded(document: Document): boolean {
  return foundIn(document) === NOTHING;
}

function foundIn(document: Document): ReadonlyMap<string, readonly WordingFound[]> {
  if (known?.document !== document) known = { document, found: look(document) };
  return known.found;
}

/** Statuses of requirements that nobody will word anew. */
const OVER: ReadonlySet<unknown> = new Set(['rejected']);

function look(document: Document): ReadonlyMap<string, readonly WordingFound[]> {
  let found: ByRule | undefined;
  const add = (rule: string, one: WordingFound): void => {
    found ??= new Map();
    const list = found.get(rule);
    if (list) list.push(one);
    else found.set(rule, [one]);
  };
  for (const entity of document.entities) {
    if (entity.kind !== 'requirement' || OVER.has(entity.fields['status'])) continue;
    let measured = entity.fields['type'] !== 'performance';
    eachText(entity.fields, (text, role, path) => {
      const judged = judge(text, role);
      measured ||= hasNumber(text);
      if (judged.length > 0) place(document, [...entity.path, ...path.split('.').map((step) => (/^\d/.test(step) ? Number(step) : step))], judged, add);
    });
    if (!measured) placeUnmeasured(document, entity, add);
  }
  return found ?? NOTHING;
}

/** Calls `look` with the texts of a requirement that the rules look at, and where they stand in it. */
function eachText({ statement, acceptance }: Entity['fields'], look: (text: string, role: Role, path: string) => void): void {
  if (typeof statement === 'string') look(statement, 'statement', 'statement');
  if (!Array.isArray(acceptance)) return;
  for (let i = 0; i < acceptance.length; i++) {
    const criterion: unknown = acceptance[i];
    if (typeof criterion === 'string') look(criterion, 'criterion', `acceptance.${i}`);
    if (typeof criterion !== 'object' || criterion === null) continue;
    const { given, when, then } = criterion as Readonly<Record<string, unknown>>;
    if (typeof given === 'string') look(given, 'step', `acceptance.${i}.given`);
    if (typeof when === 'string') look(when, 'step', `acceptance.${i}.when`);
    if (typeof then === 'string') look(then, 'step', `acceptance.${i}.then`);
  }
}

function place(document: Document, path: readonly (string | number)[], judged: readonly Judged[], add: (rule: string, one: WordingFound) => void): void {
  const scalar = scalarAt(document.root, path);
  if (!scalar) return;
  for (const { rule, range, message, args = {}, language, other } of judged) {
    add(rule, { message, args, range: firstLine(document.text, sourceRange(document.text, scalar, range)), language: other ? `${language}?` : language });
  }
}

function scalarAt(root: SyntaxNode | undefined, path: readonly (string | number)[]): Scalar | undefined {
  const node = nodeAt(root, path);
  return node?.kind === 'scalar' ? node : undefined;
}

/** The part of a range on its first line. */
function firstLine(text: string, { start, end }: Range): Range {
  const line = /^[^\r\n]*[^\s]/.exec(text.slice(start, end))?.[0].length ?? end - start;
  return { start, end: start + line };
}

/** A demand for performance that neither the statement nor the acceptance criteria measure. */
function placeUnmeasured(document: Document, { path, fields: { statement } }: Entity, add: (rule: string, one: WordingFound) => void): void {
  const scalar = scalarAt(document.root, [...path, 'statement']);
  const words = typeof statement === 'string' ? /\S(?:[^\s，。；,;]| (?=\S)){0,40}/.exec(statement) : null;
  if (!scalar || !words) return;
  const range = { start: words.index, end: words.index + words[0].replace(/[.!?]?\s*$/, '').length };
  add('no-number', { message: 'default', args: {}, range: firstLine(document.text, sourceRange(document.text, scalar, range)), language: languageOf(tokenize(String(statement))) });
}
