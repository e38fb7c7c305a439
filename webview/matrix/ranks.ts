// Draws how far a rank moves when any weight changes by a quarter: a tick for the rank, a line from the best to the worst.
import { svg, html, nothing, type TemplateResult } from 'lit';
import type { MatrixItem } from '../../src/panels/matrix/protocol';

const WIDTH = 36;
const PER_RANK = 2.1;
/** Ranks to either side beyond which the line ends. */
const MOST = 8;

export function ranksText({ ranks }: Pick<MatrixItem, 'ranks'>): string {
  if (!ranks) return '';
  return ranks.best === ranks.worst ? String(ranks.best) : `${ranks.best}–${ranks.worst}`;
}

export function ranksBar({ rank, ranks }: Pick<MatrixItem, 'rank' | 'ranks'>): TemplateResult | typeof nothing {
  if (rank === undefined || !ranks) return nothing;
  const middle = WIDTH / 2;
  const from = middle - Math.min(MOST, rank - ranks.best) * PER_RANK;
  const to = middle + Math.min(MOST, ranks.worst - rank) * PER_RANK;
  return html`<svg class="ranks" width=${WIDTH} height="14" aria-hidden="true"><rect class="back" x="0" y="6.5" width=${WIDTH} height="1"/>${svg`<rect class="fill" x=${from} y="5.5" width=${Math.max(0, to - from)} height="3"/><rect class="fill now" x=${middle - 1} y="2" width="2" height="10"/>`}</svg>`;
}
