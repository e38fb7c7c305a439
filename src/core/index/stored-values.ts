// Reads plain values and findings from the words of a stored index, one after the other.
import { type Argument, type Arguments, type Finding, FINDING_LANGUAGES, type Related } from '../document/finding';
import { isEntityKind } from '../schema/entities';
import type { Range } from '../text/range';
import { doubleOf, VALUE } from './store-format';
import type { StoredPart } from './stored-part';

/** Values nested more deeply are no document's. */
const DEEPEST = 512;

export function readFindings(reader: ValueReader): Finding[] {
  const findings: Finding[] = [];
  for (let left = reader.next(); left > 0 && !reader.done; left--) {
    const [rule, message, range, marks, hasArgs] = [reader.text(), reader.text(), reader.range(), reader.next(), reader.next()];
    const args = hasArgs ? reader.arguments() : undefined;
    const [tag, language] = [marks & 3, FINDING_LANGUAGES[(marks >>> 2) - 1]];
    const count = reader.next();
    const related: Related[] = [];
    while (related.length < count - 1 && !reader.done) related.push(readRelated(reader));
    findings.push({ rule, message, ...(args && { args }), range, ...(count > 0 && { related }), ...(language && { language }), ...(tag > 0 && { tag: tag === 1 ? 'unnecessary' : 'deprecated' }) });
  }
  return findings;
}

function readRelated(reader: ValueReader): Related {
  const file = reader.next();
  const [range, message, hasArgs] = [reader.range(), reader.text(), reader.next()];
  const args = hasArgs ? reader.arguments() : undefined;
  return { ...(file > 0 && { file: reader.part.text(file - 1) }), range, message, ...(args && { args }) };
}

/** Reads values one after the other; always goes forward, so that it ends whatever the words say. */
export class ValueReader {
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
