// Draws the chart: grid, weekends, bars with their labels, summaries, arrows; only what is in sight or near it.
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../shared/icons';
import { dayOf } from '../shared/locale';
import { place } from '../shared/place';
import type { Actions } from './actions';
import type { AxisPart } from './axis';
import { arrowsOf, chosenPlace } from './chart-arrows';
import { barBox, initialsOf, type BarBox } from './bar-layout';
import { isLinked, linkProblem } from './linking';
import { spanNow, type Page } from './page';
import { BAR, LANE, ROW, type GroupRow, type ItemRow, type Row, type Rows } from './rows';
import { texts } from './texts';
import { saturdaysBetween, ticksBetween } from './timescale';
import type { RoadmapView } from './types';

interface Chart {
  readonly page: Page;
  readonly view: RoadmapView;
  readonly part: AxisPart;
  readonly today: number;
  /** Items that something follows. */
  readonly followed: ReadonlySet<string>;
}

const followedKeys = new WeakMap<RoadmapView, ReadonlySet<string>>();

function followedIn(view: RoadmapView): ReadonlySet<string> {
  const known = followedKeys.get(view) ?? new Set(view.dependencies.map(({ from }) => from));
  followedKeys.set(view, known);
  return known;
}

function summary(row: GroupRow, { part: { time } }: Chart): SVGTemplateResult | typeof nothing {
  if (!row.span) return nothing;
  const a = time.x(row.span.start);
  const b = time.x(row.span.end + 1);
  const y = row.y + LANE / 2;
  const done = a + ((b - a) * (row.percent ?? 0)) / 100;
  return svg`
    <path class="bracket" d="M${a} ${y + 5}V${y - 2}H${b}V${y + 5}l-4-4H${a + 4}z" />
    ${done > a + 4 ? svg`<path class="bracket finished" d="M${a} ${y + 5}V${y - 2}H${done}V${y + 1}H${a + 4}z" />` : nothing}`;
}

/** How what a dependency is drawn to is marked. */
export function targetClass({ link, view }: Page, key: string): string {
  return link && view && linkProblem(view, link.from, key) !== undefined ? 'target refused' : 'target';
}

function barClasses(box: BarBox, page: Page, key: string): string {
  const { item } = box.row;
  return [
    'bar', `s-${item.status}`,
    box.softStart ? 'soft-start' : '', box.softEnd ? 'soft-end' : '',
    page.selected === key ? 'selected' : '', page.drag?.key === key ? 'dragged' : '', page.pending?.key === key ? 'pending' : '', page.link?.to === key ? targetClass(page, key) : '',
  ].filter(Boolean).join(' ');
}

function bar(box: BarBox, { page }: Chart): TemplateResult {
  const { item, key } = box.row;
  const percent = item.progress?.percent ?? 0;
  return html`<div class=${barClasses(box, page, key)} data-key=${key} data-bar ${place({ left: box.x1 + 0.5, top: box.y, width: Math.max(3, box.x2 - box.x1 - 1) })}>
    <div class="shape">${percent > 0 ? html`<div class="progress ${percent < 100 ? 'part' : ''}" ${place({ width: `calc(${percent}% + 1px)` })}></div>` : nothing}</div>
    <div class="label" ${place({ '--stick': box.stick })}>
      ${box.x2 - box.x1 - box.stick >= 18 ? icon(item.status, 12) : nothing}
      <span class="text">${box.title === 'inside' ? item.title : ''}</span>
      ${box.percent ? html`<span class="percent">${box.percent}</span>` : nothing}
      ${box.period ? html`<span class="percent muted">${box.period}</span>` : nothing}
      ${box.initials ? html`<span class="owner">${box.initials}</span>` : nothing}
    </div>
    ${page.selected === key || page.hovered === key ? html`<div class="handle start" data-handle="start"></div><div class="handle end" data-handle="end"></div><div class="link-handle" data-link=${key}></div>` : nothing}
  </div>`;
}

function besides(box: BarBox, { part: { time }, today }: Chart): TemplateResult {
  const { item } = box.row;
  const now = time.x(today);
  return html`
    ${item.lateDays > 0 && now > box.x2 ? html`<div class="late-run" ${place({ left: box.x2 - 1, top: box.y, width: now - box.x2 + time.scale / 2 })}></div>` : nothing}
    ${item.lateDays > 0 ? html`<div class="beside late" ${place({ left: now + 14, top: box.y })}>${icon('clock', 12)}${texts.daysLate(item.lateDays)}</div>` : nothing}
    ${box.title === 'inside'
      ? nothing
      : html`<div class="beside ${box.title} ${item.status === 'cancelled' ? 'struck' : ''}" ${place({ left: box.labelX, top: box.y })}>${item.title}${box.initials ? nothing : owner(box)}</div>`}
  `;
}

