// Draws the small form in which a new item, lane or milestone gets its title.
import { html, nothing, type TemplateResult } from 'lit';
import { place } from '../shared/place';
import type { Actions } from './actions';
import type { Draft } from './draft';
import { texts } from './texts';
import { periodText } from './words';

const WIDTH = 300;
const HEIGHT = 84;

export function draftForm(draft: Draft, actions: Actions): TemplateResult {
  const label = { item: texts.newItem, lane: texts.newLane, milestone: texts.newMilestone }[draft.kind];
  const submit = (event: Event) => {
    event.preventDefault();
    const title = (event.target as HTMLFormElement).querySelector('input')?.value.trim() ?? '';
    if (title !== '') actions.add(title);
  };
  const keydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    actions.giveUpDraft();
  };
  const left = Math.max(4, Math.min(draft.x, innerWidth - WIDTH - 4));
  const top = Math.max(4, Math.min(draft.y, innerHeight - HEIGHT - 4));
  const { start, end } = draft;
  return html`<form class="draft" role="dialog" aria-label=${label} @submit=${submit} @keydown=${keydown} ${place({ left, top })}>
    <div class="row"><b>${label}</b>${draft.lane ? html`<span class="muted">${draft.lane.title}</span>` : nothing}</div>
    <label class="input"><input id="draft" type="text" autocomplete="off" maxlength="200" aria-label=${texts.title} placeholder=${texts.title} /></label>
    <div class="row muted num small">${start === undefined ? nothing : html`<span>${end === undefined || end === start ? periodText(start) : texts.dateRange(periodText(start), periodText(end))}</span>`}
      <span class="grow"></span><kbd class="key">Enter</kbd> ${texts.write} <kbd class="key">Esc</kbd> ${texts.giveUp}</div>
  </form>`;
}
