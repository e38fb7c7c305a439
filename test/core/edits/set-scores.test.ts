// Scores written into requirements: the whole text after the edit.
import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parse';
import { setScores, typeScores } from '../../../src/core/edits/set-scores';
import { setWeights } from '../../../src/core/edits/set-weights';
import { emptySnapshot, updateSnapshot } from '../../../src/core/index/build';
import { factsOf } from '../../../src/core/index/facts-of';
import { applyEdits } from '../../../src/core/text/range';
import { matrixView } from '../../../src/core/views/matrix';

const FILE = 'a.req.yaml';

function set(text: string, values: Record<string, number | string>, { id = 'REQ-1', product = '', typed = false } = {}): string {
  const document = parseDocument(FILE, text);
  const entity = document.entities.find((one) => one.id === id);
  assert.ok(entity);
  const files = [document, ...(product ? [parseDocument('a.product.yaml', product)] : [])];
  const snapshot = updateSnapshot(emptySnapshot(), files.map((one) => ({ file: one.file, facts: factsOf(one) })));
  const { measures } = matrixView(snapshot, '', { findings: () => ({ errors: 0, warnings: 0, infos: 0 }) });
  const result = typed ? typeScores(document, entity, values, measures) : setScores(document, entity, values as Record<string, number>, measures);
  return result.ok ? applyEdits(text, result.edits) : result.reason;
}

describe('Setting scores', () => {
  it('changes two numbers and nothing else', () => {
    const text = '# list\nid: REQ-1   # the one\ntitle: One\nscores:\n  value: 8      # asked twice\n  effort:   5\n  reach: 100\nstatus: approved\n';
    assert.equal(set(text, { value: 9, effort: 3 }), text.replace('value: 8 ', 'value: 9 ').replace('effort:   5', 'effort:   3'));
  });

  it('rounds to the scale’s step and keeps within its ends', () => {
    const text = 'id: REQ-1\ntitle: One\nscores: {value: 8, effort: 5}\n';
    assert.equal(set(text, { value: 8.7 }), text.replace('value: 8', 'value: 8.5'));
    assert.equal(set(text, { value: 40 }), text.replace('value: 8', 'value: 10'));
    assert.equal(set(text, { effort: -3 }), text.replace('effort: 5', 'effort: 0.1'));
    assert.equal(set(text, { effort: 0.1 + 0.2 }), text.replace('effort: 5', 'effort: 0.3'));
  });

  it('adds a key where it is missing, in the schema’s order', () => {
    assert.equal(set('id: REQ-1\ntitle: One\nscores:\n  value: 8\n', { effort: 3 }), 'id: REQ-1\ntitle: One\nscores:\n  effort: 3\n  value: 8\n');
  });

  it('makes scores where there are none', () => {
    const after = set('requirements:\n  - id: REQ-1\n    title: One\n  - id: REQ-2\n    title: Two\n', { value: 7, effort: 3 });
    assert.equal(after, 'requirements:\n  - id: REQ-1\n    title: One\n    scores:\n      value: 7\n      effort: 3\n  - id: REQ-2\n    title: Two\n');
  });

  it('keeps CRLF and flow style', () => {
    const text = 'requirements:\r\n  - {id: REQ-1, title: One, scores: {value: 8, effort: 5}}\r\n';
    assert.equal(set(text, { effort: 6 }), text.replace('effort: 5', 'effort: 6'));
  });

  it('writes an analysis where it stands', () => {
    const text = 'id: REQ-1\ntitle: One\nanalysis:\n  userValue: 2\n';
    assert.equal(set(text, { 'analysis.userValue': 4.4 }), text.replace('userValue: 2', 'userValue: 4'));
  });

  it('writes confidence as the file does', () => {
    assert.equal(set('id: REQ-1\nscores: {confidence: 80}\n', { confidence: 0.55 }), 'id: REQ-1\nscores: {confidence: 55}\n');
    assert.equal(set('id: REQ-1\nscores: {confidence: 0.8}\n', { confidence: 0.55 }), 'id: REQ-1\nscores: {confidence: 0.55}\n');
    assert.equal(set('id: REQ-1\nscores: {confidence: low}\n', { confidence: 1 }), 'id: REQ-1\nscores: {confidence: 1}\n');
    assert.equal(set('id: REQ-1\nscores: {confidence: 80}\n', { confidence: 1 }), 'id: REQ-1\nscores: {confidence: 100}\n');
  });

  it('rounds impact to the steps of its scale', () => {
    assert.equal(set('id: REQ-1\nscores: {impact: 1}\n', { impact: 2.4 }), 'id: REQ-1\nscores: {impact: 2}\n');
  });

  it('takes the step from the product’s criteria', () => {
    const product = 'id: PRODUCT-a\nname: A\nvision: V\nscoring: {model: weighted, criteria: [{key: delight, weight: 1, min: 0, max: 100}]}';
    assert.equal(set('id: REQ-1\nscores: {delight: 10}\n', { delight: 43.4 }, { product }), 'id: REQ-1\nscores: {delight: 45}\n');
  });

  it('writes nothing where the number is the same', () => {
    const text = 'id: REQ-1\nscores: {value: 8.50}\n';
    assert.equal(set(text, { value: 8.5 }), text);
  });

  it('refuses keys that no measure has and values that are no numbers', () => {
    const text = 'id: REQ-1\ntitle: One\nscores: {value: 8}\n';
    assert.equal(set(text, { title: 3 }), 'unknown');
    assert.equal(set(text, { __proto__x: 3 }), 'unknown');
    assert.equal(set(text, { value: NaN }), 'unknown');
    assert.equal(set(text, { value: Infinity }), 'unknown');
  });

  it('refuses a file with errors', () => {
    assert.equal(set('id: REQ-1\nscores: {value: 8}\ntitle: "One\n', { value: 3 }), 'broken');
  });
});