function owner(box: BarBox): TemplateResult | typeof nothing {
  const person = box.row.item.owner;
  return person ? html`<span class="owner" title=${person.label ?? person.id}>${initialsOf(person)}</span>` : nothing;
}

/** The wire from an item to what is to wait for it. */
function wire({ page, view, part }: Chart, rows: Rows): SVGTemplateResult | typeof nothing {
  const { link } = page;
  const row = link && rows.byKey.get(link.from);
  const span = row?.kind === 'item' ? spanNow(page, row) : undefined;
  if (!link || !row || !span) return nothing;
  const [x1, y1] = [part.time.x(span.end + 1), row.y + ROW / 2];
  const target = link.to === undefined ? undefined : rows.byKey.get(link.to);
  const targetSpan = target?.kind === 'item' ? spanNow(page, target) : undefined;
  const milestone = view.milestones.find(({ key }) => key === link.to);
  const [x2, y2] = link.byKeys
    ? [milestone ? part.time.x(dayOf(milestone.day)) + part.time.scale / 2 : targetSpan ? part.time.x(targetSpan.start) : x1 + 24, target ? target.y + ROW / 2 : milestone ? page.top : y1]
    : [link.x, link.y];
  const refused = link.to !== undefined && linkProblem(view, link.from, link.to) !== undefined;
  const gone = link.to !== undefined && link.byKeys && isLinked(view, link.from, link.to);
  return svg`<path class="new-wire ${refused || gone ? 'refused' : ''}" d="M${x1} ${y1}H${x1 + 10}L${x2 - 10} ${y2}H${x2}" />`;
}

/** Takes the chosen dependency away. */
function unlinkButton(page: Page, actions: Actions): TemplateResult | typeof nothing {
  const at = chosenPlace(page);
  const { chosen } = page;
  if (!at || !chosen) return nothing;
  return html`<button class="unlink" tabindex="-1" title=${texts.removeDependency} ${place({ left: at[0], top: at[1] })} @click=${() => actions.link(chosen.from, chosen.to, false)}>${icon('close', 12)}</button>`;
}

/** The line of the critical path beneath a bar. */
function criticalLine({ row, x1, end, y }: BarBox, { page }: Chart): SVGTemplateResult | typeof nothing {
  if (!row.item.critical || page.drag?.key === row.key) return nothing;
  return svg`<path class="critical-line" d="M${x1 + 1} ${y + BAR + 2}H${end}" />`;
}

/** A tail on a bar's lower edge to the day to which it may slip. */
function slackTail({ row, x2, end, y }: BarBox, { page, part }: Chart): SVGTemplateResult | typeof nothing {
  const { slack = 0 } = row.item;
  if (slack === 0 || page.drag?.key === row.key) return nothing;
  const to = Math.min(x2 + slack * part.time.scale, part.to + 10);
  return to < end + 4 ? nothing : svg`<path class="slack-tail" d="M${end + 2} ${y + BAR - 1}H${to}M${to} ${y + BAR - 4}v6" />`;
}

/** An item out of sight, in a narrow panel: its title and where to look for it. */
function pointer(box: BarBox, part: AxisPart, actions: Actions): TemplateResult | typeof nothing {
  const before = box.end < part.left + 4;
  if (!before && box.x1 < part.right - 14) return nothing;
  const { item, key } = box.row;
  return html`<button class="pointer ${before ? 'before' : 'after'}" tabindex="-1" title=${texts.toLeft(item.title)} ${place({ left: before ? part.left + 4 : part.right - 4, top: box.y })}
    @click=${() => actions.scrollTo(key)}>${before ? icon('left', 12) : nothing}<span>${item.title}</span>${before ? nothing : icon('right', 12)}</button>`;
}

/** The dashed outline of where a bar was taken from. */
function oldPlace({ page, part: { time } }: Chart, row: ItemRow): TemplateResult | typeof nothing {
  const from = page.drag?.key === row.key ? page.drag.base : undefined;
  if (!from) return nothing;
  return html`<div class="bar origin s-${row.item.status}" ${place({ left: time.x(from.start) + 0.5, top: row.y + (ROW - BAR) / 2, width: (from.end + 1 - from.start) * time.scale - 1 })}><div class="shape"></div></div>`;
}

