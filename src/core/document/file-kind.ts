// Tells a product document's kind from its file name.

export const FILE_KINDS = ['product', 'prd', 'requirements', 'roadmap', 'feedback', 'risks', 'team', 'config'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

const NAMES: ReadonlyMap<string, FileKind> = new Map([
  ['product', 'product'],
  ['prd', 'prd'],
  ['req', 'requirements'],
  ['roadmap', 'roadmap'],
  ['feedback', 'feedback'],
  ['risks', 'risks'],
  ['team', 'team'],
]);

/** The word before `.yaml` in a file name of this kind. */
export function suffixOf(kind: FileKind): string {
  return kind === 'requirements' ? 'req' : kind;
}

export const CONFIG_FILE = 'prd.config.yaml';

/** Pattern that finds every product document, for file searches and watchers; editors know no braces within braces. */
export const DOCUMENT_GLOB = `**/{${[...NAMES.keys()].flatMap((word) => [`*.${word}.yaml`, `*.${word}.yml`]).join(',')},*.prd.md,${CONFIG_FILE}}`;

/** Kind of a file by its path or name, or nothing when it is no product document. */
export function fileKindOf(path: string): FileKind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === CONFIG_FILE) return 'config';
  if (/.\.prd\.md$/.test(name)) return 'prd';
  const match = /.\.([a-z]+)\.ya?ml$/.exec(name);
  return match ? NAMES.get(match[1] ?? '') : undefined;
}

export function isMarkdown(path: string): boolean {
  return path.endsWith('.md');
}
