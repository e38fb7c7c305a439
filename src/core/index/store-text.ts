// Turns many strings into one run of bytes and each of them back, exactly: also those that no text encoding takes.

interface Coder {
  encode(text: string): Uint8Array;
}
interface Decoder {
  decode(bytes: Uint8Array): string;
}
// Every host has these two; the core is compiled without the browser's and Node's types.
declare const TextEncoder: new () => Coder;
declare const TextDecoder: new (encoding: string, options: { readonly ignoreBOM: boolean }) => Decoder;

export interface EncodedTexts {
  readonly bytes: Uint8Array;
  /** Where each string ends in the bytes. */
  readonly ends: readonly number[];
  /** Half surrogates, which UTF-8 does not know, make all strings lie as their code units. */
  readonly raw: boolean;
}

export function encodeTexts(texts: readonly string[]): EncodedTexts {
  let end = 0;
  const ends: number[] = [];
  for (const text of texts) {
    const length = utf8Length(text);
    if (length < 0) return encodeUnits(texts);
    ends.push((end += length));
  }
  return { bytes: new TextEncoder().encode(texts.join('')), ends, raw: false };
}

function encodeUnits(texts: readonly string[]): EncodedTexts {
  const whole = texts.join('');
  const units = new Uint16Array(whole.length);
  for (let i = 0; i < whole.length; i++) units[i] = whole.charCodeAt(i);
  let end = 0;
  return { bytes: new Uint8Array(units.buffer), ends: texts.map(({ length }) => (end += length * 2)), raw: true };
}

/** Bytes of a text in UTF-8; -1 for a text with half a surrogate pair. */
function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit < 0x800) length++;
    else if (unit < 0xd800 || unit > 0xdfff) length += 2;
    else {
      const next = text.charCodeAt(i + 1);
      if (unit > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return -1;
      length += 2;
      i++;
    }
  }
  return length;
}

/** Shorter strings, which ids and keys are, are made of their characters faster than by a decoder. */
const SHORT = 24;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The string that lies between two places. */
export function decodeText(bytes: Uint8Array, start: number, end: number, raw: boolean): string {
  if (raw) return decodeUnits(bytes, start, end);
  if (end - start <= SHORT) {
    let text = '';
    for (let i = start; i < end; i++) {
      const byte = bytes[i] as number;
      if (byte >= 0x80) return decoder.decode(bytes.subarray(start, end));
      text += String.fromCharCode(byte);
    }
    return text;
  }
  return decoder.decode(bytes.subarray(start, end));
}

function decodeUnits(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i + 1 < end; i += 2) text += String.fromCharCode((bytes[i] as number) | ((bytes[i + 1] as number) << 8));
  return text;
}
