// Draws the ranking: one row a requirement that has a score, sortable, sharing its selection with the chart.
import { html, nothing, svg, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { MatrixItem, MatrixView } from '../../src/panels/matrix/protocol';
import { icon } from '../shared/icons';
import { textWidth } from '../shared/measure';
import { place } from '../shared/place';
import type { App } from './app';
import { movedWeights } from './arranging';
import { termNames } from './card';
import { lettersOf, measureName, scoreText, valueText } from './format';
import { sign } from './mark';
import { ROW, showRow, sliceOf, slotsOf } from './rows';
import { fillIn } from './fill';
import { ranksBar, ranksText } from './ranks';
import { numberOf, type SortKey } from './state';
import { words } from './texts';
import { cutText, takenIds } from './what-if';

const HEADER = 24;

/** What there is room for at this width. */
interface Columns {
  readonly terms: boolean;
  readonly priorityName: boolean;
  readonly ranks: boolean;
  /** Ranks by the file, beside those under moved weights or with dependencies. */
  readonly change: boolean;
}

function termBars(view: MatrixView, item: MatrixItem): TemplateResult {
  return html`<svg class="bars" width=${view.termKeys.length * 11} height="14" aria-hidden="true">${view.termKeys.map((key, i) => {
    const term = item.terms.find((one) => one.key === key);
    const height = term ? Math.max(1, Math.round(term.level * 14)) : 0;
    const lines = term?.notes === undefined ? [[14 - height, height] as const] : Array.from({ length: Math.ceil(height / 3) }, (_, n) => [14 - Math.min(height, n * 3 + 2), 2] as const);
    return svg`<rect class="back" x=${i * 11} y="0" width="8" height="14"/>${term ? lines.map(([y, h]) => svg`<rect class="fill" x=${i * 11} y=${y} width="8" height=${h}/>`) : ''}`;
  })}</svg>`;
}

function termsTitle(view: MatrixView, item: MatrixItem): string {
  const texts = words();
  const names = termNames(view);
  return view.termKeys
    .map((key, i) => {
      const term = item.terms.find((one) => one.key === key);
      return term ? `${names[i]} ${valueText(key, term.value)}${term.notes === undefined ? '' : ` (${texts.fromNotes(term.notes)})`}` : texts.no(names[i] ?? key);
    })
    .join('\n');
}

function cells(app: App, view: MatrixView, item: MatrixItem, columns: Columns, best: number): TemplateResult {
  const texts = words();
  const score = item.score ?? 0;
  const effort = numberOf(app.state, item, 'effort');
  const priority = item.priority === undefined ? texts.priorities.none : (texts.priorities[item.priority as 'must'] ?? item.priority);
  const tied = item.tied === undefined ? '' : texts.tied(item.tied);
  return html`<td class="number" title=${tied}>${item.rank}${tied ? html`<span class="tie" aria-hidden="true">=</span><span class="unseen">${tied}</span>` : nothing}</td>
    ${columns.change ? html`<td class="change">${change(app, item)}</td>` : nothing}
    <td class="id num">${item.id}</td>
    <td class="title" title=${item.title}>${item.title}</td>
    <td class="score"><span class="number">${scoreText(score)}</span><svg class="bar" height="6" aria-hidden="true"><rect class="back" width="100%" height="6"/><rect class="fill" width=${`${best > 0 ? Math.max(0, Math.min(100, (score / best) * 100)) : 0}%`} height="6"/></svg></td>
    ${columns.terms ? html`<td title=${termsTitle(view, item)}>${termBars(view, item)}</td>` : nothing}
    ${columns.ranks ? html`<td title=${texts.ranksTitle}>${ranksBar(item)}<span class="num small">${ranksText(item)}</span></td>` : nothing}
    <td title=${priority}><span class="with-sign">${sign(item.priority)}${columns.priorityName ? priority : html`<span class="unseen">${priority}</span>`}</span></td>
    <td class="number">${effort === undefined ? '' : valueText('effort', effort)}</td>`;
}

/** How many places a requirement rises or falls, and its rank by the file. */
function change(app: App, item: MatrixItem): TemplateResult | typeof nothing {
  const before = app.rankInFile(item.id);
  if (before === undefined || item.rank === undefined) return nothing;
  const by = before - item.rank;
  if (by === 0) return html`<span class="muted">–</span>`;
  const texts = words();
  return html`<span class=${by > 0 ? 'up' : 'down'} aria-hidden="true">${by > 0 ? '▲' : '▼'}</span><span class="unseen">${by > 0 ? texts.up : texts.down}</span><span class="num">${Math.abs(by)}</span><span class="muted small num before">${before}</span>`;
}

function head(app: App, view: MatrixView, columns: Columns): TemplateResult {
  const texts = words();
  const { sort } = app.state.kept;
  const column = (key: SortKey, number = false): TemplateResult => {
    const on = sort.key === key;
    const sortBy = (): void => app.keep({ sort: { key, down: on ? !sort.down : false } });
    return html`<th scope="col" class=${number ? 'number' : ''} aria-sort=${on ? (sort.down !== (key === 'score') ? 'descending' : 'ascending') : 'none'}>
      <button tabindex="-1" class=${on ? 'on' : ''} title=${texts.sortBy(texts.columns[key])} @click=${sortBy}>${texts.columns[key]}${on ? html`<span class=${sort.down ? 'turned' : ''}>${icon('down', 12)}</span>` : nothing}</button></th>`;
  };
  const names = termNames(view);
  const letters = lettersOf(names);
  return html`<thead><tr aria-rowindex="1">
    ${column('rank', true)}${columns.change ? html`<th scope="col">${texts.change}</th>` : nothing}${column('id')}${column('title')}${column('score')}
    ${columns.terms ? html`<th scope="col"><span class="unseen">${texts.columns.terms}</span><span class="letters" aria-hidden="true">${letters.map((letter, i) => html`<span title=${names[i] ?? ''}>${letter}</span>`)}</span></th>` : nothing}
    ${columns.ranks ? html`<th scope="col" title=${texts.ranksTitle}>${texts.ranks}</th>` : nothing}
    ${column('priority')}${column('effort', true)}
  </tr></thead>`;
}

function pick(app: App, item: MatrixItem, event: MouseEvent): void {
  app.state.cursor = item.id;
  if (event.shiftKey) selectRange(app, item);
  else app.select(item.id, event.ctrlKey || event.metaKey ? 'toggle' : 'only');
}

function selectRange(app: App, to: MatrixItem): void {
  const rows = app.rows();
  const lead = app.lead();
  const [a, b] = [rows.findIndex((row) => row.id === lead?.id), rows.indexOf(to)];
  if (a < 0 || b < 0) return app.select(to.id);
  const range = rows.slice(Math.min(a, b), Math.max(a, b) + 1).map((row) => row.id);
  app.keep({ selection: [...new Set([...app.state.kept.selection, ...range.filter((id) => id !== to.id)])] });
  app.select(to.id, 'add');
}

/** The row that the keys act on: where they last went, else the selected one. */
function cursorOf(app: App): MatrixItem | undefined {
  return app.item(app.state.cursor) ?? app.lead();
}

function keys(app: App, event: KeyboardEvent): void {
  if (event.metaKey || event.altKey || (event.ctrlKey && event.shiftKey)) return;
  const rows = app.rows();
  const cursor = cursorOf(app);
  const at = rows.findIndex((row) => row.id === cursor?.id);
  const list = (event.currentTarget as HTMLElement).closest('.ranking');
  const page = Math.max(1, Math.floor(((list?.clientHeight ?? 0) - HEADER) / ROW) - 1);
  const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at < 0 ? 0 : at - 1, Home: 0, End: rows.length - 1, PageDown: at + page, PageUp: at - page };
  const to = steps[event.key];
  if (to !== undefined) {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    const row = rows[next];
    if (!row) return;
    app.state.cursor = row.id;
    if (!event.ctrlKey) app.select(row.id, event.shiftKey ? 'add' : 'only');
    else if (list instanceof HTMLElement) showRanked(app, list, next);
    app.draw();
  } else if (event.key === 'Enter') app.open(cursor);
  else if (event.key === 'F2' && cursor) fillIn(app, [cursor.id]);
  else if (event.key === ' ' && cursor) app.select(cursor.id, 'toggle');
  else return;
  event.preventDefault();
}