/** In a narrow panel, which has no names: an item without a place, by its title and the reason. */
function unplacedTitle(row: ItemRow, left: number): TemplateResult | typeof nothing {
  const { item } = row;
  if (item.dates || !item.notPlaced) return nothing;
  return html`<div class="beside" ${place({ left: left + 24, top: row.y + (ROW - BAR) / 2 })}><span class="status unplaced">${icon('error', 12)}</span>${item.title} <span class="muted small">${texts.notPlacedReason(item.notPlaced)}</span></div>`;
}

function narrowTitle(row: GroupRow, left: number): TemplateResult {
  return html`<div class="group-title" ${place({ left: left + 6, top: row.y + 4 })}>${icon(row.folded ? 'right' : 'down', 14)}${row.title}<span class="count">${row.items.length}</span></div>`;
}

function grid({ part, view }: Chart, height: number): SVGTemplateResult {
  const { time } = part;
  const ticks = ticksBetween(time.day(part.from), time.day(part.to), time.scale);
  const lines = view.milestones.map(({ day }) => time.x(dayOf(day)) + time.scale / 2).filter((x) => x >= part.from && x <= part.to);
  return svg`
    ${ticks.weekends ? saturdaysBetween(time.day(part.from), time.day(part.to)).map((day) => svg`<rect class="weekend" x=${time.x(day)} y="0" width=${2 * time.scale} height=${height} />`) : nothing}
    ${ticks.lower.map(({ day }) => svg`<path class="grid" d="M${Math.round(time.x(day)) + 0.5} 0V${height}" />`)}
    ${ticks.upper.map(({ day }) => svg`<path class="grid strong" d="M${Math.round(time.x(day)) + 0.5} 0V${height}" />`)}
    ${lines.map((x) => svg`<path class="milestone-line" d="M${x} 0V${height}" />`)}`;
}

export function chart(page: Page, view: RoadmapView, rows: Rows, shown: readonly Row[], part: AxisPart, height: number, actions: Actions): TemplateResult {
  const { time } = part;
  const today = dayOf(view.today);
  const context: Chart = { page, view, part, today, followed: followedIn(view) };
  const groups = shown.filter((row) => row.kind === 'group');
  const items = shown.filter((row) => row.kind === 'item');
  const boxes = items.flatMap((row) => {
    const span = spanNow(page, row);
    return span ? [barBox(row, span, time, part, today, page.dependencies && context.followed.has(row.key))] : [];
  });
  const near = boxes.filter((box) => box.end > part.from && box.x1 < part.to);
  const now = Math.round(time.x(today) + time.scale / 2) + 0.5;
  const { drag } = page;
  return html`<div class="chart" aria-hidden="true">
    <div class="past" ${place({ left: 0, width: Math.max(0, now) })}></div>
    ${groups.map((row) => html`<div class="lane-band" data-key=${row.key} ${place({ top: row.y })}></div>`)}
    ${items.map((row) => (row.key === page.selected || row.key === page.hovered ? html`<div class="row-band ${row.key === page.selected ? 'selected' : ''}" ${place({ top: row.y })}></div>` : nothing))}
    <svg class="lines" width="1" height=${height}>
      ${grid(context, height)}
      <path class="today" d="M${now} 0V${height}" />
      ${drag ? [drag.span.start, drag.span.end + 1].map((day) => svg`<path class="guide" d="M${Math.round(time.x(day)) + 0.5} 0V${height}" />`) : nothing}
      ${groups.map((row) => summary(row, context))}
      ${page.slack ? near.map((box) => slackTail(box, context)) : nothing}
      ${page.critical ? near.map((box) => criticalLine(box, context)) : nothing}
      ${(page.dependencies || page.critical) && page.width !== 'narrow' ? arrowsOf(page, view, rows, part, today) : nothing}
      ${wire(context, rows)}
    </svg>
    ${unlinkButton(page, actions)}
    ${items.map((row) => oldPlace(context, row))}
    ${repeat(near, (box) => box.row.key, (box) => html`${besides(box, context)}${bar(box, context)}`)}
    ${page.width === 'narrow' ? [boxes.map((box) => pointer(box, part, actions)), groups.map((row) => narrowTitle(row, part.left)), items.map((row) => unplacedTitle(row, part.left))] : nothing}
  </div>`;
}
