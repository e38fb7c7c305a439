// New documents: each kind's text parses, fits its schema and carries what was given.
import assert from 'node:assert/strict';
import { skeletonOf, skeletonParts, type SkeletonOptions } from '../../../src/core/edits/skeleton';
import { FILE_KINDS, suffixOf, type FileKind } from '../../../src/core/document/file-kind';
import { parseDocument } from '../../../src/core/document/parse';
import { rootKindOf } from '../../../src/core/document/root-kind';
import { valueOf } from '../../../src/core/document/tree';
import { problemsOf } from '../../../src/core/rules/check';
import * as validators from '../../../src/core/schema/generated/validators.js';
import { snapshotOf, TODAY } from '../workspace';

function check(kind: FileKind, options: SkeletonOptions): string {
  const text = skeletonOf(kind, options);
  const name = kind === 'config' ? 'prd.config.yaml' : `a.${suffixOf(kind)}.${options.markdown ? 'md' : 'yaml'}`;
  const document = parseDocument(name, text);
  assert.deepEqual(document.findings, [], text);
  const validate = validators[rootKindOf(kind, document.root)];
  assert.ok(validate(JSON.parse(JSON.stringify(valueOf(document.root)))), `${text}\n${JSON.stringify(validate.errors)}`);
  return text;
}

describe('edits/skeleton', () => {
  for (const language of ['en', 'zh'] as const) {
    for (const kind of FILE_KINDS) {
      it(`fits the schema: ${kind} (${language})`, () => {
        const text = check(kind, { language, today: '2026-11-22' });
        assert.equal(/[\u4e00-\u9fff]/.test(text), language === 'zh');
        check(kind, { language, today: '2026-11-22', id: 'PAY-X-7', title: 'a: [b] #c\n"d"', owner: '@li', markdown: kind === 'prd', single: true });
      });
    }
  }

  it('writes what is given', () => {
    const text = skeletonOf('requirements', { language: 'en', today: '2026-11-22', id: 'REQ-13', title: 'Pay: by card', owner: '@ling' });
    assert.equal(
      text,
      `requirements:
  - id: REQ-13
    title: "Pay: by card"
    type: functional
    status: proposed
    priority: should
    owner: "@ling"
    # One sentence: who shall do what, under which condition, and how well.
    statement: When something happens, the product shall do something within a given time.
    acceptance:
      - given: a situation
        when: something happens
        then: something can be seen
`,
    );
    assert.match(skeletonOf('roadmap', { language: 'zh', today: '2026-11-22' }), /title: 2026 年路线图\n/);
    assert.match(skeletonOf('feedback', { language: 'en', today: '2026-11-22', id: 'FB-4' }), /id: FB-4\n {4}date: 2026-11-22\n/);
  });

  it('answers for the parts of a PRD in Markdown sections', () => {
    for (const language of ['en', 'zh'] as const) {
      const document = parseDocument('a.prd.md', skeletonOf('prd', { language, today: '2026-11-22', markdown: true }));
      const parts = document.sections.map((section) => section.part);
      for (const part of ['vision', 'targetMarket', 'competition', 'functional', 'priorities', 'useCases', 'system', 'performance', 'salesSupport']) assert.ok(parts.includes(part as never), part);
    }
  });

  for (const language of ['en', 'zh'] as const) {
    it(`makes a product that has nothing wrong from the beginning (${language})`, () => {
      const texts = Object.fromEntries(FILE_KINDS.filter((kind) => kind !== 'config').map((kind) => [`a.${suffixOf(kind)}.yaml`, skeletonOf(kind, { language, today: TODAY, owner: '@ling' })]));
      const snapshot = snapshotOf(texts);
      const grave = Object.keys(texts).flatMap((file) => problemsOf(snapshot, file, TODAY).filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ rule, range }) => `${file}: ${rule} ${texts[file]?.slice(range.start, range.end)}`));
      assert.deepEqual(grave, []);
    });
  }

  it('comes in pieces that make the same text', () => {
    const options: SkeletonOptions = { language: 'en', today: '2026-11-22', id: 'RISK-3' };
    const parts = skeletonParts('risks', options);
    assert.equal(parts.map((part) => (typeof part === 'string' ? part : part.fill)).join(''), skeletonOf('risks', options));
    assert.ok(parts.some((part) => typeof part !== 'string' && part.fill === 'RISK-3'));
    assert.ok(parts.some((part) => typeof part !== 'string' && part.choices?.includes('mitigate')));
  });
});
