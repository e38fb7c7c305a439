// Draws the names column: a treegrid of groups and items, of which only the rows in sight exist.
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../shared/icons';
import { place } from '../shared/place';
import { dayOf } from '../shared/locale';
import { spanNow, type Page } from './page';
import type { GroupRow, ItemRow, Row, Rows } from './rows';
import { texts } from './texts';
import type { FindingCounts } from './types';
import { endText, findingTotal, rowLabel, shortDay } from './words';

export function rowId(key: string): string {
  return `row-${key}`;
}

export function findingsBadge(counts: FindingCounts): TemplateResult | typeof nothing {
  const total = findingTotal(counts);
  if (total === 0) return nothing;
  return html`<span class="findings ${counts.errors > 0 ? 'errors' : ''}" title=${texts.findingsTitle(counts)}>${icon(counts.errors > 0 ? 'error' : 'warning', 14)}${total}</span>`;
}

function groupRow(row: GroupRow, index: number, page: Page, groups: number, place_: number): TemplateResult {
  const selected = page.selected === row.key;
  return html`<div class="name group ${selected ? 'selected' : ''}" role="row" id=${rowId(row.key)} data-key=${row.key} aria-level="1" aria-rowindex=${index + 2}
    aria-posinset=${place_} aria-setsize=${groups} aria-expanded=${row.folded ? 'false' : 'true'} aria-selected=${selected ? 'true' : 'false'} ${place({ top: row.y })}>
    <span class="cell title-cell" role="gridcell">${icon(row.folded ? 'right' : 'down')}<span class="title" title=${row.title}>${row.title}</span><span class="count">${row.items.length}</span></span>
    <span class="grow" role="presentation"></span>
    <span class="cell end num" role="gridcell">${findingsBadge(row.findings)}<span class="percent">${row.percent === undefined ? '' : `${row.percent}%`}</span></span>
  </div>`;
}

/** The end in the narrow column: the new day while the item is moved. */
function endNow(row: ItemRow, page: Page): string {
  const end = spanNow(page, row)?.end;
  const { dates } = row.item;
  return end === undefined || !dates || end === dayOf(dates.end) ? endText(row.item) : shortDay(end);
}

function itemRow(row: ItemRow, index: number, page: Page): TemplateResult {
  const { item } = row;
  const selected = page.selected === row.key;
  const cancelled = item.status === 'cancelled';
  return html`<div class="name item ${selected ? 'selected' : ''} ${page.hovered === row.key ? 'hovered' : ''}" role="row" id=${rowId(row.key)} data-key=${row.key}
    aria-level="2" aria-rowindex=${index + 2} aria-posinset=${row.position} aria-setsize=${row.of} aria-selected=${selected ? 'true' : 'false'} aria-label=${rowLabel(item)} ${place({ top: row.y })}>
    <span class="cell title-cell" role="gridcell">
      <span class="status ${item.dates ? `s-${item.status}` : 'unplaced'}" title=${texts.status[item.status]}>${icon(item.dates ? item.status : 'error')}</span>
      <span class="title ${cancelled ? 'struck' : ''}" title=${item.title}>${item.title}</span>
    </span>
    <span class="cell end num" role="gridcell">${findingsBadge(item.findings)}${item.dates ? html`<span class="date">${endNow(row, page)}</span>` : item.notPlaced ? html`<span class="reason">${texts.notPlacedReason(item.notPlaced)}</span>` : nothing}</span>
  </div>`;
}

export function names(page: Page, rows: Rows, shown: readonly Row[]): TemplateResult {
  const groups = rows.rows.filter((row) => row.kind === 'group');
  const active = page.selected !== undefined && rows.byKey.has(page.selected) ? rowId(page.selected) : undefined;
  return html`<div class="names" role="treegrid" tabindex="0" data-region aria-label=${texts.items} aria-rowcount=${rows.rows.length + 1} aria-colcount="2" aria-activedescendant=${active ?? nothing}>
    <div class="unseen" role="row" aria-rowindex="1"><span role="columnheader">${texts.item}</span><span role="columnheader">${texts.ends}</span></div>
    ${repeat(shown, (row) => row.key, (row) => {
      const index = rows.indexOf.get(row.key) ?? 0;
      return row.kind === 'group' ? groupRow(row, index, page, groups.length, groups.indexOf(row) + 1) : itemRow(row, index, page);
    })}
  </div>`;
}
