// Value against effort: value ÷ effort.
import { product, quotient, type Inputs, type Score } from './score';

export const VALUE_EFFORT_TERMS = ['value', 'effort'] as const;

/** Return on effort, the slope of a requirement in the value and effort matrix (Karl Wiegers, “First Things First”, 1999: value ÷ cost). */
export function valueEffort(inputs: Inputs): Score {
  return quotient(inputs, ['value'], 'effort', product);
}
