// Draws what stands over the chart: tips of what is being done, the card of an item, the form of a new thing.
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { dragTip, itemCard, linkTip } from './card';
import { draftForm } from './draft-form';
import type { Surface } from './dragging';
import { linkProblem, thingOf } from './linking';
import { HEAD } from './page';
import type { Rows } from './rows';
import { texts } from './texts';
import type { RoadmapView } from './types';

/** The form of a new thing; each new one begins empty. */
export function draftNow({ page, actions }: Surface): TemplateResult | typeof nothing {
  return page.draft ? html`${keyed(page.draft, draftForm(page.draft, actions))}` : nothing;
}

/** What stands over the chart: the tip of what is dragged or linked, else the card of an item. */
export function overlays({ page, actions, scroller, chartLeft, itemOf }: Surface, view: RoadmapView, laidOut: Rows): TemplateResult | typeof nothing {
  if (page.shown !== 'timeline') return nothing;
  const { drag, link } = page;
  if (link?.to !== undefined) {
    const [first, second] = [thingOf(view, link.from), thingOf(view, link.to)];
    const target = laidOut.byKey.get(link.to);
    const chart = scroller()?.getBoundingClientRect();
    const at = link.byKeys ? { x: chartLeft() + 40, y: (chart?.top ?? 0) + HEAD + (target ? target.y - page.top + 10 : 0) } : page.pointer;
    return linkTip(linkProblem(view, link.from, link.to), texts.canWait(second?.id ?? '', first?.id ?? ''), Math.max(4, Math.min(at.x + 12, innerWidth - 380)), Math.min(at.y + 16, innerHeight - 60));
  }
  if (drag) {
    const item = itemOf(drag.key);
    const row = laidOut.byKey.get(drag.key);
    const top = (scroller()?.getBoundingClientRect().top ?? 0) + HEAD + (row?.y ?? 0) - page.top + 29;
    const below = top + 60 < innerHeight ? top : top - 96;
    const left = Math.max(4, Math.min(drag.clientX + 12, innerWidth - 260));
    return item ? dragTip(drag, item, view, left, below) : nothing;
  }
  const item = actions.card.open === undefined ? undefined : itemOf(actions.card.open);
  return item ? itemCard(item, page, view, actions) : nothing;
}
