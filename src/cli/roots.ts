// Turns the paths of a call into folders to index as a whole, each with what is to be reported of it.
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { CONFIG_FILE, fileKindOf } from '../core/document/file-kind';
import { codeOf, type Unreadable } from './files';
import { gitTopOf } from './ignore-rules';

/** A path of the call, absolute. */
export interface Target {
  readonly path: string;
  readonly isFolder: boolean;
}

/** A folder that is indexed as one workspace. */
export interface Root {
  readonly folder: string;
  readonly gitTop?: string;
  /** Only the folder's own files belong to it: a file was named and nothing tells how far its product reaches. */
  readonly shallow: boolean;
  readonly targets: readonly Target[];
}

export type PathProblem = { readonly kind: 'missing' | 'noDocument'; readonly path: string } | ({ readonly kind: 'unreadable' } & Unreadable);

/** Looks up what the paths are; problems come in their order. */
export async function targetsOf(paths: readonly string[]): Promise<{ targets: Target[]; problems: PathProblem[] }> {
  const targets: Target[] = [];
  const problems: PathProblem[] = [];
  for (const one of paths) {
    try {
      const info = await stat(one);
      if (info.isDirectory()) targets.push({ path: one, isFolder: true });
      else if (!fileKindOf(path.basename(one))) problems.push({ kind: 'noDocument', path: one });
      else if (!info.isFile()) problems.push({ kind: 'unreadable', path: one, code: 'special' });
      else targets.push({ path: one, isFolder: false });
    } catch (error) {
      const code = codeOf(error);
      problems.push(code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'missing', path: one } : { kind: 'unreadable', path: one, code });
    }
  }
  return { targets, problems };
}

interface Place {
  readonly folder: string;
  readonly gitTop?: string;
  /** A configuration, a product or a repository tells how far it reaches. */
  readonly known: boolean;
}

/** Groups targets by the folder that must be indexed for them. A folder inside another one of them is part of that one. */
export async function rootsOf(targets: readonly Target[], cwd: string): Promise<Root[]> {
  const seen = new Map<string, Promise<Place>>();
  const placed: (Place & { target: Target })[] = [];
  for (const target of targets) {
    const base = target.isFolder ? target.path : path.dirname(target.path);
    const root = seen.get(base) ?? rootOf(base, cwd);
    seen.set(base, root);
    placed.push({ ...(await root), target });
  }
  const roots = new Map<string, { gitTop?: string; shallow: boolean; targets: Target[] }>();
  for (const { folder, gitTop, known } of [...placed].sort((a, b) => a.folder.length - b.folder.length)) {
    if (![...roots.keys()].some((other) => isWithin(folder, other))) roots.set(folder, { ...(gitTop && { gitTop }), shallow: !known && !placed.some((one) => one.folder === folder && one.target.isFolder), targets: [] });
  }
  for (const { folder, target } of placed) {
    for (const [root, { targets: own }] of roots) if (isWithin(folder, root)) own.push(target);
  }
  return [...roots].map(([folder, root]) => ({ folder, ...root }));
}

/**
 * The folder to index for a path in `base`: the outermost folder upward with a configuration, else the nearest with a product file, else
 * `base`. Folders count up to the top of the repository; without one up to the folder of the call, as what lies above may be anybody's.
 */
async function rootOf(base: string, cwd: string): Promise<Place> {
  const gitTop = await gitTopOf(base);
  const top = gitTop ?? (isWithin(base, cwd) ? cwd : base);
  let configured: string | undefined;
  let product: string | undefined;
  for (let at = base; ; at = path.dirname(at)) {
    const names = await readdir(at).catch((): string[] => []);
    if (names.includes(CONFIG_FILE)) configured = at;
    if (!product && names.some((name) => fileKindOf(name) === 'product')) product = at;
    if (at === top || at === path.dirname(at)) break;
  }
  return { folder: configured ?? product ?? base, known: (configured ?? product ?? gitTop) !== undefined, ...(gitTop && { gitTop }) };
}

export function isWithin(inner: string, outer: string): boolean {
  if (inner.startsWith(outer) && inner.startsWith(path.sep, outer.length)) return true;
  const relative = path.relative(outer, inner);
  return relative === '' || (relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative));
}

/** Path with `/` from one folder to a file, as reports show it. */
export function relativePath(from: string, to: string): string {
  // Most files lie below the folder, and there are many.
  if (to.startsWith(from) && to.startsWith(path.sep, from.length) && to.length > from.length + 1) return posix(to.slice(from.length + 1));
  return posix(path.relative(from, to)) || '.';
}

function posix(relative: string): string {
  return path.sep === '/' ? relative : relative.replaceAll(path.sep, '/');
}
