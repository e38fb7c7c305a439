// Turns an unquoted text into the value that it stands for by the core schema of YAML 1.2.

const NUMBER = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
/** Octal and hexadecimal numbers, infinity and no number: ways of writing that no product document has. */
const RARE = /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/;

/** The value, or nothing for a rare way of writing a number. */
export function plainValue(text: string): string | number | boolean | null | undefined {
  const first = text.charCodeAt(0);
  // Letters and whatever comes behind them begin no number; of the words only a few are no text.
  if (first >= 58) return text.length <= 5 ? wordValue(text) : text;
  if (first >= 48) return numberValue(text);
  // Plus, minus, full stop.
  return first === 43 || first === 45 || first === 46 ? numberValue(text) : text;
}

function wordValue(text: string): string | boolean | null {
  switch (text) {
    case 'true': case 'True': case 'TRUE': return true;
    case 'false': case 'False': case 'FALSE': return false;
    case 'null': case 'Null': case 'NULL': case '~': return null;
    default: return text;
  }
}

function numberValue(text: string): string | number | undefined {
  const { length } = text;
  if (length > 15) return NUMBER.test(text) ? Number(text) : RARE.test(text) ? undefined : text;
  let value = 0;
  for (let i = 0; i < length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return NUMBER.test(text) ? Number(text) : RARE.test(text) ? undefined : text;
    value = value * 10 + digit;
  }
  return value;
}