const domId = (item: MatrixItem): string => `row-${item.id}`;

/** The capacity line takes a row of its own, and the last or first one in view while it sticks. */
function showRanked(app: App, list: HTMLElement, at: number): void {
  const line = lineOf(app);
  if (line === Infinity) return showRow(list, at, HEADER);
  if (at >= line) showRow(list, at + 1, HEADER);
  else showRow(list, at, HEADER);
  const top = at * ROW + (at >= line ? ROW : 0);
  if (at < line && top + 2 * ROW > list.scrollTop + list.clientHeight - HEADER) list.scrollTop = top + 2 * ROW - (list.clientHeight - HEADER);
  if (at >= line && top - ROW < list.scrollTop) list.scrollTop = top - ROW;
}

/** Keeps the selected row in view when the selection changes. */
let followed: string | undefined;

export function followSelection(app: App, list: HTMLElement): void {
  const lead = app.lead();
  const mark = `${lead?.id ?? ''} ${app.state.kept.sort.key} ${app.state.kept.sort.down}`;
  if (mark === followed) return;
  const first = followed === undefined;
  followed = mark;
  const at = lead ? app.rows().findIndex((row) => row.id === lead.id) : -1;
  if (at >= 0) {
    showRanked(app, list, at);
    if (list.scrollTop !== app.state.kept.scroll) app.keep({ scroll: list.scrollTop });
  } else if (!lead && !first) list.scrollTop = 0;
}

