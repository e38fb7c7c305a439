// Draws the pane of requirements that have no score, each with what it lacks.
import { html, nothing, type TemplateResult } from 'lit';
import type { MatrixItem, MatrixView } from '../../src/panels/matrix/protocol';
import { icon } from '../shared/icons';
import type { App } from './app';
import { fillAll, fillIn } from './fill';
import { lackText } from './ranking';
import { sliceOf } from './rows';
import { words } from './texts';

/** Rows in view before the pane scrolls. */
const MOST = 6;

function row(app: App, view: MatrixView, item: MatrixItem): TemplateResult {
  const texts = words();
  return html`<li class=${app.state.kept.selection.includes(item.id) ? 'selected' : ''} data-id=${item.id} @click=${() => app.select(item.id)} @dblclick=${() => app.open(item)}>
    <span class="id num">${item.id}</span><span class="title" title=${item.title}>${item.title}</span><span class="lack muted" title=${lackText(view, item)}>${lackText(view, item, true)}</span>
    <button class="small-button" aria-label=${texts.fillRow(item.id)} @click=${(event: MouseEvent) => {
      event.stopPropagation();
      fillIn(app, [item.id]);
    }}>${texts.fillOne}</button><button class="small-button" aria-label=${texts.openRow(item.id)} @click=${(event: MouseEvent) => {
      event.stopPropagation();
      app.open(item);
    }}>${texts.open}</button></li>`;
}

export function unranked(app: App, view: MatrixView): TemplateResult | typeof nothing {
  const texts = words();
  const items = app.shown().unranked;
  if (items.length === 0) return nothing;
  const open = app.state.kept.unrankedOpen;
  const rows = Math.min(items.length, MOST);
  const slice = sliceOf(items.length, app.state.unrankedScroll, rows * 22);
  const scrolled = (event: Event): void => {
    app.state.unrankedScroll = (event.currentTarget as HTMLElement).scrollTop;
    app.draw();
  };
  const gap = (height: number): TemplateResult | typeof nothing => (height > 0 ? html`<li class="gap" aria-hidden="true"><svg width="1" height=${height}></svg></li>` : nothing);
  return html`<section class="unranked" data-region aria-label=${texts.notRanked}>
    <div class="pane-row"><button class="pane" aria-expanded=${open} @click=${() => app.keep({ unrankedOpen: !open })}>${icon(open ? 'down' : 'right')}<span class="name">${texts.notRanked}</span><span class="muted">${texts.lack(items.length)}</span></button><button class="link" @click=${() => fillAll(app)}>${texts.fillAll}</button></div>
    ${open ? html`<ul class=${`rows-${rows}`} @scroll=${scrolled}>${gap(slice.above)}${items.slice(slice.from, slice.to).map((item) => row(app, view, item))}${gap(slice.below)}</ul>` : nothing}
  </section>`;
}
