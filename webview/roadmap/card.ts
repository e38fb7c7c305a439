// Draws the card about one item, and the tip beside a bar that is dragged.
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../shared/icons';
import { place } from '../shared/place';
import { dayOf } from '../shared/locale';
import type { Actions } from './actions';
import { clashesOf } from './clashes';
import { snapUnit } from './moving';
import type { Drag, Page } from './page';
import { texts } from './texts';
import { SNAP_UNITS, zoomLevel } from './timescale';
import type { NamedRef, RoadmapItem, RoadmapView } from './types';
import { datesText, findingTotal, longDay, spanText } from './words';

function line(title: string, value: TemplateResult | string | typeof nothing): TemplateResult | typeof nothing {
  return value === nothing || value === '' ? nothing : html`<dt>${title}</dt><dd class="num">${value}</dd>`;
}

function refLink(ref: NamedRef, actions: Actions): TemplateResult {
  const { source } = ref;
  const id = source ? html`<button class="link" @click=${() => actions.openPlace(source)}>${ref.id}</button>` : html`<span class="muted">${ref.id}</span>`;
  return html`<div>${id} ${ref.label ?? ''}</div>`;
}

/** Items and milestones at the other ends of dependencies. */
function neighbours(keys: readonly string[], view: RoadmapView, actions: Actions): TemplateResult | typeof nothing {
  const found = keys.flatMap((key) => {
    const item = view.items.find((one) => one.key === key);
    const milestone = item ? undefined : view.milestones.find((one) => one.key === key);
    if (item) return [html`<div><button class="link" @click=${() => actions.select(key, 'both')}>${item.id}</button> ${item.title} <span class="muted">· ${texts.status[item.status]}</span></div>`];
    return milestone ? [html`<div><button class="link" @click=${() => actions.openPlace(milestone.source)}>${milestone.id}</button> ${milestone.title}</div>`] : [];
  });
  return found.length > 0 ? html`${found}` : nothing;
}

function progressLine(item: RoadmapItem): TemplateResult | typeof nothing {
  const { progress } = item;
  if (!progress) return nothing;
  const origin = progress.from === 'requirements' ? texts.progressFrom(progress.requirements ?? 0) : progress.from === 'status' ? texts.progressFromStatus : '';
  return html`<span class="meter s-${item.status}"><i ${place({ width: `${progress.percent}%` })}></i></span>${progress.percent}%${origin ? html` <span class="muted">· ${origin}</span>` : nothing}`;
}

function datesLine(item: RoadmapItem): TemplateResult {
  const { dates } = item;
  const length = dates ? dayOf(dates.end) - dayOf(dates.start) + 1 : 0;
  return html`${datesText(item)}${dates ? html` <span class="muted">· ${texts.length(length)}</span>` : nothing}
    ${dates?.follows ? html`<div class="muted">${texts.followsDependencies}</div>` : nothing}
    ${dates?.contradicts === undefined ? nothing : html`<div>${icon('warning', 12)} ${texts.contradicts(longDay(dayOf(dates.contradicts)))}</div>`}`;
}

function ownerLine(item: RoadmapItem): TemplateResult | typeof nothing {
  const { owner } = item;
  return owner ? html`${owner.label ?? owner.id}${owner.label ? html` <span class="muted">${owner.id}</span>` : nothing}` : nothing;
}

export function itemCard(item: RoadmapItem, page: Page, view: RoadmapView, actions: Actions): TemplateResult {
  const before = view.dependencies.filter(({ to }) => to === item.key).map(({ from }) => from);
  const after = view.dependencies.filter(({ from }) => from === item.key).map(({ to }) => to);
  const total = findingTotal(item.findings);
  const unit = item.dates && snapUnit(item.dates, SNAP_UNITS[zoomLevel(page.scale)]);
  return html`<div class="card" role="dialog" aria-label=${`${item.id} ${item.title}`} @pointerenter=${() => actions.card.inside(true)} @pointerleave=${() => actions.card.inside(false)}>
    <h3><span class="status s-${item.status}">${icon(item.status)}</span><span class="grow">${item.title}</span><span class="muted small">${item.id}</span></h3>
    <dl>
      ${line(texts.dates, datesLine(item))}
      ${line(texts.statusTitle, texts.status[item.status])}
      ${line(texts.late, item.lateDays > 0 ? html`<span class="late-text">${texts.daysLate(item.lateDays)}</span>` : nothing)}
      ${line(texts.progress, progressLine(item))}
      ${line(texts.owner, ownerLine(item))}
      ${line(texts.teams, item.teams.map((team) => `${team.label ?? team.id}${team.people === undefined ? '' : `, ${texts.people(team.people)}`}`).join('; '))}
      ${line(texts.follows, neighbours(before, view, actions))}
      ${line(texts.then, neighbours(after, view, actions))}
      ${line(texts.slack, item.critical ? html`<i class="critical-mark"></i>${texts.noSlack}` : item.slack === undefined ? '' : texts.slackDays(item.slack, item.freeSlack ?? item.slack))}
      ${line(texts.prd, item.prd ? refLink(item.prd, actions) : nothing)}
      ${line(texts.goals, item.goals.length > 0 ? html`${item.goals.map((goal) => refLink(goal, actions))}` : nothing)}
      ${line(texts.tags, item.tags.map((tag) => `#${tag}`).join(' '))}
      ${line(texts.findings, total > 0 ? texts.findingsTitle(item.findings) : '')}
    </dl>
    <div class="foot"><span><kbd class="key">Enter</kbd> ${texts.openYaml}</span>${unit ? html`<span><kbd class="key">Alt+→</kbd> ${texts.moveUnit(unit)}</span>` : nothing}</div>
  </div>`;
}

/** What a new dependency would mean, or why there can be none. */
export function linkTip(problem: string | undefined, text: string, left: number, top: number): TemplateResult {
  return html`<div class="tip ${problem === undefined ? '' : 'refused'}" ${place({ left, top })}>
    <div class="row">${icon(problem === undefined ? 'link' : 'forbidden', 14)}${problem ?? text}</div>
  </div>`;
}

/** New dates, length and shift, and how to give up. */
export function dragTip(drag: Drag, item: RoadmapItem, view: RoadmapView, left: number, top: number): TemplateResult {
  const { span, grip } = drag;
  const pinned = item.dates?.follows === true && grip !== 'end';
  const warnings = [...(drag.stopped ? [texts.tooShort(item.id)] : []), ...(pinned ? [texts.pins] : []), ...clashesOf(view, item.key, drag.base, span)];
  return html`<div class="tip num" ${place({ left, top })}>
    <div class="row"><b>${spanText(span)}</b><span class="muted">${texts.length(span.end - span.start + 1)}</span><span>${shiftText(drag)}</span></div>
    ${warnings.map((warning) => html`<div class="row">${icon('warning', 14)}${warning}</div>`)}
    <div class="row muted"><kbd class="key">Esc</kbd> ${texts.giveUp}</div>
  </div>`;
}

function shiftText({ base, span, grip }: Drag): string {
  return texts.shift(grip === 'end' ? span.end - base.end : span.start - base.start);
}
