// WSJF (weighted shortest job first): cost of delay ÷ job size.
import { quotient, sum, type Inputs, type Score } from './score';

export const WSJF_TERMS = ['value', 'timeCriticality', 'riskReduction', 'effort'] as const;

/**
 * Score as in the Scaled Agile Framework (“WSJF”, after Don Reinertsen, “The Principles of Product Development Flow”, 2009):
 * (user and business value + time criticality + risk reduction and opportunity enablement) ÷ job size. Job size is read from `effort`.
 */
export function wsjf(inputs: Inputs): Score {
  return quotient(inputs, ['value', 'timeCriticality', 'riskReduction'], 'effort', sum);
}
