// Draws the whole page: toolbar, banner, chart and ranking side by side, state line, and what stands there when there is nothing to draw.
import { html, nothing, type TemplateResult } from 'lit';
import type { MatrixView } from '../../src/panels/matrix/protocol';
import type { HoverCard } from '../shared/hover-card';
import { icon } from '../shared/icons';
import { place } from '../shared/place';
import type { App } from './app';
import { hoverCardOf } from './card';
import { chart, type Tween } from './chart';
import { measureName, measureTitle } from './format';
import { glyph } from './glyphs';
import type { Keys } from './keys';
import { legend } from './legend';
import type { Plot } from './plot';
import { isZoomed, zoomBy } from './pointer';
import { ranking } from './ranking';
import { sash, sashWidth } from './sash';
import { ALL, modeOf } from './state';
import { words } from './texts';
import { measureChoices, pick, toolbar } from './toolbar';
import { fillAll, fillTable } from './fill';
import { unranked } from './unranked';
import { capacity, movedText, whatIf } from './what-if';

export interface PageParts {
  readonly app: App;
  readonly card: HoverCard;
  readonly keys: Keys;
  readonly tween: Tween | undefined;
  /** Size of the page. */
  readonly width: number;
  readonly listHeight: number;
}

function banner(app: App, view: MatrixView): TemplateResult | typeof nothing {
  const texts = words();
  const { refused } = app.state;
  if (refused) {
    const dismiss = (): void => {
      delete app.state.refused;
      app.draw();
    };
    return html`<div class="banner" role="alert">${icon('warning')}<span class="grow">${texts.refused[refused.reason]}</span><button class="button square" title=${texts.dismiss} aria-label=${texts.dismiss} @click=${dismiss}>${icon('close', 14)}</button></div>`;
  }
  const [first, ...others] = view.broken;
  if (!first) return nothing;
  const name = first.file.slice(first.file.lastIndexOf('/') + 1);
  return html`<div class="banner" role="status">${icon('error')}<span class="grow">${texts.broken(name, first.line)}${others.length > 0 ? ` ${texts.brokenMore(others.length)}` : ''}</span>
    <button class="link" @click=${() => app.post({ type: 'open', file: first.file, start: first.range.start, end: first.range.end })}>${texts.show}</button></div>`;
}

function empty(title: string, text: string | undefined, action: string, run: () => void): TemplateResult {
  return html`<div class="center"><h2>${title}</h2>${text === undefined ? nothing : html`<p>${text}</p>`}<div class="actions"><prd-button appearance="primary" @click=${run}>${action}</prd-button></div></div>`;
}

/** What stands in place of chart and table, if anything. */
function emptiness(app: App, view: MatrixView): TemplateResult | undefined {
  const texts = words();
  if (view.items.length === 0) return empty(texts.emptyTitle, texts.emptyText, texts.commands.newRequirement, () => app.post({ type: 'run', command: 'newRequirement' }));
  if (app.shown().all.length === 0) return empty(texts.filterHidesAll(view.items.length), undefined, texts.clearFilter, () => app.keep({ filter: '' }));
  return undefined;
}

/** What stands in the chart when no requirement has both numbers. */
function emptyChart(app: App, plot: Plot): TemplateResult | typeof nothing {
  const texts = words();
  if (plot.placed > 0) return nothing;
  const { all } = app.shown();
  return html`<div class="over">${empty(texts.noneScored(all.length, measureName(plot.x.axis.measure), measureName(plot.y.axis.measure)), undefined, texts.fillIn, () => fillAll(app))}</div>`;
}

function axisTitles(app: App, view: MatrixView, plot: Plot | undefined): TemplateResult | typeof nothing {
  const texts = words();
  const axes = app.axes();
  if (!axes) return nothing;
  const { kept } = app.state;
  const choices = measureChoices(view.measures);
  const log = (along: 'x' | 'y'): TemplateResult | typeof nothing => {
    const axis = plot?.[along];
    if (!axis?.canLog || axis.axis.measure.scale.max !== undefined) return nothing;
    return html`<button class="log" aria-pressed=${axis.axis.log} title=${texts.logTitle} @click=${() => app.keep({ log: { ...kept.log, [axis.axis.measure.key]: !axis.axis.log }, zoom: ALL })}>${texts.log}</button>`;
  };
  return html`<div class="axis-title y">
      ${pick(texts.axisY, html`<span aria-hidden="true">↑</span> ${measureTitle(axes.y)}`, choices, axes.y.key, (y) => app.keep({ y, ...(y === axes.x.key && { x: axes.y.key }), zoom: ALL }))}${log('y')}</div>
    <div class="axis-title x">${log('x')}${pick(texts.axisX, measureTitle(axes.x), choices, axes.x.key, (x) => app.keep({ x, ...(x === axes.y.key && { y: axes.x.key }), zoom: ALL }))}<span aria-hidden="true">→</span></div>
    <div class="zoom">
      <button class="button square" title=${texts.zoomOut} aria-label=${texts.zoomOut} ?disabled=${!isZoomed(kept.zoom)} @click=${() => app.keep({ zoom: zoomBy(kept.zoom, 1 / 1.5) })}>${icon('minus')}</button>
      <button class="button square" title=${texts.zoomFit} aria-label=${texts.zoomFit} ?disabled=${!isZoomed(kept.zoom)} @click=${() => app.keep({ zoom: ALL })}>${glyph('fit')}</button>
      <button class="button square" title=${texts.zoomIn} aria-label=${texts.zoomIn} @click=${() => app.keep({ zoom: zoomBy(kept.zoom, 1.5) })}>${icon('plus')}</button>
    </div>`;
}

