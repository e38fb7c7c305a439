// Turns a record of a stored index back into facts, each piece when it is asked for.
//
// Classes rather than plain data: most of a warm start's facts are only asked for ids, and getters leave the rest undecoded. Whatever the words
// say, reading ends and gives facts of the right form: counts are cut to what is there, places outside of the part read as nothing.
import type { Entity, IdMention, PrdPart, Reference, Section } from '../document/document';
import { type FileKind, fileKindOf } from '../document/file-kind';
import type { Argument, Arguments, Finding, Related } from '../document/finding';
import type { Path } from '../document/tree';
import { ENTITY_KINDS, type EntityKind, isEntityKind } from '../schema/entities';
import type { Range } from '../text/range';
import type { DocumentFacts, Ignore, KeyPlace } from './facts';
import { doubleOf, FLAG_BROKEN, FLAG_CONFIG, RECORD_HEAD, VALUE } from './store-format';
import type { StoredPart } from './stored-part';

/** Values nested more deeply are no document's. */
const DEEPEST = 512;

export class StoredFacts implements DocumentFacts {
  readonly file: string;
  readonly kind: FileKind;
  readonly #part: StoredPart;
  readonly #at: number;
  #entities?: readonly Entity[];
  #references?: readonly Reference[];
  #findings?: readonly Finding[];

  constructor(part: StoredPart, at: number, file: string) {
    this.file = file;
    this.kind = fileKindOf(file) ?? 'config';
    this.#part = part;
    this.#at = at;
  }

