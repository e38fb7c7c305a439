// Turns a new requirement into the edit that adds it at the end of a list of requirements.
import type { Document } from '../document/document';
import { formatScalar } from '../document/format-scalar';
import { parseDocument } from '../document/parse';
import { pairOf, valueOf } from '../document/tree';
import { applyEdits, type TextEdit } from '../text/range';
import { linesOf } from './block-text';
import { canonical } from './change';
import { insertItems } from './insert-items';
import { skeletonOf } from './skeleton';

export interface NewRequirement {
  readonly id: string;
  readonly title: string;
  /** Language of the sentences that are to be replaced. */
  readonly language: 'en' | 'zh';
  readonly owner?: string;
  readonly statement?: string;
}

export type AppendResult =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  /**
   * `broken`: the file has syntax errors. `single`: it holds one requirement at its root. `kind`: it is neither a requirements file nor a
   * PRD. `alias`: the list stands elsewhere. `unsafe`: the edit would change more than it should.
   */
  | { readonly ok: false; readonly reason: 'broken' | 'single' | 'kind' | 'alias' | 'unsafe' };

/**
 * Lines of a new requirement at column 0: the fields that it has in a new file, without the hints. One that has its statement gets no
 * acceptance criterion: words to be replaced would pass for one.
 */
export function requirementLines(requirement: NewRequirement): string[] {
  const { statement } = requirement;
  const lines = linesOf(skeletonOf('requirements', { ...requirement, single: true, today: '' })).filter((line) => line !== '' && !line.trimStart().startsWith('#'));
  const at = lines.findIndex((line) => line.startsWith('statement: '));
  return statement === undefined || at < 0 ? lines : [...lines.slice(0, at), `statement: ${formatScalar(statement)}`];
}

/** Edits in offsets of `document.text`, tried on a copy: the list gets these items more and nothing else changes. An empty file gets a list. */
export function appendRequirements(document: Document, requirements: readonly NewRequirement[], behind?: number): AppendResult {
  if (document.kind !== 'requirements' && document.kind !== 'prd') return { ok: false, reason: 'kind' };
  if (document.broken) return { ok: false, reason: 'broken' };
  const { root } = document;
  if (root && root.kind !== 'mapping') return { ok: false, reason: root.kind === 'alias' ? 'alias' : 'broken' };
  const pair = pairOf(root, 'requirements');
  if (document.kind === 'requirements' && root && root.pairs.length > 0 && !pair) return { ok: false, reason: 'single' };
  if (root?.flow || !document.yaml) return { ok: false, reason: 'unsafe' };
  if (pair?.value.kind === 'alias') return { ok: false, reason: 'alias' };
  const items = requirements.map((requirement) => ({ lines: requirementLines(requirement) }));
  const edit = insertItems(document, { at: [], key: 'requirements', items, ...(behind !== undefined && { behind }) });
  return edit && addsThem(document, edit, items.map(({ lines }) => lines)) ? { ok: true, edits: [edit] } : { ok: false, reason: 'unsafe' };
}

export function appendRequirement(document: Document, requirement: NewRequirement): AppendResult {
  return appendRequirements(document, [requirement]);
}

function addsThem(document: Document, edit: TextEdit, added: readonly (readonly string[])[]): boolean {
  const after = parseDocument(document.file, applyEdits(document.text, [edit]));
  if (after.broken || after.comments.length !== document.comments.length) return false;
  const { requirements: before = null, ...rest } = (valueOf(document.root) ?? {}) as Record<string, unknown>;
  const { requirements: now, ...restNow } = (valueOf(after.root) ?? {}) as Record<string, unknown>;
  if (canonical(rest) !== canonical(restNow) || !Array.isArray(now)) return false;
  const own = (Array.isArray(before) ? (before as unknown[]) : []).map(canonical);
  const fresh = added.map((lines) => canonical(valueOf(parseDocument('new.req.yaml', `${lines.join('\n')}\n`).root)));
  return JSON.stringify([...own, ...fresh].sort()) === JSON.stringify(now.map(canonical).sort());
}
