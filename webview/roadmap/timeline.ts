// Puts names, axis and chart into one surface that scrolls both ways, and draws only its part in sight.
import { html, type TemplateResult } from 'lit';
import { place } from '../shared/place';
import type { Actions } from './actions';
import { axis, corner, type AxisPart } from './axis';
import { chart } from './chart';
import { names } from './names';
import { HEAD, MAX_NAMES, MIN_NAMES, namesWidth, timeOf, type Page } from './page';
import { rowAt, type Row, type Rows } from './rows';
import { texts } from './texts';
import type { RoadmapView } from './types';

/** Rows and pixels beyond the edges that are drawn too, so that quick scrolling shows no gaps. */
const MORE_ROWS = 8;
const MORE_PIXELS = 300;

export function partInSight(page: Page, view: RoadmapView): AxisPart {
  const time = timeOf(page, view);
  const left = time.x(page.left);
  const right = left + page.chartWidth;
  return { time, left, right, from: left - MORE_PIXELS, to: right + MORE_PIXELS };
}

function rowsInSight(page: Page, rows: Rows): Row[] {
  const first = rowAt(rows.rows, page.top);
  const last = rowAt(rows.rows, page.top + page.chartHeight);
  const shown = rows.rows.slice(Math.max(0, first - MORE_ROWS), last + MORE_ROWS);
  // The selected row stays in the document, as the focus points at it.
  const selected = page.selected === undefined ? undefined : rows.byKey.get(page.selected);
  return selected && !shown.includes(selected) ? [...shown, selected] : shown;
}

function splitter(page: Page, actions: Actions): TemplateResult {
  const width = namesWidth(page);
  const keydown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 16 : event.key === 'ArrowLeft' ? -16 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    actions.resizeNames(width + step);
  };
  const pointerdown = (event: PointerEvent) => {
    const bar = event.currentTarget as HTMLElement;
    const offset = event.clientX - width;
    bar.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent) => actions.resizeNames(moved.clientX - offset);
    bar.addEventListener('pointermove', move);
    bar.addEventListener('lostpointercapture', () => bar.removeEventListener('pointermove', move), { once: true });
    event.preventDefault();
  };
  return html`<div class="splitter" role="separator" tabindex="0" aria-orientation="vertical" aria-label=${texts.namesWidth} aria-valuemin=${MIN_NAMES} aria-valuemax=${MAX_NAMES} aria-valuenow=${Math.round(width)}
    ${place({ left: width - 3 })} @pointerdown=${pointerdown} @keydown=${keydown}></div>`;
}

export function timeline(page: Page, view: RoadmapView, rows: Rows, actions: Actions): TemplateResult {
  const part = partInSight(page, view);
  const shown = rowsInSight(page, rows);
  const height = Math.max(rows.height, page.chartHeight);
  const width = namesWidth(page);
  return html`<div class="stage" ${place({ '--names': width })}>
    <div class="timeline" @scroll=${actions.scrolled}>
      <div class="surface" ${place({ width: width + part.time.width, height: HEAD + height })}>
        <div class="head">${corner(view)}<div class="axis">${axis(page, view, part, actions)}</div></div>
        <div class="body" ${place({ height })}>${names(page, rows, shown)}${chart(page, view, rows, shown, part, height, actions)}</div>
      </div>
    </div>
    ${page.width === 'wide' ? splitter(page, actions) : ''}
  </div>`;
}
