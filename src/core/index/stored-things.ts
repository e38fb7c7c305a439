// Turns words of a stored index back into an entity or a reference, each piece when it is asked for.
import type { Entity, Reference } from '../document/document';
import type { Path } from '../document/tree';
import { ENTITY_KINDS, type EntityKind } from '../schema/entities';
import type { Range } from '../text/range';
import type { StoredPart } from './stored-part';
import { ValueReader } from './stored-values';

export class StoredEntity implements Entity {
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

  /** Where the gist stands, behind the path and the length of what follows. */
  get #gistAt(): number {
    return this.#at + 9 + this.#part.word(this.#at + 7);
  }

  get gist(): string | undefined {
    const gist = this.#part.word(this.#gistAt);
    return gist > 0 ? this.#part.text(gist - 1) : undefined;
  }

  /** Where the count of places stands. */
  get #placesAt(): number {
    return this.#gistAt + 1;
  }

  get places(): Entity['places'] {
    const at = this.#placesAt;
    const count = this.#part.word(at);
    if (count === 0) return undefined;
    const places: Record<string, Range> = {};
    for (let i = at + 1; i < at + 1 + 3 * count && i < this.#part.end; i += 3) places[this.#part.text(this.#part.word(i))] = this.#part.range(i + 1);
    return places;
  }

  get fields(): Readonly<Record<string, unknown>> {
    return (this.#fields ??= new ValueReader(this.#part, this.#placesAt + 1 + 3 * this.#part.word(this.#placesAt)).record());
  }
}

export class StoredReference implements Reference {
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
