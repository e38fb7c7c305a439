// Draws the head of the timeline: two rows of ticks, the today pill, the milestones, and the dates of a bar that is dragged.
import { html, nothing, svg, type TemplateResult } from 'lit';
import { icon } from '../shared/icons';
import { dayOf } from '../shared/locale';
import { textWidth } from '../shared/measure';
import { place } from '../shared/place';
import type { Actions } from './actions';
import { linkProblem } from './linking';
import { HEAD, type Page } from './page';
import { texts } from './texts';
import { ticksBetween, type Tick, type Timescale } from './timescale';
import type { RoadmapMilestone, RoadmapView } from './types';
import { longDay, shortDay, weekday } from './words';

/** A tick with less room than this has no label. */
const MIN_LABEL = 34;
const MILESTONE_Y = 56;

export interface AxisPart {
  readonly time: Timescale;
  /** Edges of what is drawn, and of what is in sight, in the chart's pixels. */
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

/** Left out where there is no room for all of it, or where something else stands: `taken` are spans of pixels. */
function tickLabel(tick: Tick, part: AxisPart, upper: boolean, taken: readonly (readonly [number, number])[]): TemplateResult | typeof nothing {
  const x1 = Math.max(part.time.x(tick.day), part.left);
  const room = Math.min(part.time.x(tick.next), part.right) - x1 - 8;
  const size = upper ? 12 : 11;
  const weight = upper ? 600 : 400;
  const label = upper && textWidth(tick.label, size, weight) <= room ? tick.label : tick.short;
  const width = textWidth(label, size, weight);
  // A day's number may stand close to the next one; all other labels need the room that they would have beside others.
  const least = label.length <= 2 && !upper ? width - 4 : Math.max(MIN_LABEL - 8, width);
  if (room < least || taken.some(([from, to]) => x1 + width + 8 > from && x1 + 4 < to)) return nothing;
  return html`<div class="tick ${upper ? 'upper' : ''}" ${place({ left: x1 })}>${label}</div>`;
}

/** A milestone at its place; the label stands on the right, or on the left where the edge is near, or nowhere: it is never cut. */
interface Mark {
  readonly milestone: RoadmapMilestone;
  readonly x: number;
  readonly date: string;
  readonly label?: number;
}

/** Marks from left to right, each label clear of its neighbours' diamonds and labels. */
function marksOf(milestones: readonly RoadmapMilestone[], { time, left, right }: AxisPart): Mark[] {
  const placed = milestones.map((milestone) => {
    const day = dayOf(milestone.day);
    const date = milestone.dayText ?? shortDay(day);
    return { milestone, date, x: time.x(day) + time.scale / 2, width: textWidth(`${milestone.title} ${date}`, 11) + 12 };
  });
  let taken = left;
  return placed.map(({ milestone, x, date, width }, at) => {
    const fits = x + 9 + width <= Math.min((placed[at + 1]?.x ?? Infinity) - 8, right);
    const flips = !fits && x - 9 - width > taken;
    taken = x + 9 + (fits ? width : 0);
    return { milestone, x, date, ...((fits || flips) && { label: fits ? x + 9 : x - 9 - width }) };
  });
}

function milestoneMark({ milestone, x, date, label }: Mark, part: AxisPart, first: boolean, target: string, actions: Actions): TemplateResult | typeof nothing {
  const day = dayOf(milestone.day);
  if (x < part.from - 20 || x > part.to + 20) return nothing;
  const state = milestone.done ? texts.reached : milestone.missed ? texts.missed : '';
  const name = [`${milestone.id} ${milestone.title}`, longDay(day), state].filter(Boolean).join(', ');
  return html`
    <button data-key=${milestone.key} class="milestone ${target} ${milestone.done ? 'done' : ''} ${milestone.missed ? 'missed' : ''}" tabindex=${first ? 0 : -1} title=${name} aria-label=${name}
      ${place({ left: x - 10 })} @click=${() => actions.openPlace(milestone.source)}>
      <svg viewBox="-10 -10 20 20" aria-hidden="true"><path class="diamond" d="M0-6.5 6.5 0 0 6.5-6.5 0z" />${milestone.done ? svg`<path class="tick-mark" d="m-2.8 0 2 2.2 3.6-4" />` : nothing}</svg>
    </button>
    ${label !== undefined ? html`<div class="milestone-label" aria-hidden="true" ${place({ left: label })}>${milestone.title} <span class="muted num">${date}</span></div>` : nothing}
  `;
}

/** Arrow keys walk between the diamonds, which are one stop of the Tab key. */
function walkMilestones(event: KeyboardEvent): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.milestone')];
  all[all.indexOf(event.target as HTMLElement) + step]?.focus();
  event.preventDefault();
  event.stopPropagation();
}

export function axis(page: Page, view: RoadmapView, part: AxisPart, actions: Actions): TemplateResult {
  const { time } = part;
  const ticks = ticksBetween(time.day(part.from), time.day(part.to), time.scale);
  const today = time.x(dayOf(view.today)) + time.scale / 2;
  const { drag } = page;
  const flags = drag ? [drag.span.start, drag.span.end + 1] : [];
  const pill = texts.todayPill(shortDay(dayOf(view.today)));
  const pillHalf = textWidth(pill, 11) / 2 + 8;
  const milestones = [...view.milestones].sort((a, b) => (a.day < b.day ? -1 : 1));
  const marks = marksOf(milestones, part);
  const firstSeen = marks.findIndex(({ x }) => x >= part.from - 20);
  return html`
    <svg class="lines" width="1" height=${HEAD} aria-hidden="true">
      ${ticks.lower.map(({ day }) => svg`<path class="grid" d="M${Math.round(time.x(day)) + 0.5} 22V${HEAD}" />`)}
      ${ticks.upper.map(({ day }) => svg`<path class="grid strong" d="M${Math.round(time.x(day)) + 0.5} 0V${HEAD}" />`)}
      <path class="today" d="M${Math.round(today) + 0.5} 19V${HEAD}" />
    </svg>
    <div aria-hidden="true">
      ${ticks.upper.map((tick) => tickLabel(tick, part, true, [[today - pillHalf, today + pillHalf]]))}
      ${ticks.lower.map((tick) => tickLabel(tick, part, false, flags.map((day) => [time.x(day) - 34, time.x(day) + 34] as const)))}
      <div class="pill num" ${place({ left: today })}>${pill}</div>
      ${drag ? flags.map((day, at) => html`<div class="flag num" ${place({ left: time.x(day) })}>${weekday(at === 0 ? day : day - 1)}</div>`) : nothing}
    </div>
    <div class="milestones" role="group" aria-label=${texts.milestones} @keydown=${walkMilestones} ${place({ top: MILESTONE_Y - 12 })}>
      ${marks.map((mark, at) => milestoneMark(mark, part, at === firstSeen, page.link?.to !== mark.milestone.key ? '' : linkProblem(view, page.link.from, mark.milestone.key) === undefined ? 'target' : 'target refused', actions))}
    </div>
  `;
}

/** The corner above the names. */
export function corner(view: RoadmapView): TemplateResult {
  return html`<div class="corner" aria-hidden="true">
    <div class="titles"><span class="grow">${texts.item}</span><span>${texts.ends}</span></div>
    <div class="milestones-title">${icon('milestone')}${texts.milestones}<span class="count">${view.milestones.length}</span></div>
  </div>`;
}
