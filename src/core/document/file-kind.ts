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
  const end = path.endsWith('.yaml') ? path.length - 5 : path.endsWith('.yml') ? path.length - 4 : path.endsWith('.md') ? path.length - 3 : -1;
  const dot = end < 0 ? -1 : path.lastIndexOf('.', end - 1);
  // Something must stand before the dot: a file that is called by its kind alone may mean something else.
  if (dot <= 0 || path.charAt(dot - 1) === '/') return undefined;
  const word = path.slice(dot + 1, end);
  if (path.endsWith('.md')) return word === 'prd' ? 'prd' : undefined;
  if (word === 'config') return path === CONFIG_FILE || path.endsWith(`/${CONFIG_FILE}`) ? 'config' : undefined;
  return NAMES.get(word);
}

export function isMarkdown(path: string): boolean {
  return path.endsWith('.md');
}
