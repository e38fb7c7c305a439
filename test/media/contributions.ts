// Reads the manifest and what it names: the static half of the extension, as data for the tests beside.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

export interface Command {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
}

export interface MenuItem {
  readonly command?: string;
  readonly when?: string;
  readonly group?: string;
}

interface Language {
  readonly id: string;
  readonly configuration: string;
  readonly filenames?: readonly string[];
  readonly filenamePatterns?: readonly string[];
}

export interface Manifest {
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly languages: readonly Language[];
    readonly grammars: readonly { readonly scopeName: string; readonly path: string }[];
    readonly commands: readonly Command[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

export const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
export const exists = (file: string): boolean => existsSync(path.join(ROOT, file));
export const readJson = <T>(file: string): T => JSON.parse(read(file)) as T;
export const readManifest = (): Manifest => readJson<Manifest>('package.json');

/** Files below a folder, relative to the project. */
export function filesIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.posix.join(folder, file.split(path.sep).join('/')));
}

/** Every string inside a value, with its place. */
export function* stringsIn(value: unknown, at = ''): Generator<readonly [at: string, text: string]> {
  if (typeof value === 'string') yield [at, value];
  else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) yield* stringsIn(member, at === '' ? key : `${at}.${key}`);
  }
}