  /** Place of the n-th list behind the entities and references, whose items have so many words. */
  #listAt(list: keyof typeof LISTS): number {
    let at = this.#at + RECORD_HEAD + this.#word(1) + this.#word(3) + this.#word(5);
    for (const [name, { count, size }] of Object.entries(LISTS)) {
      if (name === list) break;
      at += this.#word(count) * size;
    }
    return at;
  }

  #word(i: number): number {
    return this.#part.word(this.#at + i);
  }

  #list<T>(list: keyof typeof LISTS, make: (at: number) => T): T[] {
    const { count, size } = LISTS[list];
    const wanted = this.#word(count);
    if (wanted === 0) return [];
    const start = this.#listAt(list);
    const items: T[] = [];
    for (let at = start; items.length < wanted && at + size <= this.#part.end; at += size) items.push(make(at));
    return items;
  }

  get broken(): boolean {
    return (this.#word(0) & FLAG_BROKEN) !== 0;
  }

  get lineStarts(): Uint32Array {
    const start = this.#at + RECORD_HEAD;
    return this.#part.words.subarray(start, Math.min(start + this.#word(1), this.#part.end));
  }

  get entities(): readonly Entity[] {
    return (this.#entities ??= this.#readEntities());
  }

  get references(): readonly Reference[] {
    return (this.#references ??= this.#readReferences());
  }

  #readEntities(): Entity[] {
    const part = this.#part;
    const entities: Entity[] = [];
    let at = this.#at + RECORD_HEAD + this.#word(1);
    for (let left = this.#word(2); left > 0 && at < part.end; left--) {
      entities.push(new StoredEntity(part, at, this.file));
      const fields = at + 8 + part.word(at + 7);
      at = fields + 1 + part.word(fields);
    }
    return entities;
  }

  #readReferences(): Reference[] {
    const part = this.#part;
    const references: Reference[] = [];
    let at = this.#at + RECORD_HEAD + this.#word(1) + this.#word(3);
    for (let left = this.#word(4); left > 0 && at < part.end; left--) {
      references.push(new StoredReference(part, at, this.file));
      at += 8 + part.word(at + 7);
    }
    return references;
  }

  get mentions(): readonly IdMention[] {
    return this.#list('mentions', (at) => ({ id: this.#part.text(this.#part.word(at)), ...this.#part.range(at + 1) }));
  }

  get sections(): readonly Section[] {
    const part = this.#part;
    return this.#list('sections', (at) => {
      const name = part.word(at + 3);
      return { title: part.text(part.word(at)), level: part.word(at + 1), range: part.range(at + 4), heading: part.range(at + 6), ...(name > 0 && { part: part.text(name - 1) as PrdPart }), filled: part.word(at + 2) === 1 };
    });
  }

  get unreadIds(): readonly string[] {
    return this.#list('unreadIds', (at) => this.#part.text(this.#part.word(at)));
  }

  get ignores(): readonly Ignore[] {
    const part = this.#part;
    return this.#list('ignores', (at) => ({ rule: part.text(part.word(at)), reason: part.text(part.word(at + 1)), line: part.word(at + 2), alone: part.word(at + 3) === 1, range: part.range(at + 4) }));
  }

  get ownScores(): readonly KeyPlace[] {
    return this.#list('ownScores', (at) => ({ key: this.#part.text(this.#part.word(at)), range: this.#part.range(at + 1) }));
  }

  get ruleKeys(): readonly KeyPlace[] {
    return this.#list('ruleKeys', (at) => ({ key: this.#part.text(this.#part.word(at)), range: this.#part.range(at + 1) }));
  }

  get findings(): readonly Finding[] {
    return (this.#findings ??= readFindings(new Cursor(this.#part, this.#listAt('end'))));
  }

  get config(): unknown {
    if ((this.#word(0) & FLAG_CONFIG) === 0) return undefined;
    const cursor = new Cursor(this.#part, this.#listAt('end'));
    readFindings(cursor);
    return cursor.value();
  }
}

/** Lists of items of one size: where their count stands in a record, and how many words an item takes. */
const LISTS = {
  mentions: { count: 6, size: 3 },
  sections: { count: 7, size: 8 },
  unreadIds: { count: 8, size: 1 },
  ignores: { count: 9, size: 6 },
  ownScores: { count: 10, size: 3 },
  ruleKeys: { count: 11, size: 3 },
  end: { count: 0, size: 0 },
} as const;

class StoredEntity implements Entity {
  readonly file: string;
  readonly #part: StoredPart;
  readonly #at: number;
  #fields?: Readonly<Record<string, unknown>>;

  constructor(part: StoredPart, at: number, file: string) {
    this.file = file;
    this.#part = part;
    this.#at = at;
  }

  get kind(): EntityKind {
    return ENTITY_KINDS[this.#part.word(this.#at)] ?? 'requirement';
  }

  get id(): string {
    return this.#part.text(this.#part.word(this.#at + 1));
  }

  get idRange(): Range {
    return this.#part.range(this.#at + 2);
  }

  get range(): Range {
    return this.#part.range(this.#at + 4);
  }

  get container(): string | undefined {
    const container = this.#part.word(this.#at + 6);
    return container > 0 ? this.#part.text(container - 1) : undefined;
  }

  get path(): Path {
    return readPath(this.#part, this.#at + 7);
  }

  get fields(): Readonly<Record<string, unknown>> {
    return (this.#fields ??= new Cursor(this.#part, this.#at + 9 + this.#part.word(this.#at + 7)).record());
  }
}

class StoredReference implements Reference {
  readonly file: string;
  readonly #part: StoredPart;
  readonly #at: number;

  constructor(part: StoredPart, at: number, file: string) {
    this.file = file;
    this.#part = part;
    this.#at = at;
  }

  get id(): string {
    return this.#part.text(this.#part.word(this.#at));
  }

  get kinds(): readonly EntityKind[] {
    return this.#part.kinds(this.#part.word(this.#at + 1));
  }

  get range(): Range {
    return this.#part.range(this.#at + 2);
  }

  get from(): string | undefined {
    const from = this.#part.word(this.#at + 4);
    return from > 0 ? this.#part.text(from - 1) : undefined;
  }

  get fromKind(): EntityKind | undefined {
    return ENTITY_KINDS[this.#part.word(this.#at + 5) - 1];
  }

  get field(): string {
    return this.#part.text(this.#part.word(this.#at + 6));
  }

  get path(): Path {
    return readPath(this.#part, this.#at + 7);
  }
}

function readPath(part: StoredPart, at: number): Path {
  const path: (string | number)[] = [];
  const end = Math.min(at + 1 + part.word(at), part.end);
  for (let i = at + 1; i < end; i++) {
    const step = part.word(i);
    path.push(step & 1 ? part.text(step >>> 1) : step >>> 1);
  }
  return path;
}

function readFindings(cursor: Cursor): Finding[] {
  const findings: Finding[] = [];
  for (let left = cursor.next(); left > 0 && !cursor.done; left--) {
    const [rule, message, range, tag, hasArgs] = [cursor.text(), cursor.text(), cursor.range(), cursor.next(), cursor.next()];
    const args = hasArgs ? cursor.arguments() : undefined;
    const count = cursor.next();
    const related: Related[] = [];
    while (related.length < count - 1 && !cursor.done) related.push(readRelated(cursor));
    findings.push({ rule, message, ...(args && { args }), range, ...(count > 0 && { related }), ...(tag > 0 && { tag: tag === 1 ? 'unnecessary' : 'deprecated' }) });
  }
  return findings;
}

function readRelated(cursor: Cursor): Related {
  const file = cursor.next();
  const [range, message, hasArgs] = [cursor.range(), cursor.text(), cursor.next()];
  const args = hasArgs ? cursor.arguments() : undefined;
  return { ...(file > 0 && { file: cursor.part.text(file - 1) }), range, message, ...(args && { args }) };
}

/** Reads values one after the other; always goes forward, so that it ends whatever the words say. */
class Cursor {
  readonly part: StoredPart;
  #at: number;

  constructor(part: StoredPart, at: number) {
    this.part = part;
    this.#at = at;
  }

  get done(): boolean {
    return this.#at >= this.part.end;
  }

  next(): number {
    return this.part.word(this.#at++);
  }

  text(): string {
    return this.part.text(this.next());
  }

  range(): Range {
    return { start: this.next(), end: this.next() };
  }

  /** What fills a message; nothing in it that has no words. */
  arguments(): Arguments {
    const value = this.record();
    for (const key of Object.keys(value)) if (!isArgument(value[key], 0)) delete value[key];
    return value as Arguments;
  }

  record(): Record<string, unknown> {
    const value = this.value();
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  }

  value(depth = 0): unknown {
    const word = this.next();
    const rest = word >>> 3;
    switch (word & 7) {
      case VALUE.false: return false;
      case VALUE.true: return true;
      case VALUE.string: return this.part.text(rest);
      case VALUE.integer: return rest;
      case VALUE.double: return doubleOf(this.next(), this.next());
      case VALUE.list: return depth < DEEPEST ? this.#items(rest, depth + 1) : null;
      case VALUE.mapping: return depth < DEEPEST ? this.#pairs(rest, depth + 1) : null;
      default: return null;
    }
  }

  #items(count: number, depth: number): unknown[] {
    const items: unknown[] = [];
    while (items.length < count && !this.done) items.push(this.value(depth));
    return items;
  }

  #pairs(count: number, depth: number): Record<string, unknown> {
    const bare = this.next() === 1;
    const value = (bare ? Object.create(null) : {}) as Record<string, unknown>;
    for (let left = count; left > 0 && !this.done; left--) {
      const key = this.text();
      // In an object with a prototype this name would set it.
      if (bare || key !== '__proto__') value[key] = this.value(depth);
      else this.value(depth);
    }
    return value;
  }
}

function isArgument(value: unknown, depth: number): value is Argument {
  if (typeof value === 'string' || typeof value === 'number') return true;
  if (typeof value !== 'object' || value === null || depth > 4) return false;
  if (Array.isArray(value)) return value.every((item) => isArgument(item, depth + 1));
  const { kind, en, zh } = value as Record<string, unknown>;
  return typeof kind === 'string' ? isEntityKind(kind) : typeof en === 'string' && typeof zh === 'string';
}
