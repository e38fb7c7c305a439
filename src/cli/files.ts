// Finds the product documents below a folder and reads their text.
import { open, readdir, realpath, stat } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import path from 'node:path';
import { fileKindOf } from '../core/document/file-kind';
import { type IgnoreRules, noRules, rulesAbove, textOf, withIgnoreFile } from './ignore-rules';

/** A path that the file system keeps from us. */
export interface Unreadable {
  readonly path: string;
  /** Code of the file system's error, such as EACCES. */
  readonly code: string;
}

export interface Search {
  /** Absolute paths of product documents, sorted. */
  readonly files: readonly string[];
  readonly unreadable: readonly Unreadable[];
}

const SKIPPED = new Set(['.git', 'node_modules']);

interface Place {
  /** Path relative to the top of the ignore rules, `''` for the top itself. */
  readonly folder: string;
  readonly rules: IgnoreRules;
}

/**
 * Product documents in `start` and below. What Git ignores is left out, but for `start` itself: a folder that is asked for is searched.
 * Without `deep` the folder's own files alone. Links to folders are not followed, so that no search leaves its folder or runs in circles; links to files count once.
 */
export async function findDocuments(start: string, gitTop: string | undefined, deep = true): Promise<Search> {
  const top = gitTop ?? start;
  const files: string[] = [];
  const links: string[] = [];
  const unreadable: Unreadable[] = [];
  const stack: Place[] = [await startPlace(start, top)];
  for (let place = stack.pop(); place; place = stack.pop()) {
    const folder = path.join(top, place.folder);
    let entries: Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      unreadable.push({ path: folder, code: codeOf(error) });
      continue;
    }
    const own = entries.some((entry) => entry.name === '.gitignore') ? await textOf(path.join(folder, '.gitignore')) : '';
    const rules = withIgnoreFile(place.rules, place.folder, own);
    for (const entry of entries) {
      const relative = place.folder === '' ? entry.name : `${place.folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (deep && !SKIPPED.has(entry.name) && !isIgnored(rules, `${relative}/`)) stack.push({ folder: relative, rules });
      } else if (fileKindOf(entry.name) && !isIgnored(rules, relative)) {
        if (entry.isFile()) files.push(path.join(top, relative));
        else if (entry.isSymbolicLink()) links.push(path.join(top, relative));
      }
    }
  }
  return { files: [...files, ...(await linkedFiles(links.sort(), files, unreadable))].sort(), unreadable };
}

async function startPlace(start: string, top: string): Promise<Place> {
  const folder = path.relative(top, start).split(path.sep).join('/');
  const rules = await rulesAbove(top, start);
  return { folder, rules: folder !== '' && isIgnored(rules, `${folder}/`) ? noRules() : rules };
}

/** A pattern that cannot be understood ignores nothing. */
function isIgnored(rules: IgnoreRules, relative: string): boolean {
  try {
    return rules.ignores(relative);
  } catch {
    return false;
  }
}

/** Links whose file is not among those found anyway. */
async function linkedFiles(links: readonly string[], files: readonly string[], unreadable: Unreadable[]): Promise<string[]> {
  if (links.length === 0) return [];
  const known = new Set<string>();
  for (const file of files) known.add(await realpath(file).catch(() => file));
  const found: string[] = [];
  for (const link of links) {
    try {
      const target = await realpath(link);
      if (known.has(target) || !(await stat(target)).isFile()) continue;
      known.add(target);
      found.push(link);
    } catch (error) {
      unreadable.push({ path: link, code: codeOf(error) });
    }
  }
  return found;
}

export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | undefined)?.code ?? String(error);
}

/** Bytes of a file that are read at most: far above what is parsed, far below what a string can hold. */
const MAX_BYTES = 128 * 1024 * 1024;

/** Text of a file without byte order mark, or `undefined` when its bytes are not UTF-8. Fails as the file system does. */
export async function readText(file: string): Promise<string | undefined> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const bytes = size <= MAX_BYTES ? await handle.readFile() : (await handle.read(Buffer.alloc(MAX_BYTES), 0, MAX_BYTES, 0)).buffer;
    // A text cut within a character is no reason to call it binary.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: size > MAX_BYTES });
  } catch (error) {
    if (error instanceof TypeError && codeOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') return undefined;
    throw error;
  } finally {
    await handle.close();
  }
}
