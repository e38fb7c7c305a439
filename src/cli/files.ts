// Finds the product documents below a folder and reads their text.
import { closeSync, type Dirent, fstatSync, openSync, readSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileKindOf } from '../core/document/file-kind';
import type { Stamp } from '../core/index/store';
import { type IgnoreRules, isEmpty, noRules, rulesAbove, textOf, withIgnoreFile } from './ignore-rules';
import { stampOf } from './stamp';

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
        if (entry.isFile()) files.push(`${folder.endsWith(path.sep) ? folder : folder + path.sep}${entry.name}`);
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
  if (isEmpty(rules)) return false;
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

/** Told by the file system; other errors are the program's own. */
export function isOfFileSystem(error: unknown): boolean {
  return typeof (error as NodeJS.ErrnoException | undefined)?.syscall === 'string';
}

/** Bytes of a file that are read at most: far above what is parsed, far below what a string can hold. */
const MAX_BYTES = 128 * 1024 * 1024;

/** A file's bytes, or their beginning when there are too many, with the stamp that it had before they were read. */
export interface Content {
  readonly bytes: Uint8Array;
  readonly stamp: Stamp;
}

/** Reads a file in one go: thousands of small ones take a third of the time that as many promises would. Fails as the file system does. */
export function readContent(file: string): Content {
  const descriptor = openSync(file, 'r');
  try {
    const info = fstatSync(descriptor);
    const bytes = new Uint8Array(Math.min(info.size, MAX_BYTES));
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) read = readSync(descriptor, bytes, length, bytes.length - length, null);
    return { bytes: bytes.subarray(0, length), stamp: stampOf(info) };
  } finally {
    closeSync(descriptor);
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Text of a file without byte order mark, or `undefined` when its bytes are not UTF-8. */
export function textOfContent({ bytes, stamp }: Content): string | undefined {
  try {
    // A text cut within a character is no reason to call it binary.
    return stamp.size > MAX_BYTES ? new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true }) : utf8.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError && codeOf(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA') return undefined;
    throw error;
  }
}

/** Text of a file, as `textOfContent` has it. Fails as the file system does. */
export async function readText(file: string): Promise<string | undefined> {
  return textOfContent(readContent(file));
}
