// Turns many strings into one run of bytes and back, exactly: also those that no text encoding takes.

interface Coder {
  encode(text: string): Uint8Array;
}
interface Decoder {
  decode(bytes: Uint8Array): string;
}
// Every host has these two; the core is compiled without the browser's and Node's types.
declare const TextEncoder: new () => Coder;
declare const TextDecoder: new (encoding: string, options: { readonly ignoreBOM: boolean; readonly fatal: boolean }) => Decoder;

export interface EncodedText {
  readonly bytes: Uint8Array;
  /** Half surrogates, which UTF-8 does not know, make the text lie as its code units. */
  readonly raw: boolean;
}

export function encodeText(text: string): EncodedText {
  const bytes = new TextEncoder().encode(text);
  if (decodeUtf8(bytes) === text) return { bytes, raw: false };
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return { bytes: new Uint8Array(units.buffer), raw: true };
}

/** Text of the bytes; nothing for bytes that are none. */
export function decodeText({ bytes, raw }: EncodedText): string | undefined {
  if (!raw) return decodeUtf8(bytes);
  const units = new Uint16Array(bytes.slice().buffer, 0, bytes.length >>> 1);
  let text = '';
  for (let at = 0; at < units.length; at += 4096) text += String.fromCharCode(...units.subarray(at, at + 4096));
  return text;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
