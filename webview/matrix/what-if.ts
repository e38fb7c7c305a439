// Draws the weights as sliders that rank anew without writing, and the capacity with its bar and what it pays for.
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ArrangedCut, MatrixView } from '../../src/panels/matrix/protocol';
import { icon } from '../shared/icons';
import { place } from '../shared/place';
import type { App } from './app';
import { movedWeights } from './arranging';
import { lettersOf, measureName, numberText, valueText } from './format';
import { words } from './texts';

/** Slider's end: room to give the largest weight half as much again. */
function mostOf(view: MatrixView): number {
  const largest = Math.max(1, ...view.criteria.map(({ weight }) => weight));
  return largest <= 1 ? 2 : largest <= 10 ? Math.ceil(largest * 1.5) : Math.ceil((largest * 1.5) / 10) * 10;
}

function stepOf(view: MatrixView): number {
  return view.criteria.every(({ weight }) => Number.isInteger(weight)) ? 1 : 0.05;
}

function setWeight(app: App, key: string, weight: number): void {
  if (!Number.isFinite(weight) || weight < 0) return;
  app.keep({ weights: { ...app.state.kept.weights, [key]: Number(weight.toPrecision(12)) } });
  app.arranging.ask();
}

function reset(app: App): void {
  app.keep({ weights: {} });
  app.arranging.ask();
}

function write(app: App, view: MatrixView): void {
  app.post({ type: 'setWeights', version: view.version, weights: movedWeights(view, app.state.kept) });
}

function slider(app: App, view: MatrixView, at: number, letter: string | undefined): TemplateResult {
  const texts = words();
  const criterion = view.criteria[at];
  if (!criterion) return html``;
  const { key, weight } = criterion;
  const moved = movedWeights(view, app.state.kept);
  const now = Object.hasOwn(moved, key) ? (moved[key] ?? weight) : weight;
  const most = Math.max(mostOf(view), now);
  const step = stepOf(view);
  const keys = (event: KeyboardEvent): void => {
    const direction = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (direction === undefined || !event.shiftKey) return;
    event.preventDefault();
    setWeight(app, key, Math.min(most, Math.max(0, now + direction * step * 5)));
  };
  const name = measureName(criterion);
  return html`<div class="weight"><span class="letter" aria-hidden="true">${letter}</span><span class="name" title=${name}>${name}</span>
    <span class="track" ${place({ '--at': String(weight / most), '--now': String(now / most) })}><input type="range" min="0" max=${most} step=${step} .value=${live(String(now))} aria-label=${texts.weightOf(name)} aria-valuetext=${`${numberText(now)}, ${now === weight ? texts.asInFile : texts.was(numberText(weight))}`}
      @input=${(event: Event) => setWeight(app, key, Number((event.target as HTMLInputElement).value))} @keydown=${keys} @dblclick=${() => setWeight(app, key, weight)}></span>
    <input class="weight-number" inputmode="decimal" aria-label=${texts.weightOf(name)} .value=${live(String(now))} @change=${(event: Event) => {
      const input = event.target as HTMLInputElement;
      const value = Number(input.value);
      if (input.value.trim() !== '' && Number.isFinite(value) && value >= 0) setWeight(app, key, value);
      else app.draw();
    }}>
    <span class="muted small">${now === weight ? texts.asInFile : texts.was(numberText(weight))}</span></div>`;
}

/** What the moved weights change, in words. */
export function movedText(app: App): string {
  const texts = words();
  const { arranged, view } = app.state;
  if (!arranged || Object.keys(movedWeights(view, app.state.kept)).length === 0) return '';
  const ranked = arranged.items.filter(({ rank }) => rank !== undefined).length;
  return texts.moves(arranged.up, arranged.down, ranked - arranged.up - arranged.down);
}

