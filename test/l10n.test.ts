// The texts of the editor's parts: each call has its Chinese text, none is left over, and placeholders agree.
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = process.cwd();

/** First arguments of all calls of `l10n.t`, with the file; anything but a plain string can't be translated. */
function textsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /\bl10n\.t$/.test(node.expression.getText(source))) {
      const [first] = node.arguments;
      assert.ok(first && ts.isStringLiteralLike(first), `${path.relative(ROOT, file)}: ${node.getText(source).slice(0, 60)} needs a plain string`);
      texts.push(first.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

describe('texts of the editor', () => {
  const files = (readdirSync(path.join(ROOT, 'src'), { recursive: true }) as string[]).filter((file) => file.endsWith('.ts')).map((file) => path.join(ROOT, 'src', file));
  const used = new Set(files.flatMap(textsOf));
  const chinese = JSON.parse(readFileSync(path.join(ROOT, 'l10n/bundle.l10n.zh-cn.json'), 'utf8')) as Record<string, string>;

  it('are all there in Chinese, and no more', () => {
    assert.ok(used.size > 50, `only ${used.size} texts found`);
    assert.deepEqual([...used].sort(), Object.keys(chinese).sort());
  });
  it('keep their placeholders', () => {
    const places = (text: string): string[] => [...text.matchAll(/\{\d\}/g)].map(([place]) => place).sort();
    for (const [english, text] of Object.entries(chinese)) assert.deepEqual(places(text), places(english), english);
  });
});
