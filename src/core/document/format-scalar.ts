// Writes a plain value as YAML on one line, quoted only where it must be. The only user of the YAML library for writing.
import { Document, stringify } from 'yaml';
import type { ScalarStyle } from './tree';

export type ScalarValue = string | number | boolean | null;

/** `style` is that of the value it replaces: quotes stay quotes. `flow` is for places inside `[…]` or `{…}`. */
export function formatScalar(value: ScalarValue, { style = 'plain', flow = false }: { style?: ScalarStyle; flow?: boolean } = {}): string {
  if (typeof value === 'string') {
    if (style === 'double' || /[\r\n]/.test(value)) return stringify(value, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0, doubleQuotedMinMultiLineLength: Infinity }).trimEnd();
    if (style === 'single') return stringify(value, { defaultStringType: 'QUOTE_SINGLE', lineWidth: 0 }).trimEnd();
  }
  if (!flow) return stringify(value, { lineWidth: 0 }).trimEnd();
  const document = new Document([value]);
  (document.contents as { flow?: boolean }).flow = true;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd().slice(1, -1);
}
