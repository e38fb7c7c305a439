// Asks every feature that reads a text or leads about in it, at one place, and holds the answers to what must always be true of them.
import assert from 'node:assert/strict';
import type { Document } from '../../../src/core/document/document';
import { updateSnapshot } from '../../../src/core/index/build';
import { factsOf } from '../../../src/core/index/facts-of';
import { entityOf } from '../../../src/core/index/lookup';
import type { Snapshot } from '../../../src/core/index/snapshot';
import { codeLenses, LENSES, resolveLens } from '../../../src/core/language/code-lens';
import { documentLinks } from '../../../src/core/language/document-links';
import { foldingRanges } from '../../../src/core/language/folding';
import { highlights } from '../../../src/core/language/highlights';
import { HINTS, inlayHints } from '../../../src/core/language/inlay-hints';
import { filesOfRename, prepareRename, renameEdits } from '../../../src/core/language/rename';
import { selectionRanges } from '../../../src/core/language/selection-ranges';
import { typeDefinition } from '../../../src/core/language/type-definition';
import { workspaceSymbols } from '../../../src/core/language/workspace-symbols';
import { applyEdits, type Range } from '../../../src/core/text/range';

/** `before` may hold another text of the file; `textOf` gives those of the others. */
export function askReading(before: Snapshot, document: Document, offset: number, textOf: (file: string) => string | undefined): number {
  const snapshot = updateSnapshot(before, [{ file: document.file, facts: factsOf(document) }]);
  const { text, lineStarts } = document;
  const within = ({ start, end }: Range): void => assert.ok(0 <= start && start <= end && end <= text.length, `${start}–${end} of ${text.length}`);
  for (const { range } of highlights(snapshot, document, offset)) within(range);
  typeDefinition(snapshot, document, offset);
  workspaceSymbols(snapshot, text.slice(offset, offset + 7));
  let last = -1;
  for (const { start, end } of foldingRanges(document)) {
    assert.ok(last <= start && start < end && end < lineStarts.length);
    last = start;
  }
  const chain = selectionRanges(document, offset);
  chain.forEach((range, i) => {
    within(range);
    const outer = chain[i + 1];
    assert.ok(range.start <= offset && offset <= range.end && (!outer || (outer.start <= range.start && range.end <= outer.end && outer.end - outer.start > range.end - range.start)));
  });
  for (const { range, target } of documentLinks(document)) {
    within(range);
    assert.ok('url' in target ? /^(?:https?|mailto):/i.test(target.url) : !/(?:^|\/)\.\.(?:\/|$)|^\//.test(target.file));
  }
  const lenses = codeLenses(snapshot, document, new Set(LENSES));
  for (const lens of lenses) {
    within(lens.range);
    assert.notEqual(resolveLens(snapshot, lens, 'en')?.title, '');
  }
  const hints = inlayHints(snapshot, document, { start: 0, end: text.length }, { kinds: new Set(HINTS), language: 'zh' });
  for (const { offset: at, parts } of hints) assert.ok(0 <= at && at <= text.length && parts.map((part) => part.text).join('').length <= 60);
  return lenses.length + hints.length + rename(snapshot, document, offset, textOf);
}

/** A rename either says why it can't be, or changes the ids and nothing else: back again, the text is as it was. */
function rename(snapshot: Snapshot, document: Document, offset: number, textOf: (file: string) => string | undefined): number {
  const start = prepareRename(snapshot, document, offset, 'en');
  if (!start.ok) {
    assert.ok(start.reason.length > 10);
    return 0;
  }
  const entity = entityOf(snapshot, start.id, start.entity.file) ?? start.entity;
  const newId = entity.kind === 'person' ? '@nobody-else' : `${snapshot.config.prefixes[entity.kind]}-987654321`;
  const read = (file: string): string | undefined => (file === document.file ? document.text : textOf(file));
  const result = renameEdits(snapshot, entity, newId, { language: 'en', textOf: read });
  if (!result.ok) {
    assert.ok(result.reason.length > 10);
    return 0;
  }
  const asked = new Set(filesOfRename(snapshot, entity));
  for (const { file, range } of result.edits) assert.ok(asked.has(file) && read(file)?.slice(range.start, range.end) === start.id);
  const own = result.edits.filter(({ file }) => file === document.file);
  assert.equal(applyEdits(document.text, own).split(newId).join(start.id), document.text.split(newId).join(start.id));
  return result.edits.length;
}
