// Draws the toolbar: how it ranks, the bubbles' size, the filter, which views are shown.
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Measure } from '../../src/panels/matrix/protocol';
import { icon } from '../shared/icons';
import type { App } from './app';
import { measureName } from './format';
import { glyph, type GlyphName } from './glyphs';
import { modeOf, sizeOf, type Mode } from './state';
import { words } from './texts';

export interface Choice {
  readonly value: string;
  readonly text: string;
}

/** A native select that shows as flat text with a chevron. */
export function pick(name: string, shown: TemplateResult | string, choices: readonly Choice[], value: string, chosen: (value: string) => void): TemplateResult {
  return html`<label class="pick">${shown}${icon('down', 14)}<select aria-label=${name} .value=${live(value)} @change=${(event: Event) => chosen((event.target as HTMLSelectElement).value)}>
    ${choices.map((choice) => html`<option value=${choice.value} ?selected=${choice.value === value}>${choice.text}</option>`)}
  </select></label>`;
}

export function measureChoices(measures: readonly Measure[]): Choice[] {
  return measures.map((measure) => ({ value: measure.key, text: measureName(measure) }));
}

const MODES: readonly (readonly [Mode, GlyphName])[] = [
  ['chart', 'chart'],
  ['both', 'split'],
  ['table', 'rows'],
];

function modes(app: App): TemplateResult {
  const texts = words();
  const now = modeOf(app.state);
  const offered = MODES.filter(([mode]) => mode !== 'both' || app.state.width >= 720);
  const go = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const at = offered.findIndex(([mode]) => mode === now);
    const [mode] = offered[(at + step + offered.length) % offered.length] ?? ['both'];
    app.keep({ mode });
    event.preventDefault();
    const group = event.currentTarget as HTMLElement;
    requestAnimationFrame(() => group.querySelector<HTMLElement>('[aria-checked="true"]')?.focus());
  };
  return html`<div class="segments" role="radiogroup" aria-label=${texts.view} @keydown=${go}>
    ${offered.map(([mode, name]) => html`<button role="radio" aria-checked=${mode === now} tabindex=${mode === now ? 0 : -1} aria-label=${texts.modes[mode]} title=${texts.modes[mode]} @click=${() => app.keep({ mode })}>${glyph(name)}</button>`)}
  </div>`;
}

export function toggleDependencies(app: App): void {
  app.keep({ dependencies: !app.state.kept.dependencies });
  app.arranging.ask();
}

/** The sliders stand above the table: a page that shows the chart alone gives them room. */
export function toggleWhatIf(app: App): void {
  const whatIf = !app.state.kept.whatIf;
  app.keep({ whatIf, ...(whatIf && modeOf(app.state) === 'chart' && { mode: app.state.width < 720 ? 'table' : 'both' }) });
}

export function toolbar(app: App): TemplateResult {
  const texts = words();
  const view = app.view();
  const { kept } = app.state;
  const { hidden } = app.shown();
  const size = view && sizeOf(view, kept);
  const sizes = view ? view.measures.filter((measure) => measure.count > 0) : [];
  return html`<div class="toolbar" role="toolbar" aria-label=${texts.panel} data-region>
    ${view
      ? html`<span class="ranked-by" title=${view.modelGiven ? texts.formulas[view.model] : texts.modelDefault}><span class="muted">${texts.rankedBy}</span> ${texts.models[view.model]}</span><span class="divider after-ranked"></span>`
      : nothing}
    ${sizes.length > 0
      ? html`${pick(texts.size, html`<span class="muted">${texts.size}</span> ${size ? measureName(size) : texts.sizeNone}`, [{ value: '', text: texts.sizeNone }, ...measureChoices(sizes)], size?.key ?? '', (value) => app.keep({ size: value }))}<span class="divider"></span>`
      : nothing}
    <label class="input filter">${icon('filter', 14)}<input type="text" placeholder=${texts.filterHint} aria-label=${texts.filter} spellcheck="false" .value=${live(kept.filter)}
      @input=${(event: Event) => app.keep({ filter: (event.target as HTMLInputElement).value })}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape' || kept.filter === '') return;
        event.stopPropagation();
        app.keep({ filter: '' });
      }}>${kept.filter === '' ? nothing : html`<span class="muted small num">${texts.hidden(hidden)}</span><button class="button square" title=${texts.clearFilter} aria-label=${texts.clearFilter} @click=${() => app.keep({ filter: '' })}>${icon('close', 14)}</button>`}</label>
    <span class="grow"></span>
    ${view && view.items.length > 0
      ? html`<button class="button" aria-pressed=${kept.dependencies} title=${texts.dependenciesTitle} @click=${() => toggleDependencies(app)}>${icon('dependencies')}<span class="name">${texts.dependencies}</span></button>
        <button class="button" aria-pressed=${kept.whatIf} title=${texts.whatIfTitle} @click=${() => toggleWhatIf(app)}>${glyph('flask')}<span class="name">${texts.whatIf}</span></button>`
      : nothing}
    ${modes(app)}
  </div>`;
}
