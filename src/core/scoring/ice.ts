// ICE: impact × confidence × ease.
import { product, termsOf, type Inputs, type Score } from './score';

export const ICE_TERMS = ['impact', 'confidence', 'ease'] as const;

/**
 * Score after Sean Ellis (Ellis and Brown, “Hacking Growth”, 2017), multiplied as in Itamar Gilad, “Evidence-Guided” (2023):
 * impact and ease from 1 to 10, confidence as a share (1 = sure), so that the same confidence serves RICE.
 */
export function ice(inputs: Inputs): Score {
  const { terms, missing } = termsOf(inputs, ICE_TERMS);
  if (missing.length > 0) return { ok: false, terms, missing };
  return { ok: true, value: product(terms.map((term) => term.value)), terms };
}
