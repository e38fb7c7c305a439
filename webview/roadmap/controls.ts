// Draws what stands around the chart: toolbar, filter bar, banner, state line, and the page where there is nothing to draw.
import { html, nothing, svg, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon, type IconName } from '../shared/icons';
import { place } from '../shared/place';
import type { Actions } from './actions';
import { isLinked } from './linking';
import type { Page } from './page';
import type { Rows } from './rows';
import { texts } from './texts';
import { ZOOM_LEVELS, zoomLevel } from './timescale';
import type { Layer, RoadmapView } from './types';
import { findingTotal } from './words';

interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly icon?: IconName;
}

/** One of several, as a radio group: one stop of the Tab key, arrows choose. */
function segments<T extends string>(label: string, choices: readonly Choice<T>[], chosen: T, choose: (value: T) => void): TemplateResult {
  const keydown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const at = (choices.findIndex(({ value }) => value === chosen) + step + choices.length) % choices.length;
    const next = choices[at];
    if (!next) return;
    choose(next.value);
    (event.currentTarget as HTMLElement).querySelectorAll('button')[at]?.focus();
  };
  return html`<span class="segments" role="radiogroup" aria-label=${label} @keydown=${keydown}>${choices.map(
    (choice) => html`<button role="radio" aria-checked=${choice.value === chosen ? 'true' : 'false'} aria-label=${choice.label} title=${choice.label} tabindex=${choice.value === chosen ? 0 : -1}
      @click=${() => choose(choice.value)}>${choice.icon ? icon(choice.icon) : nothing}<span class="word">${choice.label}</span></button>`,
  )}</span>`;
}

/** What can be written from here; a native list, so that mouse, keys and screen readers all know it. */
function newMenu(actions: Actions): TemplateResult {
  const change = (event: Event) => {
    const list = event.target as HTMLSelectElement;
    const kind = list.value;
    list.value = '';
    if (kind === 'item' || kind === 'lane' || kind === 'milestone') actions.draft(kind);
  };
  return html`<select class="select new" aria-label=${texts.createNew} title=${texts.createNew} @change=${change}>
    <option value="" selected>${texts.createNew}</option><option value="item">${texts.newItem} (N)</option><option value="lane">${texts.newLane} (Shift+N)</option><option value="milestone">${texts.newMilestone} (M)</option></select>`;
}

const LAYERS: readonly (readonly [Layer, IconName, string])[] = [['dependencies', 'dependencies', 'D'], ['critical', 'critical', 'C'], ['slack', 'slack', 'S']];

export function toolbar(page: Page, actions: Actions): TemplateResult {
  const timeline = page.shown === 'timeline';
  const button = (name: IconName, label: string, key: string, action: () => void) =>
    html`<button class="button square" title="${label} (${key})" aria-label=${label} @click=${action}>${icon(name)}</button>`;
  return html`<div class="toolbar" role="toolbar" aria-label=${texts.roadmap} data-region>
    ${segments(texts.view, [{ value: 'timeline', label: texts.timeline, icon: 'roadmap' }, { value: 'table', label: texts.table, icon: 'table' }] as const, page.shown, actions.show)}
    ${timeline
      ? html`<span class="divider"></span><span class="muted wide-only">${texts.show}</span>
        ${LAYERS.map(([layer, name, key]) => html`<button class="button square" aria-pressed=${page[layer] ? 'true' : 'false'} title="${texts[layer]} (${key})" aria-label=${texts[layer]} @click=${() => actions.toggle(layer)}>${icon(name)}</button>`)}`
      : nothing}
    ${newMenu(actions)}
    <span class="grow"></span>
    ${page.width === 'narrow'
      ? html`<button class="button square" aria-pressed=${page.filter !== '' || page.filterOpen ? 'true' : 'false'} title="${texts.filter} (/)" aria-label=${texts.filter} @click=${() => actions.showFilter(!page.filterOpen)}>${icon('filter')}</button>`
      : nothing}
    ${timeline
      ? html`<button class="button" title="${texts.today} (T)" aria-label=${texts.today} @click=${actions.goToday}>${icon('today')}<span class="word">${texts.today}</span></button>
        ${button('fit', texts.fit, '0', actions.fit)}
        ${button('minus', texts.zoomOut, '−', () => actions.zoomBy(1 / 1.5))}
        ${page.width === 'narrow' ? nothing : segments(texts.zoom, ZOOM_LEVELS.map((value) => ({ value, label: texts[value] })), zoomLevel(page.scale), actions.zoomTo)}
        ${button('plus', texts.zoomIn, '+', () => actions.zoomBy(1.5))}`
      : nothing}
  </div>`;
}

export function filterBar(page: Page, rows: Rows, actions: Actions): TemplateResult | typeof nothing {
  if (page.width === 'narrow' && !page.filterOpen) return nothing;
  const keydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (page.filter !== '') actions.filterBy('');
    else document.querySelector<HTMLElement>('.names, .sheet [tabindex="0"]')?.focus();
  };
  return html`<div class="filter-bar" role="search" data-region>
    <label class="input">${icon('filter')}<input id="filter" type="text" spellcheck="false" autocomplete="off" aria-label=${texts.filterHint} placeholder=${texts.filterHint} .value=${live(page.filter)}
      @input=${(event: InputEvent) => actions.filterBy((event.target as HTMLInputElement).value)} @keydown=${keydown} />${page.filter === '' ? html`<kbd class="key" aria-hidden="true">/</kbd>` : nothing}</label>
    <span class="grow"></span>
    ${page.filter === '' ? nothing : html`<span class="muted small">${texts.hiddenItems(rows.hidden)}</span><button class="link" @click=${() => actions.filterBy('')}>${texts.clearFilter}</button>`}
  </div>`;
}

