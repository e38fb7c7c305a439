// Turns facts of documents into the words of one part of a stored index.
import type { Entity, Reference } from '../document/document';
import { type Finding, FINDING_LANGUAGES, type Related } from '../document/finding';
import type { Path } from '../document/tree';
import { ENTITY_KINDS } from '../schema/entities';
import type { DocumentFacts, KeyPlace } from './facts';
import { FLAG_BROKEN, FLAG_CONFIG, PART_HEAD, pushDouble, ROW, SMALL, type StoredFile, VALUE } from './store-format';
import { hashOf } from './store-hash';
import { encodeTexts } from './store-text';

/** A file with what was read from it. */
export interface Fresh extends StoredFile {
  readonly facts: DocumentFacts;
}

/** Takes files until it is full; `words` tells how full it is. */
export interface PartWriter {
  readonly files: () => number;
  readonly words: () => number;
  /** False for a file that cannot be kept exactly: it is left out. */
  add(fresh: Fresh): boolean;
  /** The part as bytes, in whole words. */
  bytes(): Uint8Array;
}

interface Writing {
  readonly words: number[];
  readonly text: (text: string) => number;
}

/** A value that the store has no form for. */
class Unstorable extends Error {}

export function createPart(): PartWriter {
  const strings = new Map<string, number>();
  const text = (one: string): number => {
    let at = strings.get(one);
    if (at === undefined) strings.set(one, (at = strings.size));
    return at;
  };
  const rows: number[] = [];
  const words: number[] = [];
  const to: Writing = { words, text };
  return {
    files: () => rows.length / ROW,
    words: () => words.length,
    add({ file, size, modified, changed, identity, settled, hash, facts }) {
      const start = words.length;
      try {
        encodeFacts(facts, to);
      } catch (error) {
        if (!(error instanceof Unstorable)) throw error;
        words.length = start;
        return false;
      }
      rows.push(text(file));
      for (const number of [size, modified, changed, identity, hash]) pushDouble(rows, number);
      rows.push(Number(settled), start);
      return true;
    },
    bytes: () => join(rows, [...strings.keys()], words),
  };
}

function join(rows: readonly number[], strings: readonly string[], words: readonly number[]): Uint8Array {
  const { bytes, ends, raw } = encodeTexts(strings);
  const before = PART_HEAD + rows.length + ends.length + words.length;
  const part = new Uint32Array(before + ((bytes.length + 3) >>> 2));
  part.set([0, 0, part.length, rows.length / ROW, strings.length, bytes.length, Number(raw)]);
  part.set(rows, PART_HEAD);
  part.set(ends, PART_HEAD + rows.length);
  part.set(words, PART_HEAD + rows.length + ends.length);
  new Uint8Array(part.buffer).set(bytes, before * 4);
  return sealPart(part);
}

/** Writes the hash of a part into it. */
export function sealPart(part: Uint32Array): Uint8Array {
  const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
  const sum: number[] = [];
  pushDouble(sum, hashOf(bytes.subarray(8)));
  part.set(sum);
  return bytes;
}

function encodeFacts(facts: DocumentFacts, to: Writing): void {
  const { words, text } = to;
  const { lineStarts, entities, references, mentions, sections, unreadIds, ignores, ownScores, ruleKeys, findings } = facts;
  words.push((facts.broken ? FLAG_BROKEN : 0) | ('config' in facts && facts.config !== undefined ? FLAG_CONFIG : 0));
  words.push(lineStarts.length, entities.length, 0, references.length, 0, mentions.length, sections.length, unreadIds.length, ignores.length, ownScores.length, ruleKeys.length);
  const head = words.length;
  for (const start of lineStarts) words.push(start);
  const entitiesAt = words.length;
  for (const entity of entities) encodeEntity(entity, to);
  const referencesAt = words.length;
  for (const reference of references) encodeReference(reference, to);
  words[head - 9] = referencesAt - entitiesAt;
  words[head - 7] = words.length - referencesAt;
  for (const { id, start, end } of mentions) words.push(text(id), start, end);
  for (const { title, level, range, heading, part, filled } of sections) words.push(text(title), level, Number(filled), part === undefined ? 0 : text(part) + 1, range.start, range.end, heading.start, heading.end);
  for (const id of unreadIds) words.push(text(id));
  for (const { rule, reason, line, alone, range } of ignores) words.push(text(rule), text(reason), line, Number(alone), range.start, range.end);
  const places = (keys: readonly KeyPlace[]): void => keys.forEach(({ key, range }) => words.push(text(key), range.start, range.end));
  places(ownScores);
  places(ruleKeys);
  words.push(findings.length);
  for (const finding of findings) encodeFinding(finding, to);
  if (facts.config !== undefined) encodeValue(facts.config, to);
}

