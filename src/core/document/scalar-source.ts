// Finds where a stretch of a scalar's value stands in the text: behind quotes and block headers, over folded lines and escapes.
import type { Range } from '../text/range';
import type { Scalar } from './tree';

/** Place of `value.slice(start, end)`; the whole scalar where the text does not spell its value out, as an alias does not. */
export function sourceRange(text: string, scalar: Scalar, { start, end }: Range): Range {
  const { value } = scalar;
  if (typeof value !== 'string') return { start: scalar.start, end: scalar.end };
  const quote = scalar.style === 'single' || scalar.style === 'double' ? 1 : 0;
  const plain = scalar.style === 'plain' || quote === 1;
  // On one line and without escapes the value stands there letter by letter.
  if (plain && scalar.end - scalar.start === value.length + 2 * quote && text.startsWith(value, scalar.start + quote)) {
    return { start: scalar.start + quote + start, end: scalar.start + quote + end };
  }
  const places = placesOf(text, scalar, value);
  const [first, last] = places ? [places[start], places[end - 1]] : [];
  return first === undefined || last === undefined ? { start: scalar.start, end: scalar.end } : { start: first, end: last + lengthAt(text, scalar, last) };
}

let known: { readonly text: string; readonly scalar: Scalar; readonly places: readonly number[] | undefined } | undefined;

/** Offset of every unit of a value; several findings in one scalar ask for the same. */
function placesOf(text: string, scalar: Scalar, value: string): readonly number[] | undefined {
  if (known?.scalar !== scalar || known.text !== text) known = { text, scalar, places: align(text, scalar, value) };
  return known.places;
}

const isGap = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** Goes along the text and the value: they differ by gaps, escapes and doubled quotes only. */
function align(text: string, { start, end, style }: Scalar, value: string): number[] | undefined {
  const places: number[] = [];
  let at = start + (style === 'plain' ? 0 : 1);
  if (style === 'literal' || style === 'folded') {
    while (at < end && text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) at++;
  }
  for (let i = 0; i < value.length; i++) {
    if (isGap(value.charCodeAt(i))) {
      places.push(at);
      continue;
    }
    for (let length = gapAt(text, at, style); length > 0 && at < end; length = gapAt(text, at, style)) at += length;
    const unit = unitAt(text, at, style);
    if (at >= end || !value.startsWith(unit.text, i)) return undefined;
    for (let k = 0; k < unit.text.length; k++) places.push(at);
    i += unit.text.length - 1;
    at += unit.length;
  }
  return places;
}

/** Length of a gap that begins at an offset, 0 where none does: a blank, a break, or an escape that stands for one. */
function gapAt(text: string, at: number, style: Scalar['style']): number {
  const code = text.charCodeAt(at);
  if (isGap(code)) return 1;
  if (style !== 'double' || code !== 92) return 0;
  const { text: unit, length } = unitAt(text, at, style);
  return unit === '' || isGap(unit.charCodeAt(0)) ? length : 0;
}

const ESCAPES: Readonly<Record<string, string>> = { '0': '\0', a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b', N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029', '\n': '', '\r': '' };
const CODE_LENGTH: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** What stands at an offset: a letter, an escape or a doubled quote, with the text that it means. */
function unitAt(text: string, at: number, style: Scalar['style']): { readonly text: string; readonly length: number } {
  const letter = text.charAt(at);
  if (style === 'single' && letter === "'") return { text: letter, length: 2 };
  if (style !== 'double' || letter !== '\\') return { text: letter, length: 1 };
  const kind = text.charAt(at + 1);
  const digits = CODE_LENGTH[kind];
  if (digits === undefined) return { text: ESCAPES[kind] ?? kind, length: 2 };
  const code = parseInt(text.slice(at + 2, at + 2 + digits), 16);
  return { text: code <= 0x10ffff ? String.fromCodePoint(code) : '', length: 2 + digits };
}

function lengthAt(text: string, scalar: Scalar, at: number): number {
  return unitAt(text, at, scalar.style).length;
}
