// Draws the strip below the chart that says what fill, size and leader lines mean.
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { App } from './app';
import { measureName, valueText } from './format';
import { PRIORITY_MARKS, sign } from './mark';
import type { Plot } from './plot';
import { sizeOf } from './state';
import { words } from './texts';

/** Three sizes to compare with: the largest, about two fifths and a twelfth of it, in round numbers. */
function samples(largest: number): number[] {
  const round = (value: number): number => Number(value.toPrecision(value >= largest ? 3 : 1));
  return [...new Set([largest, largest * 0.4, largest * 0.08].map(round))].filter((value) => value > 0);
}

export function legend(app: App, plot: Plot | undefined): TemplateResult {
  const texts = words();
  const view = app.view();
  const { marks: counts } = app.shown();
  const size = view && sizeOf(view, app.state.kept);
  const sizes = plot && size && plot.largest > 0 && !plot.dense ? samples(plot.largest) : [];
  const moved = plot?.bubbles.some((bubble) => bubble.moved) ?? false;
  return html`<div class="legend">
    ${PRIORITY_MARKS.filter((kind) => kind !== 'none' || counts.has(kind)).map(
      (kind) => html`<span class="key-of">${sign(kind === 'none' ? undefined : kind)}${texts.priorities[kind]}<span class="muted num">${counts.get(kind) ?? 0}</span></span>`,
    )}
    ${plot && size && sizes.length > 0
      ? html`<span class="bar-between"></span><span class="key-of sizes"><svg width="38" height="38" aria-hidden="true">${sizes.map((value) => svg`<circle cx="19" cy=${36.5 - plot.radius(value)} r=${plot.radius(value)}/>`)}</svg><span class="muted">${texts.sizes([...sizes].reverse().map((value) => valueText(size.key, value)).join(', '), measureName(size))}</span></span>`
      : nothing}
    ${moved
      ? html`<span class="bar-between"></span><span class="key-of aside"><svg width="30" height="18" aria-hidden="true"><circle class="ring" cx="20" cy="7.5" r="6"/><path d="M4 14 20 7.5"/><circle class="true" cx="4" cy="14" r="2.2"/></svg><span class="muted">${texts.movedAside}</span></span>`
      : nothing}
  </div>`;
}
