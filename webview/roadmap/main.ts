// The roadmap panel's page: takes views from the editor, draws them, and sends back what the user does.
import { html, render, type TemplateResult } from 'lit';
import { announce } from '../shared/announcer';
import { cardPlace, hoverCard } from '../shared/hover-card';
import { dayOf, isoOf } from '../shared/locale';
import { connect } from '../shared/messaging';
import { walkRegions } from '../shared/regions';
import { registerToolkit } from '../shared/toolkit';
import type { Actions } from './actions';
import { allHidden, banner, empty, filterBar, loading, stateLine, toolbar } from './controls';
import { draftAt } from './draft-place';
import { listenToPointer } from './dragging';
import { listenToKeys, type Keyboard } from './keyboard';
import { setLink } from './linking';
import type { Span } from './moving';
import { draftNow, overlays } from './overlays';
import { createPage, HEAD, keep, MAX_NAMES, MIN_NAMES, namesWidth, rowsOf, spanNow, timeOf } from './page';
import { laneKey, type Rows } from './rows';
import { createStage } from './stage';
import { table } from './table';
import { texts } from './texts';
import { timeline } from './timeline';
import type { FromPanel, KeptState, RoadmapItem, RoadmapView, ToPanel } from './types';
import { spanText } from './words';
import { fitAll, goTo, keepInside, placeFirst, showSpan, zoomAround, zoomToLevel } from './zoom';

/** Reading that takes longer than this is shown. */
const SLOW_MS = 150;
/** A move that no view confirms for so long is no longer drawn. */
const PENDING_MS = 3000;

registerToolkit();
const root = document.getElementById('app') ?? document.body.appendChild(document.createElement('div'));
const connection = connect<FromPanel, ToPanel, KeptState>(receive);
const page = createPage(connection.restored);
let asked = 0;

function draw(): void {
  if (asked === 0) asked = requestAnimationFrame(paint);
}

const stage = createStage(root, page, draw);
const scroller = (): HTMLElement | null => root.querySelector<HTMLElement>('.timeline');
const rows = (): Rows | undefined => page.view && rowsOf(page, page.view);
const itemOf = (key: string): RoadmapItem | undefined => page.view?.items.find((item) => item.key === key);
const chartLeft = (): number => (scroller()?.getBoundingClientRect().left ?? 0) + namesWidth(page);

/** Does something with the view, once there is one. */
function withView(action: (view: RoadmapView) => void): void {
  if (page.view) action(page.view);
}

