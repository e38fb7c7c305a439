// Reads scores as people write them: numbers, percentages, and the words of the RICE scales.

/** A finite number, or one written as text; nothing for anything else. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || !/^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$/.test(value)) return undefined;
  return Number(value);
}

const CONFIDENCE: Readonly<Record<string, number>> = { high: 1, medium: 0.8, low: 0.5 };
const IMPACT: Readonly<Record<string, number>> = { massive: 3, high: 2, medium: 1, low: 0.5, minimal: 0.25 };

/** The steps of the RICE impact scale, ascending. */
export const IMPACTS: readonly number[] = Object.values(IMPACT).sort((a, b) => a - b);

function wordOf(words: Readonly<Record<string, number>>, value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const word = value.trim().toLowerCase();
  return Object.hasOwn(words, word) ? words[word] : undefined;
}

/** Confidence as a share: `0.8`, `80`, `80%` and `medium` are 0.8. A number above 1 is a percentage; nothing outside 0 to 100 %. */
export function confidenceOf(value: unknown): number | undefined {
  const word = wordOf(CONFIDENCE, value);
  if (word !== undefined) return word;
  const percent = typeof value === 'string' && value.trim().endsWith('%');
  const number = numberOf(percent ? value.trim().slice(0, -1) : value);
  if (number === undefined || number < 0 || number > 100) return undefined;
  return percent || number > 1 ? number / 100 : number;
}

/** Impact as a number: `massive` 3, `high` 2, `medium` 1, `low` 0.5, `minimal` 0.25. */
export function impactOf(value: unknown): number | undefined {
  return wordOf(IMPACT, value) ?? numberOf(value);
}

/** The number of a score under its key. */
export function scoreNumberOf(key: string, value: unknown): number | undefined {
  if (key === 'confidence') return confidenceOf(value);
  return key === 'impact' ? impactOf(value) : numberOf(value);
}
