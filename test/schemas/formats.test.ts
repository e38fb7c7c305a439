// Texts -> what the formats of the schemas say of them.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formats, type FormatName } from '../../src/core/schema/formats';

const TABLE: Record<FormatName, { right: string[]; wrong: string[] }> = {
  'prd-id': {
    right: ['REQ-1', 'REQ-0012', 'PAY-REQ-12', 'A-B-C-3', 'V2-REQ-1', 'REQ-123456789012345'],
    wrong: ['', 'REQ', 'REQ-', 'REQ-x', 'req-1', 'REQ1', 'REQ 1', '-REQ-1', 'REQ--1', 'REQ-1 ', 'REQ-1\n', '1-REQ-2', 'REQ-1.5', 'REQ-1234567890123456'],
  },
  'prd-name-id': {
    right: ['TEAM-checkout', 'TEAM-1', 'PAY-TEAM-checkout', 'TEAM-支付', 'COMP-acme_2.0', 'LANE-é', 'ROADMAP-2026'],
    wrong: ['', 'TEAM', 'TEAM-', 'team-checkout', 'TEAM-check out', 'TEAM-checkout.', 'TEAM-checkout-', 'TEAM--checkout', 'TEAM-@x', '@checkout'],
  },
  'prd-prefix': { right: ['REQ', 'PAY-REQ', 'R2'], wrong: ['', 'req', 'REQ-', '-REQ', '2R', 'RE Q', 'REQ-1'] },
  'prd-date': {
    right: ['2026-03-31', '2024-02-29', '2000-02-29', '1900-01-01', '2999-12-31'],
    wrong: ['', '2026-02-29', '1900-02-29', '2026-04-31', '2026-00-10', '2026-13-01', '2026-01-00', '2026-3-1', '20260331', '2026-03-31T00:00', '0206-03-01', '3026-03-01', '2026/03/31', ' 2026-03-31', '2026-03'],
  },
  'prd-period': {
    right: ['2026-03-31', '2026-03', '2026-Q1', '2026-Q4', '2026-H1', '2026-H2', '2026'],
    wrong: ['', '2026-Q5', '2026-Q0', '2026-H3', '2026-13', '2026-00', 'Q1-2026', '2026Q1', '2026-q1', '26', '3026', '3026-Q1', '2026-02-30', 'next year'],
  },
  'prd-duration': {
    right: ['3d', '2w', '1m', '1q', '1.5w', '0.5d', '9999d'],
    wrong: ['', 'd', '3', '3 d', '3y', '-3d', '1.w', '.5d', '1,5w', '3d2w', '0d', '0.0w', '10000d', '1e3d', '3D'],
  },
  'prd-handle': {
    right: ['@ling', '@陈玲', '@ling.chen', '@ling-chen_2', '@José'],
    wrong: ['', '@', 'ling', '@ ling', '@ling chen', '@ling.', '@.ling', '@@ling', '@ling@example.com', '@a/b'],
  },
  'prd-party': { right: ['@ling', 'TEAM-checkout', 'TEAM-3'], wrong: ['', 'ling', 'checkout', 'TEAM-'] },
  'prd-url': {
    right: ['https://example.com', 'http://example.com/a?b=c#d', 'HTTPS://example.com', 'mailto:ling@example.com', 'mailto:a@b?subject=x', 'notes.md', '../a/b.md#part', './a', '/docs/a.md', '#part', '文档/说明.md'],
    wrong: ['', ' ', 'a b.md', 'javascript:alert(1)', 'JavaScript:alert(1)', 'command:workbench.action.quit', 'data:text/html,x', 'file:///etc/passwd', 'vscode://x', '//example.com/a', 'https:', 'https://', 'https:///a', 'https:example.com', 'mailto:', 'mailto:ling', 'a\nb', 'java\tscript:x', '\\\\host\\share', 'a<b', 'C:/x'],
  },
  'prd-path': { right: ['a', 'docs/a b.pdf', '../a.md', 'docs/说明.md', '.hidden'], wrong: ['', '/etc/passwd', 'C:/a', 'a\\b', 'a\nb', ' a', 'a ', 'https://x/y', 'a*b'] },
};

describe('the formats', () => {
  for (const [name, { right, wrong }] of Object.entries(TABLE)) {
    const holds = formats[name as FormatName];
    it(`${name} takes what is well formed`, () => assert.deepEqual(right.filter((text) => !holds(text)), []));
    it(`${name} refuses what isn't`, () => assert.deepEqual(wrong.filter((text) => holds(text)), []));
  }

  it('cover the table', () => assert.deepEqual(Object.keys(TABLE).sort(), Object.keys(formats).sort()));

  it('take a day exactly when the calendar has it', () => {
    fc.assert(fc.property(fc.integer({ min: 1900, max: 2999 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }), (year, month, day) => {
      const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      const real = new Date(Date.UTC(year, month - 1, day));
      const exists = real.getUTCFullYear() === year && real.getUTCMonth() === month - 1 && real.getUTCDate() === day;
      assert.equal(formats['prd-date'](text), exists, text);
    }));
  });

  it('read a text of any length in linear time', () => {
    const nearMisses = ['A-'.repeat(300_000), `${'A'.repeat(600_000)}!`, `REQ-${'1'.repeat(600_000)}x`, `@${'a.'.repeat(300_000)}`, `mailto:${'a@'.repeat(300_000)}`, ' '.repeat(600_000), `2026-${'0'.repeat(600_000)}`];
    const start = performance.now();
    for (const holds of Object.values(formats)) for (const text of nearMisses) holds(text);
    assert.ok(performance.now() - start < 3_000);
  });
});
