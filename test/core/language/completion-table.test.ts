// Completion at every field of every kind of file, in every form of YAML: what is taken parses and keeps to the schema, and nothing is offered twice.
import assert from 'node:assert/strict';
import { completion } from '../../../src/core/language/completion';
import type { Completion } from '../../../src/core/language/completion-item';
import { parseDocument } from '../../../src/core/document/parse';
import { nodeAt } from '../../../src/core/document/tree';
import { checkDocument } from '../../../src/core/rules/check';
import { type RootKind, type Shape, shapeOf } from '../../../src/core/schema/shape';
import { applyEdits } from '../../../src/core/text/range';
import { expanded } from './expanded';
import { sceneOf, SHOP, TODAY } from './fixture';

const FILES: Readonly<Record<RootKind, string>> = {
  product: 'new/n.product.yaml', prd: 'shop/n.prd.yaml', requirement: 'shop/n.req.yaml', requirementList: 'shop/m.req.yaml', roadmap: 'shop/n.roadmap.yaml',
  feedback: 'shop/n.feedback.yaml', risks: 'shop/n.risks.yaml', team: 'shop/n.team.yaml', config: 'prd.config.yaml',
};

type Step = string | 0;

/** Every place below a shape: keys and first items. */
function* placesOf(shape: Shape, path: readonly Step[] = []): Iterable<{ readonly path: readonly Step[]; readonly shape: Shape }> {
  if (path.length > 0) yield { path, shape };
  if (path.length > 7) return;
  const mapping = shape.mapping ?? shape;
  for (const [key, below] of mapping.properties ?? []) yield* placesOf(below, [...path, key]);
  if (shape.items) yield* placesOf(shape.items, [...path, 0]);
}

type Style = 'indented' | 'flush' | 'flow' | 'quoted';

/** A text with the cursor where the value of a path stands. */
function textFor(path: readonly Step[], style: Style): string {
  if (style === 'flow') {
    const [first, ...rest] = path;
    const open = rest.map((step) => (step === 0 ? '[' : `{${step}: `)).join('');
    const close = rest.map((step) => (step === 0 ? ']' : '}')).reverse().join('');
    return `${first}: ${open}$0${close}\n`;
  }
  let text = '';
  let column = 0;
  let fresh = true;
  path.forEach((step, i) => {
    const last = i === path.length - 1;
    if (step === 0) {
      const dash = style === 'flush' ? Math.max(0, column - 2) : column;
      text += fresh ? `${' '.repeat(dash)}- ` : '- ';
      column = dash + 2;
      fresh = false;
    } else {
      text += `${fresh ? ' '.repeat(column) : ''}${step}:${last ? ' ' : '\n'}`;
      column += 2;
      fresh = true;
    }
  });
  return `${text}${style === 'quoted' ? '"$0"' : '$0'}\n`;
}

const STYLES: readonly Style[] = ['indented', 'flush', 'flow', 'quoted'];

function offersAt(text: string, file: string): { readonly items: readonly Completion[]; readonly text: string } {
  const { snapshot, document, offset } = sceneOf(text, file, { ...SHOP, 'new/x.roadmap.yaml': 'title: x\nlanes:\n  - id: LANE-1\n    title: y\n' });
  return { items: completion(snapshot, document, offset, { language: 'en', today: TODAY }).items, text: document.text };
}

/** Findings that a wrong offer makes; what is still missing elsewhere is not its fault. */
function wrongs(file: string, text: string): string[] {
  return checkDocument(parseDocument(file, text)).filter(({ rule }) => /^(?:schema|yaml)\//.test(rule) && rule !== 'schema/required').map(({ rule, args }) => `${rule} ${JSON.stringify(args)}`);
}

describe('language/completion: every field', () => {
  for (const root of Object.keys(FILES) as RootKind[]) {
    it(`of ${root}`, () => {
      const file = FILES[root];
      const faults: string[] = [];
      let taken = 0;
      for (const { path, shape } of placesOf(shapeOf(root))) {
        for (const style of STYLES) {
          const marked = textFor(path, style);
          const { items, text } = offersAt(marked, file);
          const labels = items.map(({ label }) => label);
          const where = `${marked.trimEnd()} (${style})`;
          for (const label of labels.filter((one, i) => labels.indexOf(one) !== i)) faults.push(`${where}: ${label} twice`);
          const wants = shape.values ?? shape.names ?? (shape.defines !== 'person' ? shape.defines : undefined) ?? (/date|period|duration/.test(shape.format ?? '') ? shape.format : undefined);
          const known = !shape.names || shape.names.some((kind) => ['goal', 'person', 'team', 'prd', 'requirement', 'product'].includes(kind));
          if (wants && known && items.length === 0) faults.push(`${where}: nothing offered`);
          for (const item of items) {
            const after = applyEdits(text, [{ range: item.range, newText: item.snippet ? expanded(item.insertText) : item.insertText }]);
            taken++;
            const document = parseDocument(file, after);
            // A bare key in braces or a flow list is only complete with its value.
            if (document.broken) faults.push(`${where}: ${item.label} breaks\n${after}`);
            else if (item.kind !== 'key' && style !== 'quoted' && nodeAt(document.root, path.slice(0, 1)) === undefined) faults.push(`${where}: ${item.label} lost\n${after}`);
            else if (item.kind !== 'key') faults.push(...wrongs(file, after).map((wrong) => `${where}: ${item.label}: ${wrong}\n${after}`));
          }
        }
      }
      assert.deepEqual(faults.slice(0, 20), []);
      assert.ok(taken > 10, String(taken));
    }).timeout(60_000);
  }
});