const NO_PLACES: NonNullable<Entity['places']> = {};

function encodeEntity({ kind, id, idRange, range, places, gist, container, path, fields }: Entity, to: Writing): void {
  const { words, text } = to;
  words.push(ENTITY_KINDS.indexOf(kind), text(id), idRange.start, idRange.end, range.start, range.end, container === undefined ? 0 : text(container) + 1);
  encodePath(path, to);
  const length = words.push(0) - 1;
  words.push(gist === undefined ? 0 : text(gist) + 1);
  const shown = Object.entries(places ?? NO_PLACES);
  words.push(shown.length);
  for (const [field, { start, end }] of shown) words.push(text(field), start, end);
  encodeValue(fields, to);
  words[length] = words.length - length - 1;
}

function encodeReference({ id, kinds, range, from, fromKind, field, path }: Reference, to: Writing): void {
  const { words, text } = to;
  words.push(text(id), text(kinds.join()), range.start, range.end, from === undefined ? 0 : text(from) + 1, fromKind === undefined ? 0 : ENTITY_KINDS.indexOf(fromKind) + 1, text(field));
  encodePath(path, to);
}

function encodePath(path: Path, { words, text }: Writing): void {
  words.push(path.length);
  for (const step of path) words.push(typeof step === 'number' ? step * 2 : text(step) * 2 + 1);
}

function encodeFinding({ rule, message, args, range, related, tag, language }: Finding, to: Writing): void {
  const { words, text } = to;
  words.push(text(rule), text(message), range.start, range.end, (tag === undefined ? 0 : tag === 'unnecessary' ? 1 : 2) + 4 * (language === undefined ? 0 : FINDING_LANGUAGES.indexOf(language) + 1), Number(args !== undefined));
  if (args !== undefined) encodeValue(args, to);
  words.push(related ? related.length + 1 : 0);
  for (const one of related ?? []) encodeRelated(one, to);
}

function encodeRelated({ file, range, message, args }: Related, to: Writing): void {
  const { words, text } = to;
  words.push(file === undefined ? 0 : text(file) + 1, range.start, range.end, text(message), Number(args !== undefined));
  if (args !== undefined) encodeValue(args, to);
}

function encodeValue(value: unknown, to: Writing): void {
  const { words, text } = to;
  if (value === null) words.push(VALUE.null);
  else if (typeof value === 'boolean') words.push(value ? VALUE.true : VALUE.false);
  else if (typeof value === 'string') words.push(text(value) * 8 + VALUE.string);
  else if (typeof value === 'number') {
    if (Number.isInteger(value) && value >= 0 && value < SMALL && !Object.is(value, -0)) words.push(value * 8 + VALUE.integer);
    else {
      words.push(VALUE.double);
      pushDouble(words, value);
    }
  } else if (Array.isArray(value)) {
    words.push(value.length * 8 + VALUE.list);
    for (const item of value) encodeValue(item, to);
  } else if (typeof value === 'object') {
    const keys = Object.keys(value);
    // The plain objects of findings and those of documents, which have no prototype, are told apart by a word.
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== null && prototype !== Object.prototype) throw new Unstorable();
    words.push(keys.length * 8 + VALUE.mapping, Number(prototype === null));
    for (const key of keys) {
      words.push(text(key));
      encodeValue((value as Record<string, unknown>)[key], to);
    }
  } else throw new Unstorable();
}
