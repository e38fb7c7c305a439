// Draws the table in which missing scores are filled in, and sends what was typed, one change at a time.
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { MatrixItem, MatrixView, Measure, ScoreChange } from '../../src/panels/matrix/protocol';
import { announce } from '../shared/announcer';
import { icon } from '../shared/icons';
import type { App } from './app';
import { measureName, valueText } from './format';
import { numberOf } from './state';
import { words } from './texts';

/** More rows than anyone fills in at one sitting are left for the next. */
const MOST = 200;
const WORDS: Readonly<Record<string, readonly string[]>> = { impact: ['massive', 'high', 'medium', 'low', 'minimal'], confidence: ['high', 'medium', 'low'] };

/** Opens the table for requirements; the first cell without a number gets the focus. */
export function fillIn(app: App, ids: readonly string[]): void {
  const { state } = app;
  const rows = ids.slice(0, MOST);
  const [first] = rows;
  if (first === undefined) return;
  state.fill = { ids: rows, waiting: new Map(), wrong: new Map(), focus: { id: first } };
  if (state.kept.mode === 'chart' || state.width < 720) app.keep({ mode: state.width < 720 ? 'table' : 'both' });
  else app.draw();
}

/** Those without a score, in the order of the list. */
export function fillAll(app: App): void {
  fillIn(app, app.shown().unranked.map(({ id }) => id));
}

/** The selection, else what has no score. */
export function fillSelected(app: App): void {
  const { selection } = app.state.kept;
  if (selection.length > 0) fillIn(app, selection);
  else fillAll(app);
}

function close(app: App): void {
  const last = app.state.fill?.ids[0];
  delete app.state.fill;
  app.draw();
  requestAnimationFrame(() => (document.querySelector<HTMLElement>('.ranking table') ?? document.querySelector<HTMLElement>('svg.plot'))?.focus());
  if (last !== undefined) announce(words().filled);
}

/** Measures that a requirement is asked for: the model's terms, and effort, which the capacity line counts. */
function columnsOf(view: MatrixView): Measure[] {
  const keys = [...new Set([...view.termKeys, 'effort'])];
  return keys.flatMap((key) => view.measures.find((measure) => measure.key === key) ?? []);
}

/** What a text in a cell means: a number, a word of the RICE scales, or `undefined` where it is neither or lies outside the scale. */
export function readTyped(measure: Pick<Measure, 'key' | 'scale'>, text: string): number | string | undefined {
  const trimmed = text.trim().toLowerCase();
  if (WORDS[measure.key]?.includes(trimmed)) return trimmed;
  const percent = measure.key === 'confidence' && trimmed.endsWith('%');
  const number = percent ? trimmed.slice(0, -1).trim() : trimmed;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(number)) return undefined;
  const raw = Number(number);
  const value = measure.key === 'confidence' && (percent || raw > 1) ? Number((raw / 100).toPrecision(12)) : raw;
  const { min, max } = measure.scale;
  const inside = max === undefined ? (min > 0 ? value > 0 : value >= min) : value >= min && value <= max;
  return inside ? value : undefined;
}

/** Sends what waits, when nothing else is on its way: each change is formed on the view that follows the last. */
export function sendFilled(app: App): void {
  const { state } = app;
  const { fill, view } = state;
  if (!fill || !view || fill.waiting.size === 0 || state.sent.size > 0) return;
  const changes = [...fill.waiting].flatMap(([id, values]): ScoreChange[] => {
    const item = app.item(id);
    return item ? [{ id, file: item.file, at: item.at, values }] : [];
  });
  fill.waiting.clear();
  delete state.refused;
  for (const { id, values } of changes) state.sent.set(id, Object.fromEntries(Object.entries(values).filter((entry): entry is [string, number] => typeof entry[1] === 'number')));
  if (changes.length > 0) app.post({ type: 'setScores', version: view.version, changes, typed: true });
}

function typed(app: App, item: MatrixItem, measure: Measure, input: HTMLInputElement): void {
  const { fill } = app.state;
  const text = input.value;
  if (!fill) return;
  const wasWrong = fill.wrong.delete(cellOf(item, measure));
  const empty = text.trim() === '' || text === shownText(app, item, measure);
  const value = empty ? undefined : readTyped(measure, text);
  if (value === undefined) {
    if (!empty) fill.wrong.set(cellOf(item, measure), text);
    if (!empty || wasWrong) app.draw();
    if (empty) return;
    announce(words().notOnScale(measureName(measure), hint(measure)));
    return;
  }
  fill.waiting.set(item.id, { ...fill.waiting.get(item.id), [measure.key]: value });
  sendFilled(app);
  app.draw();
}

const cellOf = (item: MatrixItem, { key }: Measure): string => JSON.stringify([item.id, key]);

/** What is typed at the moment stays as it is, whatever arrives meanwhile. */
function cellText(app: App, item: MatrixItem, measure: Measure): string {
  const active = document.activeElement;
  if (active instanceof HTMLInputElement && active.dataset['key'] === measure.key && active.closest('tr')?.dataset['id'] === item.id) return active.value;
  return app.state.fill?.wrong.get(cellOf(item, measure)) ?? shownText(app, item, measure);
}