describe('Typing scores', () => {
  const rice = 'id: PRODUCT-a\nname: A\nscoring: {model: rice}\n';
  const type = (text: string, values: Record<string, number | string>): string => set(text, values, { product: rice, typed: true });

  it('writes numbers as they were typed, unrounded', () => {
    assert.equal(type('id: REQ-1\ntitle: One\n', { reach: 1234, effort: 1.37 }), 'id: REQ-1\ntitle: One\nscores:\n  reach: 1234\n  effort: 1.37\n');
    assert.equal(type('id: REQ-1\nscores: {effort: 5} # guess\n', { effort: 0.05 }), 'id: REQ-1\nscores: {effort: 0.05} # guess\n');
  });
  it('writes the words of the RICE scales, and confidence as the file has it', () => {
    assert.equal(type('id: REQ-1\nscores: {impact: 2, confidence: 80}\n', { impact: 'Massive', confidence: 0.5 }), 'id: REQ-1\nscores: {impact: massive, confidence: 50}\n');
  });
  it('leaves a word that says the same', () => {
    assert.equal(type('id: REQ-1\nscores: {impact: high}\n', { impact: 2 }), 'id: REQ-1\nscores: {impact: high}\n');
  });
  it('refuses what lies beyond its scale or is no score', () => {
    const text = 'id: REQ-1\nscores: {effort: 5}\n';
    const wrong: Record<string, number | string>[] = [{ effort: 0 }, { effort: -1 }, { confidence: 1.5e9 }, { effort: 'high' }, { impact: '2' }, { nothing: 3 }, { value: NaN }];
    assert.deepEqual(wrong.map((values) => type(text, values)), ['range', 'range', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown']);
  });
});

describe('Setting weights', () => {
  const weigh = (text: string, weights: Record<string, number>): string => {
    const document = parseDocument('a.product.yaml', text);
    const product = document.entities.find((one) => one.kind === 'product');
    assert.ok(product);
    const result = setWeights(document, product, weights);
    return result.ok ? applyEdits(text, result.edits) : result.reason;
  };
  const text = 'id: PRODUCT-a # ours\nname: A\nscoring:\n  model: weighted\n  criteria:\n    - {key: a, weight: 35} # asked\n    - key: b\n      # heavy\n      weight:   20\n    - key: c\n      title: C\n';

  it('changes the numbers that differ and nothing else', () => {
    assert.equal(weigh(text, { a: 35, b: 30 }), text.replace('  20', '  30'));
    assert.equal(weigh(text, { a: 0.5, b: 1 }), text.replace('35', '0.5').replace('  20', '  1'));
  });
  it('adds a weight where a criterion has none, in the schema’s order', () => assert.equal(weigh(text, { c: 4 }), `${text}      weight: 4\n`));
  it('refuses keys that are not listed and weights that are none', () => {
    assert.deepEqual([{ d: 1 } as Record<string, number>, { a: -1 }, { a: NaN }].map((weights) => weigh(text, weights)), ['unknown', 'unknown', 'unknown']);
    assert.equal(weigh('id: PRODUCT-a\nname: A\nscoring: 3\n', { a: 1 }), 'unknown');
  });
  it('does not reach through an alias', () => assert.notEqual(weigh(`x-one: &w 5\n${text.replace('weight: 35', 'weight: *w')}`, { a: 6 }).includes('*w'), true));
});