export function ranking(app: App, view: MatrixView, room: { readonly width: number; readonly height: number }): TemplateResult {
  const texts = words();
  const rows = app.rows();
  const moved = app.state.arranged !== undefined && (app.state.kept.dependencies || Object.keys(movedWeights(app.state.view, app.state.kept)).length > 0);
  const columns: Columns = { terms: room.width >= 520, priorityName: room.width >= 460 && !(moved && room.width < 700), ranks: room.width >= 620, change: moved && room.width >= 400 };
  const slice = sliceOf(rows.length, app.state.kept.scroll, room.height);
  // A row keeps its element while it is in view; those that scroll out serve the ones that scroll in.
  const slots = slotsOf(room.height);
  const { selection } = app.state.kept;
  const cursor = cursorOf(app);
  const best = view.model === 'weighted' ? 100 : (app.shown().ranked[0]?.score ?? 0);
  const cursorIn = rows.slice(slice.from, slice.to).some((row) => row.id === cursor?.id);
  const width = { terms: Math.max(44, view.termKeys.length * 11 + 12) };
  const span = 6 + Number(columns.terms) + Number(columns.ranks) + Number(columns.change);
  const taken = takenIds(app);
  const line = lineOf(app);
  const gap = (height: number): TemplateResult | typeof nothing => (height > 0 ? html`<tr class="gap" aria-hidden="true"><td colspan=${span} ${place({ height })}></td></tr>` : nothing);
  return html`<table role="grid" tabindex="0" aria-label=${texts.ranking} aria-multiselectable="true" aria-rowcount=${rows.length + 1}
    aria-activedescendant=${cursor && cursorIn ? domId(cursor) : nothing} @keydown=${(event: KeyboardEvent) => keys(app, event)}>
    <colgroup><col width=${Math.max(38, 24 + 8 * String(rows.length).length)}>${columns.change ? html`<col width="64">` : nothing}<col width=${idWidth(rows)}><col><col width="94">${columns.terms ? html`<col width=${width.terms}>` : nothing}${columns.ranks ? html`<col width="92">` : nothing}<col width=${columns.priorityName ? 82 : 56}><col width="66"></colgroup>
    ${head(app, view, columns)}
    <tbody>
      ${line < slice.from ? lineRow(app, span) : nothing}
      ${gap(slice.above)}
      ${repeat(rows.slice(slice.from, slice.to), (_, i) => (slice.from + i) % slots, (item, i) => {
        const selected = selection.includes(item.id);
        const out = taken !== undefined && !taken.has(item.id);
        return html`${slice.from + i === line ? lineRow(app, span) : nothing}<tr id=${domId(item)} data-id=${item.id} aria-rowindex=${slice.from + i + 2} aria-selected=${selected} class=${`${item.id === app.state.hovered ? 'hovered' : ''} ${item.id === cursor?.id ? 'cursor' : ''} ${out ? 'out' : ''}`}
          @click=${(event: MouseEvent) => pick(app, item, event)} @dblclick=${() => app.open(item)} @pointerenter=${() => hover(app, item.id)} @pointerleave=${() => hover(app, undefined)}>${cells(app, view, item, columns, best)}</tr>`;
      })}
      ${gap(slice.below)}
      ${line >= slice.to && line < Infinity ? lineRow(app, span) : nothing}
    </tbody>
  </table>`;
}

