// Turns a record of a stored index back into facts, each piece when it is asked for.
//
// Classes rather than plain data: most of a warm start's facts are only asked for ids, and getters leave the rest undecoded. Whatever the words
// say, reading ends and gives facts of the right form: counts are cut to what is there, places outside of the part read as nothing.
import type { Entity, IdMention, PrdPart, Reference, Section } from '../document/document';
import { type FileKind, fileKindOf } from '../document/file-kind';
import type { Finding } from '../document/finding';
import type { DocumentFacts, Ignore, KeyPlace } from './facts';
import { FLAG_BROKEN, FLAG_CONFIG, RECORD_HEAD } from './store-format';
import type { StoredPart } from './stored-part';
import { StoredEntity, StoredReference } from './stored-things';
import { readFindings, ValueReader } from './stored-values';

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
    return this.#part.keeps ? (this.#entities ??= this.#readEntities()) : this.#readEntities();
  }

  get references(): readonly Reference[] {
    return this.#part.keeps ? (this.#references ??= this.#readReferences()) : this.#readReferences();
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
    return (this.#findings ??= readFindings(new ValueReader(this.#part, this.#listAt('end'))));
  }

  get config(): unknown {
    if ((this.#word(0) & FLAG_CONFIG) === 0) return undefined;
    const reader = new ValueReader(this.#part, this.#listAt('end'));
    readFindings(reader);
    return reader.value();
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
