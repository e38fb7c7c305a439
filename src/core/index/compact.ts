// Turns facts of documents into columns of numbers and one text, which take a third of the memory; what is asked for is read from there.
import type { DocumentFacts } from './facts';
import { createPart } from './store-encode';
import { StoredFacts } from './stored-facts';
import { StoredPart } from './stored-part';

/** The same facts, but for those that columns can't hold exactly, which stay as they are. */
export function compactFacts(facts: readonly DocumentFacts[]): DocumentFacts[] {
  const writer = createPart();
  const kept = facts.map((one) => writer.add({ file: one.file, size: 0, modified: 0, changed: 0, identity: 0, hash: 0, settled: false, facts: one }));
  const bytes = writer.bytes();
  const part = StoredPart.of(new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >>> 2), false);
  let row = 0;
  return facts.map((one, i) => (part && kept[i] ? new StoredFacts(part, part.recordAt(row++), one.file) : one));
}