export function banner(view: RoadmapView, actions: Actions): TemplateResult | typeof nothing {
  const [first] = view.broken;
  if (!first) return nothing;
  return html`<div class="banner" role="alert">${icon('error', 14)}<span class="grow">${texts.brokenFile(view.broken.map(({ file }) => file.slice(file.lastIndexOf('/') + 1)).join(', '))}</span>
    <button class="link" @click=${() => actions.openPlace(first)}>${texts.showFinding}</button></div>`;
}

export function stateLine(page: Page, view: RoadmapView, rows: Rows): TemplateResult {
  const total = findingTotal(view.counts.findings);
  const row = page.selected === undefined ? undefined : rows.byKey.get(page.selected);
  const hints = page.drag
    ? texts[page.drag.grip === 'bar' ? 'moving' : 'resizing'](page.drag.key, texts.unit(page.drag.unit))
    : page.link
      ? texts.linkFrom(page.link.from) + (page.link.byKeys ? ` · ${texts.linkKeys(page.link.to !== undefined && isLinked(view, page.link.from, page.link.to))}` : '')
    : page.chosen
      ? texts.chosen(page.chosen.to, page.chosen.from)
    : page.notice || (row?.kind === 'item' ? [texts.selected(row.item.id), ...(row.span ? [texts.keyMove, texts.keyResize, texts.keyLink] : []), texts.keyOpen].filter(Boolean).join(' · ') : '');
  return html`<div class="state">
    <span>${texts.itemCount(rows.items.length)}</span>
    ${rows.hidden > 0 ? html`<span class="dot">·</span><span>${texts.hiddenByFilter(rows.hidden)}</span>` : nothing}
    ${total > 0 ? html`<span class="dot">·</span><span class="findings ${view.counts.findings.errors > 0 ? 'errors' : ''}">${icon(view.counts.findings.errors > 0 ? 'error' : 'warning', 14)}${texts.findingCount(total)}</span>` : nothing}
    <span class="grow"></span><span class="hints ${page.notice && !page.drag ? 'refused' : ''}">${hints}</span>
  </div>`;
}

const DRAWING = svg`<rect x="2" y="3" width="26" height="8" rx="3"/><rect x="14" y="16" width="26" height="8" rx="3" stroke-dasharray="3 2.4"/><path d="M28 7h6v5M48 27l5 5-5 5-5-5z"/>`;

export function empty(view: RoadmapView, actions: Actions): TemplateResult {
  const [file] = view.files;
  const drawing = html`<svg class="drawing" width="56" height="40" viewBox="0 0 56 40" aria-hidden="true">${DRAWING}</svg>`;
  if (file !== undefined) {
    return html`<div class="center" data-region>${drawing}<h2>${texts.noItemsTitle}</h2><p>${texts.noItemsText}</p>
      <div class="actions"><prd-button appearance="primary" @click=${() => actions.draft('lane')}>${texts.newLane}</prd-button><prd-button appearance="secondary" @click=${() => actions.draft('item')}>${texts.newItem}</prd-button>
        <prd-button appearance="secondary" @click=${() => actions.draft('milestone')}>${texts.newMilestone}</prd-button><button class="link" @click=${() => actions.openPlace({ file, at: 0 })}>${texts.openRoadmap}</button></div></div>`;
  }
  return html`<div class="center" data-region>${drawing}<h2>${texts.emptyTitle}</h2><p>${texts.emptyText}</p>
    <div class="actions"><prd-button appearance="primary" @click=${() => actions.run('newRoadmap')}>${texts.create}</prd-button><button class="link" @click=${() => actions.run('openSample')}>${texts.sample}</button></div></div>`;
}

export function allHidden(page: Page, rows: Rows, actions: Actions): TemplateResult {
  return html`<div class="center" data-region>${icon('filter')}<h2>${texts.allHiddenTitle}</h2><p>${texts.allHidden(rows.hidden, page.filter)}</p>
    <prd-button appearance="secondary" @click=${() => actions.filterBy('')}>${texts.clearFilter}</prd-button></div>`;
}

/** Still grey bars, once reading takes long enough to be noticed. */
export function loading(page: Page): TemplateResult {
  const bones = Array.from({ length: 9 }, (_, row) => html`
    <i class="bone" ${place({ left: 26, top: 14 + row * 22, width: 90 + ((row * 53) % 70) })}></i>
    <i class="bone" ${place({ left: 230 + ((row * 37) % 120), top: 12 + row * 22, width: 80 + ((row * 71) % 130), height: '14px' })}></i>`);
  return html`<div class="loading">${page.slow ? bones : nothing}</div>${page.slow ? html`<div class="state" role="status">${texts.reading}</div>` : nothing}`;
}
