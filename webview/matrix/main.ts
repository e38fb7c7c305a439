// Starts the priority matrix: connects it with the editor, draws when something changed, measures the page.
import { render } from 'lit';
import type { MatrixIntent, MatrixMessage } from '../../src/panels/matrix/protocol';
import { hoverCard } from '../shared/hover-card';
import { connect } from '../shared/messaging';
import { animate } from '../shared/motion';
import { walkRegions } from '../shared/regions';
import { registerToolkit } from '../shared/toolkit';
import { createApp } from './app';
import { arrangementOf } from './arranging';
import type { Tween } from './chart';
import { paintDots } from './dense';
import { focusFill, sendFilled } from './fill';
import { createKeys } from './keys';
import { createMoving } from './moving';
import { page } from './page';
import type { Plot } from './plot';
import { chartPointer, isZoomed } from './pointer';
import { followSelection } from './ranking';
import { ALL, restore, type Kept, type State, type ViewMessage } from './state';

const MOTION_MS = 120;

registerToolkit();
const root = document.getElementById('app') as HTMLElement;
const connection = connect<MatrixIntent, MatrixMessage, Kept>(receive);
const state: State = { kept: restore(connection.restored), sent: new Map(), width: 0, plotWidth: 0, height: 0, unrankedScroll: 0, adopt };
let pageWidth = root.clientWidth;
let listHeight = 600;
let asked = false;
let restoring = state.kept.scroll;

const app = createApp({ state, draw, post: (intent) => connection.post(intent), save: (kept) => connection.save(kept) });
const card = hoverCard(draw);
const moving = createMoving(app);
const pointer = chartPointer(app, moving, card);
const keys = createKeys(app, moving, card, () => pointer.release());

function draw(): void {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    redraw();
  });
}

function receive(message: MatrixMessage): void {
  if (message.type === 'view') {
    // Ranks under other conditions come with the next message: until then the page shows what it has.
    if (state.view && state.arranged && arrangementOf(message.view, state.kept)) state.held = message;
    else adopt(message);
    app.arranging.ask();
  } else if (message.type === 'arranged') {
    app.arranging.answered(message.version, message.arranged);
  } else if (message.type === 'select') {
    reveal(message.id);
  } else {
    state.refused = message;
    state.sent.clear();
    state.fill?.waiting.clear();
    app.touch();
  }
}

function adopt(message: ViewMessage): void {
  delete state.held;
  state.view = message.view;
  state.sent.clear();
  state.kept = { ...state.kept, product: message.product };
  connection.save(state.kept);
  if (state.move && !message.view.items.some((item) => item.id === state.move?.lead)) moving.giveUp();
  sendFilled(app);
  app.touch();
}

/** Selects a requirement for the source, where the filter or the zoom hides it as well. */
function reveal(id: string): void {
  const item = app.item(id);
  if (item && !app.shown().all.includes(item)) app.keep({ filter: '' });
  const { zoom } = state.kept;
  if (isZoomed(zoom) && !app.plot()?.bubbles.some((bubble) => bubble.item.id === id)) app.keep({ zoom: ALL });
  app.select(id);
}

/** Where bubbles stood in the layout before, while they move to this one. */
let tween: Tween | undefined;
let laid: Plot | undefined;
let stop: () => void = () => undefined;

function follow(plot: Plot | undefined): void {
  if (plot === laid) return;
  const before = laid;
  laid = plot;
  stop();
  tween = undefined;
  const still = !plot || !before || plot.dense || before.dense || state.move || plot.width !== before.width || plot.height !== before.height || plot.x.window !== before.x.window || plot.y.window !== before.y.window;
  if (still) return;
  const from = new Map(before.bubbles.map((bubble) => [bubble.item.id, { x: bubble.x, y: bubble.y }]));
  tween = { from, part: 0 };
  stop = animate(MOTION_MS, (part) => {
    tween = part < 1 ? { from, part } : undefined;
    draw();
  });
}

const watched = new WeakSet<Element>();
const sizes = new ResizeObserver(() => {
  measure();
  draw();
});

function measure(): void {
  pageWidth = root.clientWidth;
  state.width = pageWidth;
  const area = root.querySelector('.area');
  if (area) {
    state.plotWidth = area.clientWidth;
    state.height = area.clientHeight;
  }
  listHeight = root.querySelector('.ranking')?.clientHeight ?? listHeight;
}

/** What the page measures and listens to comes and goes with its views. */
function attach(): void {
  const area = root.querySelector<HTMLElement>('.area');
  const list = root.querySelector<HTMLElement>('.ranking');
  for (const element of [area, list]) {
    if (!element || watched.has(element)) continue;
    watched.add(element);
    sizes.observe(element);
    if (element === area) pointer.attach(element);
    if (element === list && restoring > 0) element.scrollTop = restoring;
  }
  if (list && state.view) {
    followSelection(app, list);
    restoring = 0;
  }
}

function redraw(): void {
  const plot = app.plot();
  follow(plot);
  render(page({ app, card, keys, tween, width: pageWidth, listHeight }), root);
  attach();
  focusFill(app, root);
  const canvas = root.querySelector<HTMLCanvasElement>('canvas.dots');
  if (canvas && plot) paintDots(canvas, plot, state.move?.ids);
}

sizes.observe(root);
// Colours of the canvas come from the theme, which the editor changes under the page.
new MutationObserver(draw).observe(document.body, { attributes: true, attributeFilter: ['class'] });
walkRegions(root);
measure();
redraw();
connection.post({ type: 'ready' });
