// Turns things into Markdown to paste elsewhere: a heading, what matters about them, their text, criteria and members.
import type { Entity } from '../document/document';
import { labelOf, textField } from '../index/lookup';
import type { Snapshot } from '../index/snapshot';
import { requirementsOf } from '../views/outline-rows';
import { factsLine } from './card';
import { entityShape } from './fields';
import { escapeText } from './markdown-text';
import type { Asked } from './words';

/** Fields of text, in the order to show them. */
const TEXTS = ['statement', 'text', 'summary', 'vision', 'description', 'problem', 'rationale', 'plan', 'notes'] as const;
/** As much of a text as anybody wants to paste. */
const LONGEST = 5000;

export function thingsMarkdown(snapshot: Snapshot, things: readonly Entity[], asked: Asked): string {
  return `${things.map((thing) => markdownOf(snapshot, thing, asked)).join('\n\n')}\n`;
}

function markdownOf(snapshot: Snapshot, thing: Entity, asked: Asked): string {
  const { language } = asked;
  const label = labelOf(thing);
  const parts = [`### ${escapeText(thing.id)}${label === thing.id ? '' : ` ${escapeText(label)}`}`];
  const facts = factsLine(snapshot, thing, asked);
  if (facts) parts.push(facts);
  for (const field of TEXTS) {
    const text = textField(thing, field);
    if (text?.trim()) parts.push(escapeText(text, LONGEST));
  }
  const criteria = thing.fields['acceptance'];
  const lines = Array.isArray(criteria) ? criteria.flatMap((one) => criterionText(one) ?? []) : [];
  if (lines.length > 0) parts.push(`**${escapeText(entityShape(thing)?.properties?.get('acceptance')?.title[language] ?? 'acceptance')}**`, lines.map((line) => `- ${line}`).join('\n'));
  if (thing.kind === 'prd') {
    const list = requirementsOf(snapshot, thing).map((one) => `- ${escapeText(one.id)} ${escapeText(labelOf(one))}`);
    if (list.length > 0) parts.push(list.join('\n'));
  }
  return parts.join('\n\n');
}

/** A sentence, or what is given, when something happens, then. */
function criterionText(criterion: unknown): string | undefined {
  if (typeof criterion === 'string') return escapeText(criterion, LONGEST);
  if (typeof criterion !== 'object' || criterion === null) return undefined;
  const steps = Object.entries(criterion).flatMap(([key, value]) => (typeof value === 'string' ? [`**${escapeText(key)}** ${escapeText(value, LONGEST)}`] : []));
  return steps.length > 0 ? steps.join(', ') : undefined;
}
