// Draws the roadmap as a table, for screen readers and for copying: the same items, then the milestones.
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../shared/icons';
import { dayOf } from '../shared/locale';
import type { Actions } from './actions';
import type { Page } from './page';
import type { Rows } from './rows';
import { texts } from './texts';
import type { RoadmapItem, RoadmapView } from './types';
import { datesText, findingTotal, longDay } from './words';

function date(iso: string | undefined, written: string | undefined): string {
  return written ?? (iso === undefined ? '' : longDay(dayOf(iso)));
}

function itemCells(item: RoadmapItem, lanes: ReadonlyMap<string, string>, waits: ReadonlyMap<string, readonly string[]>): TemplateResult {
  const { dates } = item;
  const total = findingTotal(item.findings);
  return html`
    <td>${item.id}</td>
    <th scope="row"><span class="status ${dates ? `s-${item.status}` : 'unplaced'}">${icon(dates ? item.status : 'error')}</span> ${item.title}</th>
    <td>${(item.lane !== undefined && lanes.get(item.lane)) || ''}</td>
    <td>${texts.status[item.status]}${item.lateDays > 0 ? html` <span class="late-text">${texts.daysLate(item.lateDays)}</span>` : nothing}</td>
    ${dates ? html`<td>${date(dates.start, dates.startText)}</td><td>${date(dates.end, dates.endText)}</td>` : html`<td colspan="2">${datesText(item)}</td>`}
    <td class="number">${item.progress ? `${item.progress.percent}%` : ''}</td>
    <td>${item.owner?.label ?? item.owner?.id ?? ''}</td>
    <td>${item.teams.map(({ id, label }) => label ?? id).join(', ')}</td>
    <td>${item.prd?.id ?? ''}</td>
    <td>${(waits.get(item.key) ?? []).join(', ')}</td>
    <td class="number">${item.critical ? texts.critical : item.slack === undefined ? '' : texts.length(item.slack)}</td>
    <td class="number">${total > 0 ? html`<span title=${texts.findingsTitle(item.findings)}>${total}</span>` : ''}</td>`;
}

/** Up and down walk the rows, which are one stop of the Tab key. */
function walk(event: KeyboardEvent): void {
  const row = (event.target as HTMLElement).closest('tr');
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : event.key === 'ArrowUp' ? row?.previousElementSibling : undefined;
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}

export function table(page: Page, view: RoadmapView, rows: Rows, actions: Actions): TemplateResult {
  const lanes = new Map(view.lanes.map(({ key, title }) => [key, title]));
  const waits = new Map<string, string[]>();
  for (const { from, to } of view.dependencies) waits.set(to, [...(waits.get(to) ?? []), from]);
  const selected = page.selected !== undefined && rows.items.some(({ key }) => key === page.selected) ? page.selected : rows.items[0]?.key;
  const heads = [texts.id, texts.title, texts.lane, texts.statusTitle, texts.start, texts.end, texts.progress, texts.owner, texts.teams, texts.prd, texts.waitsFor, texts.slack, texts.findings];
  const numbers = new Set([texts.progress, texts.slack, texts.findings]);
  return html`<div class="sheet" data-region>
    <table>
      <caption class="unseen">${texts.items}</caption>
      <thead><tr>${heads.map((head) => html`<th scope="col" class=${numbers.has(head) ? 'number' : ''}>${head}</th>`)}</tr></thead>
      <tbody @keydown=${walk}>${repeat(rows.items, ({ key }) => key, (item) => html`
        <tr class=${item.key === page.selected ? 'selected' : ''} aria-current=${item.key === page.selected ? 'true' : nothing} tabindex=${item.key === selected ? 0 : -1}
          @click=${() => actions.select(item.key)} @focus=${() => actions.select(item.key)} @dblclick=${() => actions.open(item.key)}
          @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && actions.open(item.key)}>${itemCells(item, lanes, waits)}</tr>`)}</tbody>
    </table>
    ${view.milestones.length === 0 ? nothing : html`<table class="second">
      <caption>${texts.milestones}</caption>
      <thead><tr><th scope="col">${texts.id}</th><th scope="col">${texts.title}</th><th scope="col">${texts.dates}</th><th scope="col">${texts.statusTitle}</th></tr></thead>
      <tbody>${view.milestones.map((milestone) => html`<tr>
        <td>${milestone.id}</td><th scope="row"><button class="link" @click=${() => actions.openPlace(milestone.source)}>${milestone.title}</button></th>
        <td>${date(milestone.day, milestone.dayText)}</td><td>${milestone.done ? texts.reached : milestone.missed ? texts.missed : ''}</td></tr>`)}</tbody>
    </table>`}
  </div>`;
}