function shownText(app: App, item: MatrixItem, measure: Measure): string {
  const waiting = app.state.fill?.waiting.get(item.id)?.[measure.key];
  if (waiting !== undefined) return String(waiting);
  // A number counted from feedback is not written in the file: it shows as a hint.
  if (measure.key === 'userFeedback' && item.notes !== undefined) return '';
  const value = numberOf(app.state, item, measure.key);
  return value === undefined ? '' : String(value);
}

/** What a cell takes: the ends of its scale. */
function hint({ key, scale: { min, max, values } }: Measure): string {
  if (key === 'confidence') return '0–100%';
  if (values && values.length > 0) return `${values[0]}–${values.at(-1)}`;
  return max === undefined ? (min > 0 ? '> 0' : `≥ ${min}`) : `${min}–${max}`;
}

function move(app: App, event: KeyboardEvent): void {
  const input = event.currentTarget as HTMLInputElement;
  const step = event.key === 'Enter' || event.key === 'ArrowDown' ? (event.shiftKey ? -1 : 1) : event.key === 'ArrowUp' ? -1 : 0;
  if (event.key === 'Escape') {
    event.stopPropagation();
    event.preventDefault();
    if (input.getAttribute('aria-invalid') === 'true' && input.value !== '') {
      input.value = '';
      input.dispatchEvent(new Event('change'));
    } else close(app);
    return;
  }
  if (step === 0) return;
  event.preventDefault();
  const cells = [...(input.closest('table')?.querySelectorAll<HTMLInputElement>(`input[data-key="${CSS.escape(input.dataset['key'] ?? '')}"]`) ?? [])];
  const next = cells[cells.indexOf(input) + step];
  // Leaving the cell commits it; at the end Enter commits in place.
  if (next) next.focus();
  else input.dispatchEvent(new Event('change'));
  next?.select();
}

/** Puts the focus where the table was opened for. */
export function focusFill(app: App, root: HTMLElement): void {
  const { fill } = app.state;
  if (!fill?.focus) return;
  const row = root.querySelector(`.fill tr[data-id="${CSS.escape(fill.focus.id)}"]`);
  if (!row) return;
  const cells = [...row.querySelectorAll('input')];
  (cells.find((cell) => cell.value === '' && !cell.classList.contains('counted')) ?? cells[0])?.focus();
  fill.focus = undefined;
}

/** The table in the place of the ranking. */
export function fillTable(app: App, view: MatrixView): TemplateResult | typeof nothing {
  const { fill } = app.state;
  if (!fill) return nothing;
  const texts = words();
  const columns = columnsOf(view);
  const items = fill.ids.flatMap((id) => app.item(id) ?? []);
  const done = items.filter(({ rank }) => rank !== undefined).length;
  return html`<section class="fill" data-region aria-label=${texts.fillIn}>
    <div class="fill-head"><span class="name">${texts.fillIn}</span><span class="muted" role="status">${texts.filledOf(done, items.length)}</span><span class="grow"></span><button class="small-button" @click=${() => close(app)}>${texts.done}</button></div>
    <div class="fill-body"><table>
      <thead><tr><th scope="col">${texts.columns.id}</th><th scope="col" class="wide">${texts.columns.title}</th>${columns.map((measure) => html`<th scope="col" title=${measureName(measure)}>${measureName(measure)}<span class="scale">${hint(measure)}</span></th>`)}<th scope="col" class="number">${texts.columns.rank}</th></tr></thead>
      <tbody>${items.map((item) => html`<tr data-id=${item.id} class=${item.rank === undefined ? '' : 'ranked'}>
        <td class="id num">${item.id}</td><th scope="row" class="wide" title=${item.title}>${item.title}</th>
        ${columns.map((measure) => {
          const counted = measure.key === 'userFeedback' && item.notes !== undefined;
          const zero = item.zero === measure.key;
          return html`<td><input class=${counted ? 'counted' : ''} inputmode="decimal" autocomplete="off" spellcheck="false" data-key=${measure.key} aria-label=${`${item.id} ${measureName(measure)}`} aria-invalid=${zero || fill.wrong.has(cellOf(item, measure))}
            placeholder=${counted ? valueText(measure.key, numberOf(app.state, item, measure.key) ?? 0) : ''} title=${counted ? texts.fromNotes(item.notes ?? 0) : [hint(measure), ...(WORDS[measure.key] ?? [])].join(', ')}
            .value=${live(cellText(app, item, measure))} @keydown=${(event: KeyboardEvent) => move(app, event)} @change=${(event: Event) => typed(app, item, measure, event.currentTarget as HTMLInputElement)}></td>`;
        })}
        <td class="number">${item.rank === undefined ? nothing : html`${item.rank}`}</td></tr>`)}</tbody>
    </table></div>
    <p class="muted small">${icon('down', 12)} ${texts.fillHelp}</p>
  </section>`;
}