const actions: Actions = {
  card: hoverCard(draw),
  select(key, reveal) {
    if (page.selected !== key) actions.card.close();
    page.selected = key;
    page.notice = '';
    if (reveal) revealRow(key, reveal === 'both');
    draw();
  },
  open(key) {
    const row = rows()?.byKey.get(key);
    const source = row?.kind === 'group' ? row.lane?.source : itemOf(key)?.source;
    if (source) connection.post({ type: 'open', place: source });
  },
  openPlace: ({ file, at }) => connection.post({ type: 'open', place: { file, at } }),
  fold(key) {
    if (!page.folded.delete(key)) page.folded.add(key);
    announce(page.folded.has(key) ? texts.collapsed : texts.expanded);
    draw();
  },
  filterBy(text) {
    page.filter = text;
    page.top = 0;
    draw();
  },
  showFilter(open) {
    page.filterOpen = open;
    draw();
    if (open) requestAnimationFrame(() => root.querySelector<HTMLInputElement>('#filter')?.focus());
  },
  show(view) {
    page.shown = view;
    actions.card.close();
    draw();
  },
  toggle(layer) {
    page[layer] = !page[layer];
    announce(texts.toggled(texts[layer], page[layer]));
    draw();
  },
  zoomTo: (level) => withView((view) => zoomToLevel(page, view, level, draw)),
  zoomBy: (factor, pivot) => withView((view) => zoomAround(page, view, page.scale * factor, pivot ?? page.chartWidth / 2, draw, pivot === undefined)),
  fit: () => withView((view) => fitAll(page, view, draw)),
  goToday: () => withView((view) => goTo(page, view, dayOf(view.today) + 0.5, 0.25, draw)),
  scrollTo(key) {
    const row = rows()?.byKey.get(key);
    if (row?.kind === 'item' && row.span) withView((view) => showSpan(page, view, row.span as Span, draw));
  },
  resizeNames(width) {
    page.namesWidth = Math.max(MIN_NAMES, Math.min(MAX_NAMES, width));
    draw();
  },
  beginLink() {
    const key = page.selected;
    const item = key === undefined ? undefined : itemOf(key);
    if (key === undefined || !item) return;
    page.link = { from: key, to: undefined, x: 0, y: 0, byKeys: true };
    page.chosen = undefined;
    actions.card.close();
    announce(`${texts.linkFrom(item.id)}: ${texts.linkKeys(false)}`);
    draw();
  },
  link: (from, to, linked) => withView((view) => {
    page.chosen = undefined;
    page.notice = setLink(view, from, to, linked, connection.post) ?? '';
    draw();
  }),
  choose(dependency) {
    if (page.chosen === dependency) return;
    page.chosen = dependency;
    draw();
  },
  draft: (kind, at) => withView((view) => {
    if (view.files.length === 0) return;
    page.draft = draftAt(keyboard, view, kind, at);
    actions.card.close();
    draw();
    requestAnimationFrame(() => root.querySelector<HTMLInputElement>('#draft')?.focus());
  }),
  add(title) {
    const { draft } = page;
    if (!draft) return;
    const { kind, lane, start, end } = draft;
    connection.post({ type: 'add', kind, title, ...(lane && { lane: lane.id, file: lane.source.file }), ...(start !== undefined && { start }), ...(end !== undefined && { end }) });
    actions.giveUpDraft();
  },
  giveUpDraft() {
    page.draft = undefined;
    draw();
    requestAnimationFrame(() => root.querySelector<HTMLElement>('.names, .center prd-button')?.focus());
  },
  step: (which) => connection.post({ type: which }),
  run: (command) => connection.post({ type: 'run', command }),
  scrolled() {
    const element = scroller();
    if (!element || !page.view) return;
    const time = timeOf(page, page.view);
    // What the browser rounded is no scrolling.
    if (Math.abs(element.scrollLeft - time.x(page.left)) > 1) page.left = time.day(element.scrollLeft);
    if (Math.abs(element.scrollTop - page.top) > 0.5) page.top = element.scrollTop;
    stage.scrolled(time.x(page.left), page.top);
    draw();
  },
};

function revealRow(key: string, alsoTime: boolean): void {
  let row = rows()?.byKey.get(key);
  if (!row) {
    const item = itemOf(key);
    if (!item) return;
    page.folded.delete(item.lane === undefined ? 'group:none' : laneKey(item.lane));
    if (!item.dates) page.folded.delete('group:not-placed');
    row = rows()?.byKey.get(key);
    if (!row) return;
  }
  const visible = page.chartHeight;
  if (row.y < page.top) page.top = row.y;
  else if (row.y + row.height > page.top + visible) page.top = row.y + row.height - visible;
  const span = row.kind === 'item' ? row.span : undefined;
  if (span) withView((view) => {
    const outside = span.end + 1 < page.left || span.start > page.left + page.chartWidth / page.scale;
    if (alsoTime || outside) showSpan(page, view, span, draw);
  });
}

/** Sends a move; more moves before the view answers are sent together after it. */
function move(key: string, span: Span, resizes = false): void {
  const item = itemOf(key);
  if (!page.view || !item) return;
  announce(texts.moved(item.id, spanText(span)));
  if (page.pending) {
    if (page.pending.key === key) Object.assign(page.pending, { wanted: span, resizes: page.pending.resizes || resizes });
    draw();
    return;
  }
  page.notice = '';
  const pending = { key, sent: span, wanted: span, resizes };
  page.pending = pending;
  connection.post({ type: resizes ? 'resizeItem' : 'moveItem', version: page.view.version, key, place: item.source, start: isoOf(span.start), end: isoOf(span.end), ...(resizes && item.dates?.follows && isoOf(span.start) === item.dates.start && { follows: true }) });
  setTimeout(() => {
    if (page.pending !== pending) return;
    page.pending = undefined;
    draw();
  }, PENDING_MS);
  draw();
}

function confirmPending(): void {
  const { pending } = page;
  if (!pending) return;
  const dates = itemOf(pending.key)?.dates;
  // As far as the written granularity allows, one of its ends stands where it was sent.
  if (dates && isoOf(pending.sent.start) !== dates.start && isoOf(pending.sent.end) !== dates.end) return;
  page.pending = undefined;
  if (pending.wanted !== pending.sent) move(pending.key, pending.wanted, pending.resizes);
}

