// Draws the chart: grid, corners, thresholds, bubbles, labels, guides, and what is being moved.
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { App } from './app';
import { measureName, valueText } from './format';
import { mark, markOf } from './mark';
import { movedTo } from './moving';
import { cornerNames, type Bubble, type Plot, type PlotAxis } from './plot';
import { numberOf, type Move } from './state';
import { words } from './texts';
import { thresholds } from './thresholds';
import { takenIds } from './what-if';

const half = (value: number): number => Math.round(value) + 0.5;
const short = (value: number): number => Math.round(value * 10) / 10;

/** Places between the last layout and this one, while bubbles move there. */
export interface Tween {
  readonly from: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  /** 0 to 1. */
  readonly part: number;
}

function grid(plot: Plot, chips: { readonly x: number; readonly y: number } | undefined): SVGTemplateResult {
  const { frame, x, y } = plot;
  const { left, top, right, bottom } = frame;
  const yTicks = y.axis.ticks(y.window, bottom - top).map((tick) => ({ ...tick, at: y.at(tick.value) }));
  const xTicks = x.axis.ticks(x.window, right - left).map((tick) => ({ ...tick, at: x.at(tick.value) }));
  const text = (axis: PlotAxis, value: number): string => valueText(axis.axis.measure.key, value);
  return svg`
    ${yTicks.filter((tick) => tick.labelled || !y.axis.log).map((tick) => svg`<path class=${tick.odd ? 'grid odd' : 'grid'} d=${`M${left} ${half(tick.at)}H${right}`}/>${tick.labelled && Math.abs(tick.at - (chips?.y ?? -Infinity)) > 14 ? svg`<text class="tick" x=${left - 8} y=${tick.at + 4} text-anchor="end">${text(y, tick.value)}</text>` : ''}`)}
    ${xTicks.map((tick) => svg`
      ${tick.labelled ? svg`<path class="grid" d=${`M${half(tick.at)} ${top}V${bottom}`}/>${Math.abs(tick.at - (chips?.x ?? -Infinity)) > 24 ? svg`<text class="tick" x=${tick.at} y=${bottom + 17} text-anchor="middle">${text(x, tick.value)}</text>` : ''}` : ''}
      <path class=${tick.labelled ? 'axis' : 'axis minor'} d=${`M${half(tick.at)} ${bottom}v${tick.labelled ? 5 : 3}`}/>`)}
    <path class="axis" d=${`M${left + 0.5} ${top}V${bottom + 0.5}H${right}`}/>`;
}

function corners(plot: Plot): SVGTemplateResult {
  const { left, top, right, bottom } = plot.frame;
  const names = cornerNames(plot.x, plot.y);
  const tx = Math.max(left, Math.min(right, plot.x.at(plot.x.threshold)));
  const ty = Math.max(top, Math.min(bottom, plot.y.at(plot.y.threshold)));
  const bestLeft = plot.x.axis.measure.down;
  const bestTop = !plot.y.axis.measure.down;
  const tint = { x: bestLeft ? left : tx, y: bestTop ? top : ty, width: bestLeft ? tx - left : right - tx, height: bestTop ? ty - top : bottom - ty };
  const text = (i: 0 | 1 | 2 | 3, x: number, y: number, end: boolean): SVGTemplateResult =>
    svg`<text class="corner" x=${x} y=${y} text-anchor=${end ? 'end' : 'start'}>${names[i]}<tspan class="count" dx="6">${plot.corners[i]}</tspan></text>`;
  return svg`
    <rect class="tint" x=${tint.x} y=${tint.y} width=${Math.max(0, tint.width)} height=${Math.max(0, tint.height)}/>
    ${text(0, left + 10, top + 17, false)}${text(1, right - 12, top + 17, true)}
    ${text(2, left + 10, bottom - 10, false)}${text(3, right - 12, bottom - 10, true)}`;
}

/** A line from the label on one axis through the place to the other axis. */
function guides(plot: Plot, { x: xValue, y: yValue, centre, radius }: Guided): SVGTemplateResult {
  const { left, top, right, bottom } = plot.frame;
  const xText = valueText(plot.x.axis.measure.key, xValue);
  const yText = valueText(plot.y.axis.measure.key, yValue);
  const width = (text: string): number => Math.max(30, text.length * 6.5 + 14);
  const yWidth = Math.min(42, width(yText));
  const [atX, atY] = [Math.max(left, Math.min(right, centre.x)), Math.max(top, Math.min(bottom, centre.y))];
  return svg`<g class="guides">
    <path d=${`M${left} ${half(atY)}H${atX - radius - 4}M${half(atX)} ${atY + radius + 4}V${bottom}`}/>
    <rect x=${left - yWidth - 2} y=${atY - 9} width=${yWidth} height="18" rx="3"/><text x=${left - yWidth / 2 - 2} y=${atY + 4} text-anchor="middle">${yText}</text>
    <rect x=${atX - width(xText) / 2} y=${bottom + 4} width=${width(xText)} height="18" rx="3"/><text x=${atX} y=${bottom + 17} text-anchor="middle">${xText}</text>
  </g>`;
}

