// Draws the card of a requirement: who and what it is, the formula, each term, the score, what it needs.
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { MatrixItem, MatrixTerm, MatrixView } from '../../src/panels/matrix/protocol';
import type { HoverCard } from '../shared/hover-card';
import { place } from '../shared/place';
import type { App } from './app';
import { lettersOf, measureName, percentText, scoreText, valueText } from './format';
import { sign } from './mark';
import type { Bubble, Plot } from './plot';
import { ranksText } from './ranks';
import { words } from './texts';

const WIDTH = 312;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function heightOf(item: MatrixItem, view: MatrixView): number {
  return 128 + Math.max(1, view.termKeys.length) * 19 + (item.needs.length > 0 ? 21 : 0) + (item.title.length > 36 ? 18 : 0);
}

/** The place that hides the fewest bubbles, near its own. */
function cardBox(plot: Plot, own: Bubble, height: number): Box {
  const { frame } = plot;
  const near = plot.dense ? [] : plot.bubbles;
  let best: (Box & { readonly cost: number }) | undefined;
  for (let y = Math.min(frame.top, frame.bottom - height) - 30; y <= frame.bottom + 40 - height; y += 6) {
    for (let x = frame.left + 8; x + WIDTH <= plot.width - 8; x += 6) {
      if (y < 4) continue;
      const left = own.x + own.radius + 8 > x && own.x - own.radius - 8 < x + WIDTH;
      if (left && own.y + own.radius + 8 > y && own.y - own.radius - 8 < y + height) continue;
      let cost = Math.hypot(x + WIDTH / 2 - own.x, y + height / 2 - own.y) * 0.004;
      for (const bubble of near) {
        if (bubble.x + bubble.radius + 3 > x && bubble.x - bubble.radius - 3 < x + WIDTH && bubble.y + bubble.radius + 3 > y && bubble.y - bubble.radius - 3 < y + height) cost++;
      }
      if (!best || cost < best.cost) best = { x, y, width: WIDTH, height, cost };
    }
  }
  return best ?? { x: Math.max(4, plot.width - WIDTH - 8), y: 4, width: WIDTH, height };
}

/** The guide of the selected bubble runs down beside the card: a level line leads from it to the card. */
function tieFromGuide(bubble: Bubble, box: Box): SVGTemplateResult | undefined {
  const beside = box.x > bubble.trueX + 8 ? box.x : box.x + box.width < bubble.trueX - 8 ? box.x + box.width : undefined;
  const y = Math.round(Math.max(box.y + 14, bubble.y + bubble.radius + 14)) + 0.5;
  if (!bubble.selected || beside === undefined || y > box.y + box.height - 10) return undefined;
  return svg`<path d=${`M${bubble.trueX} ${y}H${beside}`}/><circle cx=${bubble.trueX} cy=${y} r="2.5"/>`;
}

/** A hairline from the bubble to its card, where the card stands apart. */
function tie(plot: Plot, bubble: Bubble, box: Box): TemplateResult | typeof nothing {
  const x = Math.max(box.x, Math.min(bubble.x, box.x + box.width));
  const y = Math.max(box.y, Math.min(bubble.y, box.y + box.height));
  const distance = Math.hypot(x - bubble.x, y - bubble.y);
  if (distance < bubble.radius + 16) return nothing;
  const start = (bubble.radius + 4) / distance;
  const line = tieFromGuide(bubble, box) ?? svg`<path d=${`M${bubble.x + (x - bubble.x) * start} ${bubble.y + (y - bubble.y) * start}L${x} ${y}`}/>`;
  return html`<svg class="tie" aria-hidden="true" viewBox=${`0 0 ${plot.width} ${plot.height}`}>${line}</svg>`;
}

function scaleText(view: MatrixView, term: MatrixTerm): string {
  const texts = words();
  if (term.notes !== undefined) return texts.fromNotes(term.notes);
  const scale = view.measures.find((measure) => measure.key === term.key)?.scale;
  return scale?.max === undefined ? '' : texts.ofScale(valueText(term.key, scale.min), valueText(term.key, scale.max));
}

