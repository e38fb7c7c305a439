// RICE: reach × impact × confidence ÷ effort.
import { product, quotient, type Inputs, type Score } from './score';

export const RICE_TERMS = ['reach', 'impact', 'confidence', 'effort'] as const;

/**
 * Score after Sean McBride, “RICE: Simple prioritization for product managers” (Intercom, 2018): people reached in a period × impact
 * on each (0.25, 0.5, 1, 2, 3) × confidence (1 = sure) ÷ person-months. Any unit of effort serves, as long as all requirements use it.
 */
export function rice(inputs: Inputs): Score {
  return quotient(inputs, ['reach', 'impact', 'confidence'], 'effort', product);
}