function leaders(bubbles: readonly Bubble[]): SVGTemplateResult[] {
  return bubbles
    .filter((bubble) => bubble.moved)
    .map((bubble) => {
      const line = `M${short(bubble.trueX)} ${short(bubble.trueY)}L${short(bubble.x)} ${short(bubble.y)}`;
      return svg`<path class="halo" d=${line}/><path class="leader" d=${line}/><circle class="true" cx=${short(bubble.trueX)} cy=${short(bubble.trueY)} r="2.2"/>`;
    });
}

function bubbleMarks(app: App, plot: Plot, tween: Tween | undefined, away: ReadonlySet<string>): SVGTemplateResult[] {
  const { hovered, kept } = app.state;
  const taken = takenIds(app);
  const drawn = plot.bubbles.filter((bubble) => !away.has(bubble.item.id) && (!plot.dense || bubble.selected || bubble.item.id === hovered));
  return drawn.map((bubble) => {
    const from = tween?.from.get(bubble.item.id);
    const x = from ? from.x + (bubble.x - from.x) * (tween?.part ?? 1) : bubble.x;
    const y = from ? from.y + (bubble.y - from.y) * (tween?.part ?? 1) : bubble.y;
    const radius = plot.dense ? 5 : short(bubble.radius);
    const ring = bubble.selected ? svg`<circle class=${bubble.item.id === kept.selection.at(-1) ? 'ring' : 'ring also'} cx=${short(x)} cy=${short(y)} r=${radius + 3.5}/>` : '';
    const out = taken && !taken.has(bubble.item.id) ? ' out' : '';
    return svg`<g class=${(bubble.item.id === hovered ? 'bubble hovered' : 'bubble') + out} data-id=${bubble.item.id}>${mark(markOf(bubble.item.priority), short(x), short(y), radius)}${ring}</g>`;
  });
}

function labels(plot: Plot, away: ReadonlySet<string>): SVGTemplateResult[] {
  return [...plot.labels].flatMap(([bubble, label]) =>
    away.has(bubble.item.id)
      ? []
      : [svg`<text class=${bubble.selected ? 'label selected' : 'label'} x=${short(label.x)} y=${short(label.y)}>${label.number}${label.title ? svg`<tspan class="title" dx="5">${label.title}</tspan>` : ''}</text>`],
  );
}

/** Ghost rings where the moved bubbles came from, and the bubbles where they go. */
function moved(app: App, plot: Plot, move: Move): SVGTemplateResult {
  const going = plot.bubbles.filter((bubble) => move.ids.includes(bubble.item.id));
  return svg`
    ${going.map((bubble) => svg`<circle class="ghost" cx=${short(bubble.trueX)} cy=${short(bubble.trueY)} r=${short(bubble.radius)}/>`)}
    ${going.map((bubble) => {
      const to = movedTo(app, move, bubble.item);
      if (!to) return '';
      const [x, y] = [short(plot.x.at(to.x)), short(plot.y.at(to.y))];
      return svg`<g class="moving" data-id=${bubble.item.id}>${mark(markOf(bubble.item.priority), x, y, short(bubble.radius))}<circle class="ring" cx=${x} cy=${y} r=${short(bubble.radius) + 3.5}/></g>`;
    })}`;
}

/** What the guides show: the moved bubble, else the one that was selected last. */
interface Guided {
  readonly x: number;
  readonly y: number;
  readonly centre: { readonly x: number; readonly y: number };
  readonly radius: number;
}

function guidedOf(app: App, plot: Plot): Guided | undefined {
  const { move } = app.state;
  const lead = move ? app.item(move.lead) : app.lead();
  const bubble = lead && plot.bubbles.find((one) => one.item.id === lead.id);
  if (!lead || !bubble) return undefined;
  const { radius } = bubble;
  if (move) return { x: move.x, y: move.y, centre: { x: plot.x.at(move.x), y: plot.y.at(move.y) }, radius };
  const x = numberOf(app.state, lead, plot.x.axis.measure.key);
  const y = numberOf(app.state, lead, plot.y.axis.measure.key);
  return x === undefined || y === undefined ? undefined : { x, y, centre: { x: bubble.trueX, y: bubble.trueY }, radius };
}

/** The drawing above the canvas. */
export function chart(app: App, plot: Plot | undefined, tween: Tween | undefined): TemplateResult {
  const texts = words();
  const axes = app.axes();
  const name = axes ? texts.chart(measureName(axes.x), measureName(axes.y)) : texts.panel;
  const away = new Set(app.state.move?.ids);
  const guided = plot && guidedOf(app, plot);
  return html`<svg class="plot" role="application" tabindex="0" aria-label=${name} aria-describedby="chart-help" viewBox=${`0 0 ${plot?.width ?? 1} ${plot?.height ?? 1}`}>
    ${plot
      ? svg`<g aria-hidden="true">${grid(plot, guided?.centre)}${corners(plot)}</g>
        ${thresholds(app, plot)}
        <g aria-hidden="true">${guided ? guides(plot, guided) : nothing}<g class=${plot.dense ? 'bubbles dense' : 'bubbles'}>${bubbleMarks(app, plot, tween, away)}</g>
        ${plot.dense ? nothing : leaders(plot.bubbles.filter((bubble) => !away.has(bubble.item.id)))}${labels(plot, away)}
        ${app.state.move ? moved(app, plot, app.state.move) : nothing}</g>`
      : nothing}
  </svg>`;
}
