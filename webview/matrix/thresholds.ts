// Draws the two thresholds and lets them be moved, by pointer and by keys.
import { svg, type SVGTemplateResult } from 'lit';
import type { App } from './app';
import { stepBy } from './axis';
import { measureName, valueText } from './format';
import type { Plot, PlotAxis } from './plot';
import { words } from './texts';

function keep(app: App, { axis }: PlotAxis, value: number): void {
  app.keep({ thresholds: { ...app.state.kept.thresholds, [axis.measure.key]: value } });
}

function reset(app: App, { axis }: PlotAxis): void {
  const { [axis.measure.key]: _gone, ...thresholds } = app.state.kept.thresholds;
  app.keep({ thresholds });
}

/** Follows the pointer until it lets go. */
function drag(app: App, along: 'x' | 'y', event: PointerEvent): void {
  if (event.button !== 0) return;
  event.preventDefault();
  event.stopPropagation();
  const handle = event.currentTarget as SVGElement;
  handle.setPointerCapture(event.pointerId);
  const area = handle.ownerSVGElement?.getBoundingClientRect();
  const before = app.state.kept.thresholds;
  const move = (next: PointerEvent): void => {
    const plot = app.plot();
    if (!plot || !area) return;
    const { frame } = plot;
    const pixel = along === 'x' ? Math.max(frame.left, Math.min(frame.right, next.clientX - area.left)) : Math.max(frame.top, Math.min(frame.bottom, next.clientY - area.top));
    const { scale } = plot[along].axis.measure;
    const value = plot[along].valueAt(pixel);
    keep(app, plot[along], Number((Math.round((2 * value) / scale.step) * (scale.step / 2)).toPrecision(12)));
  };
  const stop = (): void => {
    handle.removeEventListener('pointermove', move);
    removeEventListener('keydown', escape, true);
  };
  const escape = (key: KeyboardEvent): void => {
    if (key.key !== 'Escape') return;
    key.stopPropagation();
    app.keep({ thresholds: before });
    stop();
  };
  handle.addEventListener('pointermove', move);
  handle.addEventListener('lostpointercapture', stop, { once: true });
  addEventListener('keydown', escape, true);
}

function keys(app: App, along: 'x' | 'y', event: KeyboardEvent): void {
  const plot = app.plot();
  if (!plot || event.ctrlKey || event.metaKey || event.altKey) return;
  const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 5, PageDown: -5 };
  const step = steps[event.key];
  if (step !== undefined) keep(app, plot[along], stepBy(plot[along].axis.measure, plot[along].threshold, step));
  else if (event.key === 'Home' || event.key === 'Delete') reset(app, plot[along]);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function handle(app: App, plot: Plot, along: 'x' | 'y', at: number, shape: string): SVGTemplateResult {
  const { measure } = plot[along].axis;
  const area = along === 'x' ? { x: at - 12, y: plot.frame.top - 14 } : { x: plot.frame.right - 10, y: at - 12 };
  const value = plot[along].threshold;
  return svg`<g class=${`threshold ${along}`} role="slider" tabindex="0" aria-label=${words().threshold(measureName(measure))} aria-orientation=${along === 'x' ? 'horizontal' : 'vertical'}
    aria-valuenow=${value} aria-valuemin=${Math.min(value, measure.scale.min)} aria-valuemax=${Math.max(value, measure.scale.max ?? value)} aria-valuetext=${valueText(measure.key, value)}
    @pointerdown=${(event: PointerEvent) => drag(app, along, event)} @keydown=${(event: KeyboardEvent) => keys(app, along, event)} @dblclick=${(event: MouseEvent) => {
      event.stopPropagation();
      reset(app, plot[along]);
    }}>
    <rect class="grip" x=${area.x} y=${area.y} width="24" height="24" rx="3"/><path class="triangle" d=${shape}/><title>${words().threshold(measureName(measure))}: ${valueText(measure.key, value)}</title></g>`;
}

/** Dashed lines with a triangle each at the plot's edge; a threshold out of view is not drawn. */
export function thresholds(app: App, plot: Plot): SVGTemplateResult {
  const { left, top, right, bottom } = plot.frame;
  const x = plot.x.at(plot.x.threshold);
  const y = plot.y.at(plot.y.threshold);
  const inX = x >= left && x <= right;
  const inY = y >= top && y <= bottom;
  return svg`
    ${inX ? svg`<path class="line" d=${`M${Math.round(x) + 0.5} ${top}V${bottom}`}/>${handle(app, plot, 'x', x, `M${x - 4} ${top - 1}h9l-4.5 6z`)}` : ''}
    ${inY ? svg`<path class="line" d=${`M${left} ${Math.round(y) + 0.5}H${right}`}/>${handle(app, plot, 'y', y, `M${right + 1} ${y - 4}v9l-6-4.5z`)}` : ''}`;
}
