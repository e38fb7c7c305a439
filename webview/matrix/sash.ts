// Draws the line between chart and ranking, and lets it be moved.
import { html, type TemplateResult } from 'lit';
import type { App } from './app';
import { SASH } from './state';
import { words } from './texts';

/** Width of the ranking: as kept, as far as the chart keeps its least width. */
export function sashWidth(app: App, page: number): number {
  return Math.max(SASH.min, Math.min(app.state.kept.sash, page - SASH.chart - 1));
}

export function sash(app: App, page: number): TemplateResult {
  const now = sashWidth(app, page);
  const set = (width: number): void => app.keep({ sash: Math.round(Math.max(SASH.min, Math.min(width, Math.max(SASH.min, page - SASH.chart - 1)))) });
  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const line = event.currentTarget as HTMLElement;
    line.setPointerCapture(event.pointerId);
    const from = event.clientX;
    const move = (next: PointerEvent): void => set(now + from - next.clientX);
    line.addEventListener('pointermove', move);
    line.addEventListener('lostpointercapture', () => line.removeEventListener('pointermove', move), { once: true });
    event.preventDefault();
  };
  const keys = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: 16, ArrowRight: -16 }[event.key];
    if (step !== undefined) set(now + step);
    else if (event.key === 'Home') set(SASH.usual);
    else return;
    event.preventDefault();
  };
  return html`<div class="sash" role="separator" tabindex="0" aria-orientation="vertical" aria-label=${words().sash} aria-valuenow=${now} aria-valuemin=${SASH.min} aria-valuemax=${Math.max(SASH.min, page - SASH.chart - 1)}
    @pointerdown=${down} @keydown=${keys} @dblclick=${() => set(SASH.usual)}></div>`;
}