/** Position of the row that the capacity line stands above; none where it is not down the ranking. */
function lineOf(app: App): number {
  const { kept, arranged } = app.state;
  const cut = arranged?.cut;
  if (!cut || kept.sort.key !== 'rank' || kept.sort.down) return Infinity;
  const rank = cut.stopped && !kept.best ? app.item(cut.stopped.id)?.rank : undefined;
  const at = rank === undefined ? -1 : app.rows().findIndex((row) => (row.rank ?? 0) >= rank);
  return at < 0 ? app.rows().length : at;
}

/** The capacity line: it sticks to the end of the list while it is below the window. */
function lineRow(app: App, span: number): TemplateResult | typeof nothing {
  const { kept, arranged } = app.state;
  const cut = arranged?.cut;
  if (!cut) return nothing;
  const texts = words();
  const { fits } = cut;
  return html`<tr class="capacity-line"><td colspan=${span}><strong>${texts.capacity} ${valueText('effort', cut.capacity)}</strong> ${cutText(cut, kept.best)}${cut.uncounted.length > 0 && !kept.best ? html` · ${texts.uncounted(cut.uncounted.length)}` : nothing}
    ${fits !== undefined && !kept.best ? html`<button class="link" tabindex="-1" @click=${() => app.select(fits)}>${texts.wouldFit(fits)}</button>` : nothing}</td></tr>`;
}

/** Room for the longest id, within reason. */
function idWidth(rows: readonly MatrixItem[]): number {
  const longest = rows.reduce((most, { id }) => (id.length > most.length ? id : most), '');
  return Math.max(58, Math.min(120, Math.ceil(textWidth(longest, 12)) + 14));
}

function hover(app: App, id: string | undefined): void {
  if (id === undefined) delete app.state.hovered;
  else app.state.hovered = id;
  app.draw();
}

/** Names of the numbers that a requirement lacks: all, or the first two and how many more. */
export function lackText(view: MatrixView, item: MatrixItem, short = false): string {
  const texts = words();
  const name = (key: string): string => measureName(view.measures.find((measure) => measure.key === key) ?? { key }).toLowerCase();
  if (item.zero !== undefined) return texts.zero(name(item.zero));
  if (item.missing.length === 0) return texts.notRanked;
  const names = item.missing.map(name);
  return texts.no(short && names.length > 3 ? `${texts.list(names.slice(0, 2))} +${names.length - 2}` : texts.list(names));
}