function chartPane(parts: PageParts, view: MatrixView): TemplateResult {
  const { app, card, keys, tween } = parts;
  const plot = app.plot();
  return html`<section class="chart" data-region aria-label=${words().modes.chart}>
    <div class=${app.state.move ? 'area moving' : app.state.hovered === undefined ? 'area' : 'area over-bubble'} @keydown=${(event: KeyboardEvent) => event.target instanceof SVGElement && keys.chart(event)}>
      <canvas class="dots" aria-hidden="true"></canvas>
      ${chart(app, plot, tween)}
      ${axisTitles(app, view, plot)}
      ${plot ? emptyChart(app, plot) : nothing}
      ${hoverCardOf(app, card)}
      <p id="chart-help" class="unseen">${words().chartHelp}</p>
    </div>
    ${legend(app, plot)}
  </section>`;
}

function sidePane(parts: PageParts, view: MatrixView, width: number): TemplateResult {
  const { app } = parts;
  const scrolled = (event: Event): void => app.keep({ scroll: (event.currentTarget as HTMLElement).scrollTop });
  const none = app.shown().ranked.length === 0;
  const keysNeeded = words().list(view.termKeys.map((key) => measureName(view.measures.find((measure) => measure.key === key) ?? { key }).toLowerCase()));
  if (app.state.fill) return html`<section class="side" aria-label=${words().ranking}>${fillTable(app, view)}</section>`;
  return html`<section class="side" aria-label=${words().ranking}>
    ${whatIf(app, view)}${capacity(app, view)}
    <div class="ranking" data-region @scroll=${scrolled}>${none ? html`<p class="none muted">${words().noneRanked(keysNeeded)}</p>` : ranking(app, view, { width, height: parts.listHeight })}</div>
    ${unranked(app, view)}
  </section>`;
}

function stateLine(app: App, view: MatrixView): TemplateResult {
  const texts = words();
  const { all, unranked: without, hidden, findings } = app.shown();
  const plot = app.plot();
  const axes = app.axes();
  const off = plot && modeOf(app.state) !== 'table' ? all.length - plot.placed : 0;
  const { count, items, errors } = findings;
  const parts = [texts.shown(all.length - without.length), ...(without.length > 0 ? [texts.notRankedCount(without.length)] : []), ...(off > 0 && off !== without.length ? [texts.offChart(off)] : []), ...(hidden > 0 ? [texts.hiddenByFilter(hidden)] : [])];
  const moves = movedText(app);
  const hint = moves !== '' ? `${moves} · ${texts.notWritten}` : modeOf(app.state) === 'table' || !axes ? texts.hintTable : texts.hintDrag(measureName(axes.x), measureName(axes.y));
  return html`<div class="state" role="status"><span class="num">${parts.join(' · ')}</span>${count > 0 ? html`<span class="dot">·</span><span class=${errors > 0 ? 'findings errors' : 'findings'}>${icon(errors > 0 ? 'error' : 'warning', 14)}${texts.findings(count, items)}</span>` : nothing}<span class="grow"></span>${view.items.length > 0 ? html`<span class="hints">${hint}</span>` : nothing}</div>`;
}

/** Axes and rows in grey until the first view comes. */
function loading(): TemplateResult {
  return html`${Array.from({ length: 12 }, (_, i) => html`<span class="bone" ${place({ left: `${58 + (i % 3)}%`, top: 20 + i * 22, width: `${22 + ((i * 7) % 12)}%` })}></span>`)}`;
}

export function page(parts: PageParts): TemplateResult {
  const { app, width } = parts;
  const view = app.view();
  if (!view) return html`${toolbar(app)}<div class="body loading" aria-busy="true" aria-label=${words().loading}>${loading()}</div>`;
  const mode = modeOf(app.state);
  const side = mode === 'both' ? sashWidth(app, width) : width;
  const instead = emptiness(app, view);
  return html`${toolbar(app)}${banner(app, view)}
    ${instead ?? html`<div class=${`body view-${mode}`} ${place({ '--side': `${side}px` })}>
      ${mode === 'table' ? nothing : chartPane(parts, view)}
      ${mode === 'both' ? sash(app, width) : nothing}
      ${mode === 'chart' ? nothing : sidePane(parts, view, side)}
    </div>`}
    ${stateLine(app, view)}`;
}
