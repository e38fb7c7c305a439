// Reads an acceptance criterion written as a sentence, “given …, when …, then …”, as its three parts.

export interface Scenario {
  readonly given?: string;
  readonly when?: string;
  readonly then: string;
}

const ENGLISH = /^(?:given(?: that)?[\s:,]+(?<given>.+?)[\s,;.]+)?(?:when[\s:,]+(?<when>.+?)[\s,;.]+)?then[\s:,]+(?<then>.+)$/is;
const CHINESE = /^(?:(?:假设|假如|假定|给定|已知)[：:，,\s]*(?<given>.+?)[，,；;。\s]*)?(?:当[：:，,\s]*(?<when>.+?)[，,；;。\s]*)?(?:那么|则)[：:，,\s]*(?<then>.+)$/su;

/** The parts of a sentence, without the stop at its end; nothing where it has no “then” behind a “given” or a “when”. */
export function scenarioOf(text: string): Scenario | undefined {
  if (text.length > 2000) return undefined;
  const { given, when, then } = (ENGLISH.exec(text.trim()) ?? CHINESE.exec(text.trim()))?.groups ?? {};
  if (!then || (!given && !when)) return undefined;
  return { ...(given && { given: given.trim() }), ...(when && { when: when.trim() }), then: then.trim().replace(/[.。]$/, '') };
}
