// Draws the mark of a priority: its fill tells the order, its hue repeats it.
import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

const PRIORITIES = ['must', 'should', 'could', 'wont'] as const;
export type PriorityMark = (typeof PRIORITIES)[number] | 'none';
export const PRIORITY_MARKS: readonly PriorityMark[] = [...PRIORITIES, 'none'];

/** Mark of a priority as written in a file; anything else has the mark of none. */
export function markOf(priority: string | undefined): PriorityMark {
  return PRIORITIES.find((one) => one === priority) ?? 'none';
}

/** A bubble: must solid, should lower half filled, could a ring, won't a dashed ring, none a thin ring. */
export function mark(kind: PriorityMark, x: number, y: number, r: number): SVGTemplateResult {
  const half = kind === 'should' ? svg`<path class="half" d=${`M${x - r} ${y}a${r} ${r} 0 0 0 ${2 * r} 0z`}/>` : '';
  return svg`<g class="mark ${kind}"><circle class="ground" cx=${x} cy=${y} r=${r}/><circle class="disc" cx=${x} cy=${y} r=${r}/>${half}</g>`;
}

/** The mark as a sign beside text. */
export function sign(priority: string | undefined): TemplateResult {
  return html`<svg class="sign" width="12" height="12" aria-hidden="true">${mark(markOf(priority), 6, 6, 4.6)}</svg>`;
}
