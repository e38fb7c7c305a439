// Reads the fixtures of the rules: folders of small workspaces with marks where a finding must be.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Findings that must appear on a line; `text` is what is underlined, where the mark says so. */
export interface Expectation {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly rule: string;
  readonly text?: string;
}

export interface Fixture {
  /** Texts by the path that the workspace shall see. */
  readonly files: Readonly<Record<string, string>>;
  readonly expected: readonly Expectation[];
}

const FOLDER = path.join(process.cwd(), 'test/core/rules');

/** `area-what` folders, one a rule. */
export function fixtureFolders(): string[] {
  return readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** The `bad` or `good` workspace of a folder: one file, named by its first line `# file: …`, or a folder of files. */
export function fixtureOf(folder: string, which: 'bad' | 'good'): Fixture | undefined {
  const base = path.join(FOLDER, folder, which);
  const files: Record<string, string> = {};
  if (existsSync(base) && statSync(base).isDirectory()) {
    for (const entry of readdirSync(base, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const full = path.join(entry.parentPath ?? entry.path, entry.name);
      files[path.relative(base, full).split(path.sep).join('/')] = readFileSync(full, 'utf8');
    }
  }
  const single = ['.yaml', '.md'].map((ending) => base + ending).find(existsSync);
  if (single) {
    const text = readFileSync(single, 'utf8');
    files[/^(?:---\n)?# file: (\S+)/.exec(text)?.[1] ?? (single.endsWith('.md') ? 'fixture.prd.md' : 'fixture.req.yaml')] = text;
  }
  if (Object.keys(files).length === 0) return undefined;
  return { files, expected: Object.entries(files).flatMap(([file, text]) => expectationsIn(file, text)) };
}

/** Marks `# expect: rule "underlined"`, several on a line if need be; `# expect-above:` speaks of the line before. */
export function expectationsIn(file: string, text: string): Expectation[] {
  return text.split(/\r\n|\n|\r/).flatMap((content, index) => {
    const mark = /# expect(-above)?: (.*)$/.exec(content);
    if (!mark) return [];
    const line = mark[1] ? index : index + 1;
    return [...(mark[2] ?? '').matchAll(/([a-z]+\/[a-z-]+)(?: "([^"]*)")?/g)].map(([, rule = '', underlined]) => ({ file, line, rule, ...(underlined !== undefined && { text: underlined }) }));
  });
}