export function whatIf(app: App, view: MatrixView): TemplateResult | typeof nothing {
  if (!app.state.kept.whatIf) return nothing;
  const texts = words();
  const base = app.state.view ?? view;
  const moved = Object.keys(movedWeights(base, app.state.kept)).length;
  const weighted = view.model === 'weighted';
  const letters = lettersOf(base.criteria.map(measureName));
  return html`<section class="what-if" data-region aria-label=${texts.whatIf}>
    <div class="pane-head"><span class="name">${texts.whatIf}</span><span class="muted small" role="status">${moved > 0 ? texts.weightsMoved(moved) : weighted ? texts.whatIfHint : ''}</span></div>
    ${weighted ? html`<div class="weights">${base.criteria.map((_, at) => slider(app, base, at, letters[at]))}</div>` : html`<p class="muted none">${texts.noWeights(texts.models[view.model])}</p>`}
    ${weighted
      ? html`<div class="actions"><span class="grow small num">${movedText(app)}</span>
          ${base.criteriaGiven ? nothing : html`<span class="muted small">${texts.noCriteria}</span>`}
          <button class="small-button tall" ?disabled=${moved === 0} @click=${() => reset(app)}>${texts.reset}</button>
          <button class="small-button tall primary" ?disabled=${moved === 0 || !base.criteriaGiven} @click=${() => write(app, base)}>${texts.writeWeights}</button></div>`
      : nothing}
  </section>`;
}

/** Ids that the capacity pays for, by the way that is chosen. */
export function takenIds(app: App): ReadonlySet<string> | undefined {
  const cut = app.state.arranged?.cut;
  if (!cut) return undefined;
  let known = sets.get(cut);
  if (!known) sets.set(cut, (known = { rank: new Set(cut.taken), best: new Set(cut.best.taken) }));
  return app.state.kept.best ? known.best : known.rank;
}

const sets = new WeakMap<ArrangedCut, { readonly rank: ReadonlySet<string>; readonly best: ReadonlySet<string> }>();

/** What the line says: used, unused, what stopped it. */
export function cutText(cut: ArrangedCut, best: boolean): string {
  const texts = words();
  const number = (value: number): string => valueText('effort', value);
  if (best) return texts.cutBest(number(cut.best.used), number(cut.best.unused), cut.best.comesIn.length, cut.best.dropsOut.length);
  return texts.cut(number(cut.used), number(cut.unused), cut.stopped && { id: cut.stopped.id, effort: number(cut.stopped.effort) });
}

export function capacity(app: App, view: MatrixView): TemplateResult | typeof nothing {
  const texts = words();
  if (app.shown().ranked.length === 0) return nothing;
  const { kept, arranged } = app.state;
  const cut = kept.capacity === undefined ? undefined : arranged?.cut;
  const used = cut && (kept.best ? cut.best.used : cut.used);
  const effort = measureName(view.measures.find(({ key }) => key === 'effort') ?? { key: 'effort' });
  const set = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const value = Number(input.value);
    app.keep({ capacity: input.value.trim() === '' || !Number.isFinite(value) || value < 0 ? undefined : value });
    app.arranging.ask();
  };
  return html`<section class="capacity" data-region aria-label=${texts.capacity}>
    <label>${texts.capacity}<input inputmode="decimal" placeholder="–" .value=${live(kept.capacity === undefined ? '' : String(kept.capacity))} @change=${set}></label><span class="muted small effort">${effort}</span>
    ${cut && used !== undefined
      ? html`<svg class="bar" height="6" aria-hidden="true"><rect class="back" width="100%" height="6"/><rect class="fill" width=${`${cut.capacity > 0 ? Math.min(100, (used / cut.capacity) * 100) : 0}%`} height="6"/></svg>
        <span class="small num sum" role="status">${texts.inOut(takenIds(app)?.size ?? 0, app.view()?.items.filter(({ id, rank }) => rank !== undefined && !takenIds(app)?.has(id)).length ?? 0)}</span>
        <span class="segments" role="radiogroup" aria-label=${texts.capacity}>${([false, true] as const).map((best) => html`<button role="radio" aria-checked=${kept.best === best} title=${best ? texts.byWorthTitle : texts.byRankTitle} @click=${() => app.keep({ best })}>${best ? texts.byWorth : texts.byRank}</button>`)}</span>`
      : html`<span class="muted small">${texts.capacityHint}</span>`}
    ${cut && kept.best && !cut.best.exact ? html`<span title=${texts.notExact}>${icon('warning', 14)}</span>` : nothing}
  </section>`;
}