/** Names of the model's terms, in order. */
export function termNames(view: MatrixView): string[] {
  return view.termKeys.map((key) => measureName(view.measures.find((measure) => measure.key === key) ?? { key }));
}

function termRows(view: MatrixView, item: MatrixItem): TemplateResult[] {
  const texts = words();
  const names = termNames(view);
  const letters = lettersOf(names);
  return view.termKeys.map((key, i) => {
    const term = item.terms.find((one) => one.key === key);
    return html`<tr>
      <td><span class="letter" aria-hidden="true">${letters[i]}</span></td>
      <th scope="row">${names[i]}</th>
      <td class="number">${term ? valueText(key, term.value) : ''}</td>
      <td class="muted">${term ? scaleText(view, term) : texts.no(names[i] ?? key)}</td>
      <td class="number muted">${term?.share === undefined ? '' : percentText(term.share)}</td>
      <td class="number">${term?.points === undefined ? '' : scoreText(term.points)}</td>
    </tr>`;
  });
}

function needsText(app: App, item: MatrixItem): string {
  const texts = words();
  const listed = item.needs.slice(0, 4).map((id) => {
    const effort = app.item(id)?.values['effort'];
    return typeof effort === 'number' ? `${id} (${measureName({ key: 'effort' })} ${valueText('effort', effort)})` : id;
  });
  return texts.needs(texts.list(item.needs.length > 4 ? [...listed, '…'] : listed));
}

/** The card about an item, and the line that ties it to its bubble. */
export function hoverCardOf(app: App, card: HoverCard): TemplateResult | typeof nothing {
  const [view, plot, item] = [app.view(), app.plot(), app.item(card.open)];
  const bubble = item && plot?.bubbles.find((one) => one.item.id === item.id);
  if (!view || !plot || !item || !bubble || app.state.move) return nothing;
  const texts = words();
  const box = cardBox(plot, bubble, heightOf(item, view));
  const priority = item.priority === undefined ? undefined : texts.priorities[item.priority as 'must'];
  const status = item.status === undefined ? undefined : (Object.hasOwn(texts.statuses, item.status) ? texts.statuses[item.status] : item.status);
  const count = item.findings.errors + item.findings.warnings + item.findings.infos;
  return html`${tie(plot, bubble, box)}
    <div class="about" role="group" aria-label=${item.title} ${place({ left: box.x, top: box.y })} @pointerenter=${() => card.inside(true)} @pointerleave=${() => card.inside(false)}>
      <div class="head"><h3>${item.title}</h3>
        <p class="muted"><span class="num">${item.id}</span><span class="strong">${sign(item.priority)}${priority ?? texts.priorities.none}</span>${status ? html`<span>${status}</span>` : nothing}${item.owner ? html`<span title=${item.ownerName ?? item.owner}>${item.owner}</span>` : nothing}${item.prd ? html`<span class="num">${item.prd}</span>` : nothing}</p>
      </div>
      <div class="terms"><p class="formula">${texts.formulas[view.model]}</p>
        <table>${termRows(view, item)}
          <tr class="sum"><td></td><th scope="row">${texts.columns.score}</th><td colspan="3" class="muted">${item.rank === undefined ? (item.zero === undefined ? texts.notRanked : texts.zero(measureName({ key: item.zero }))) : [texts.rankIs(item.rank), ...(item.ranks && item.ranks.best !== item.ranks.worst ? [`${ranksText(item)} ±25 %`] : []), ...(item.tied === undefined ? [] : [texts.tied(item.tied)])].join(' · ')}</td><td class="number">${item.score === undefined ? '–' : scoreText(item.score)}</td></tr>
        </table>
        ${item.needs.length > 0 ? html`<p class="muted needs">${needsText(app, item)}</p>` : nothing}
      </div>
      <div class="foot"><button class="link" tabindex="-1" @click=${() => app.open(item)}>${texts.openSource}</button>${count > 0 ? html`<span class="muted">${texts.findingsOf(count)}</span>` : nothing}</div>
    </div>`;
}