function receive(message: ToPanel): void {
  if (message.type === 'view') {
    page.product = message.product;
    page.view = message.view;
    confirmPending();
    if (page.drag && !itemOf(page.drag.key)?.dates) page.drag = undefined;
  } else if (message.type === 'refused') {
    page.pending = undefined;
    page.notice = message.key === '' ? texts.notWritten(message.reason) : texts.refused(itemOf(message.key)?.id ?? message.key, message.reason);
    announce(page.notice);
  } else if (message.type === 'history') {
    page.notice = message.refused === undefined ? texts.stepDone(message.step) : texts.stepRefused(message.step, message.refused === 'none');
    announce(page.notice);
  } else {
    const target = page.view?.items.find(({ id }) => id === message.id)?.key ?? page.view?.lanes.filter(({ id }) => id === message.id).map(({ key }) => laneKey(key))[0];
    if (target !== undefined) {
      if (!rows()?.items.some(({ key }) => key === target) && itemOf(target)) page.filter = '';
      actions.select(target, 'both');
    }
  }
  draw();
}

function content(view: RoadmapView): TemplateResult {
  if (view.items.length + view.milestones.length + (view.files.length === 0 ? 0 : view.lanes.length) === 0) return html`${banner(view, actions)}${empty(view, actions)}${draftNow(keyboard)}`;
  const laidOut = rowsOf(page, view);
  const none = laidOut.items.length === 0 && page.filter !== '';
  const main = none ? allHidden(page, laidOut, actions) : page.shown === 'table' ? table(page, view, laidOut, actions) : timeline(page, view, laidOut, actions);
  return html`${toolbar(page, actions)}${filterBar(page, laidOut, actions)}${banner(view, actions)}${main}${stateLine(page, view, laidOut)}${overlays(keyboard, view, laidOut)}${draftNow(keyboard)}`;
}

/** Puts the card by its bar (by its name where the bar is out of sight), now that its size is known. */
function placeCard(): void {
  const card = root.querySelector<HTMLElement>('.card');
  const key = actions.card.open;
  if (!card || key === undefined) return;
  const row = rows()?.byKey.get(key);
  const box = scroller()?.getBoundingClientRect();
  if (!box || !page.view || row?.kind !== 'item') return;
  const span = spanNow(page, row);
  const time = timeOf(page, page.view);
  const chart = chartLeft();
  const x = span ? Math.max(time.x(span.start), time.x(page.left)) - time.x(page.left) : 0;
  const top = box.top + HEAD + row.y - page.top + 3;
  const left = Math.min(chart + x, chart + page.chartWidth - 40);
  const at = cardPlace({ left, right: left, top, bottom: top + 16 }, card.getBoundingClientRect(), { left: 0, top: 0, right: innerWidth, bottom: innerHeight });
  card.style.setProperty('left', `${at.left}px`);
  card.style.setProperty('top', `${at.top}px`);
}

function paint(): void {
  asked = 0;
  const { view } = page;
  if (!view) {
    render(loading(page), root);
    return;
  }
  if (!page.placed && view.items.length + view.milestones.length + view.lanes.length > 0) {
    // The first drawing only gives the chart a size to fit the roadmap into.
    render(content(view), root);
    stage.adopt();
    stage.fit();
    placeFirst(page, view);
    page.placed = true;
  }
  stage.fit();
  keepInside(page, view);
  render(content(view), root);
  stage.adopt();
  if (stage.fit()) draw();
  stage.sync(timeOf(page, view));
  placeCard();
  connection.save(keep(page));
}

const keyboard: Keyboard = { page, actions, scroller, chartLeft, itemOf, move, draw, view: () => page.view, rows };
listenToPointer(root, keyboard);
listenToKeys(root, keyboard);
walkRegions(root);
root.addEventListener('wheel', (event) => {
  if (!event.ctrlKey || !scroller()?.contains(event.target as Node)) return;
  event.preventDefault();
  actions.zoomBy(Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 150), Math.max(0, event.clientX - chartLeft()));
}, { passive: false });
setTimeout(() => {
  page.slow = true;
  draw();
}, SLOW_MS);
connection.post({ type: 'ready' });
