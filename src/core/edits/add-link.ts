// Turns a dropped file or a pasted address into a link of the thing around a place.
import type { Document } from '../document/document';
import { rootKindOf } from '../document/root-kind';
import { type Mapping, pairOf, type Path, type SyntaxNode } from '../document/tree';
import { shapeAt } from '../schema/shape';
import { formats } from '../schema/formats';
import { type AdditionResult, appendData } from './append-data';

const isUrl = formats['prd-url'];

export interface Link {
  readonly title: string;
  readonly url: string;
}

/** The innermost mapping around an offset that takes links. */
export function linkHolderAt(document: Document, offset: number): { readonly path: Path; readonly node: Mapping } | undefined {
  const root = rootKindOf(document.kind, document.root);
  let found: { path: Path; node: Mapping } | undefined;
  const visit = (node: SyntaxNode, path: Path): void => {
    const shape = shapeAt(root, path);
    const links = node.kind === 'mapping' && (shape?.mapping ?? shape)?.properties?.get('links');
    if (node.kind === 'mapping' && links && links.items) found = { path, node };
    if (node.kind === 'mapping') {
      const pair = node.pairs.findLast(({ key }) => key.start <= offset);
      if (pair) visit(pair.value, [...path, String(pair.key.value)]);
    } else if (node.kind === 'sequence') {
      const index = node.items.findLastIndex(({ start }) => start <= offset);
      const item = node.items[index];
      if (item) visit(item, [...path, index]);
    }
  };
  if (document.root && document.yaml && document.yaml.start <= offset && offset <= document.yaml.end) visit(document.root, []);
  return found;
}

/** Edits that add a link to the thing around an offset; one that stands there already is not added again (`missing`). */
export function addLinks(document: Document, offset: number, links: readonly Link[]): AdditionResult {
  const holder = linkHolderAt(document, offset);
  if (!holder) return { ok: false, reason: 'kind' };
  const list = pairOf(holder.node, 'links')?.value;
  const known = new Set(list?.kind === 'sequence' ? list.items.map((item) => pairOf(item, 'url')?.value).map((url) => (url?.kind === 'scalar' ? url.value : undefined)) : []);
  const fresh = links.filter(({ url }) => !known.has(url) && isUrl(url));
  if (fresh.length === 0) return { ok: false, reason: 'missing' };
  return appendData(document, { at: holder.path, key: 'links', items: fresh.map(({ title, url }) => ({ title, url })) });
}

/** Link to a web address: its host and path are the title. */
export function linkOfAddress(text: string): Link | undefined {
  const url = text.trim();
  const match = /^https?:\/\/(?:[^/?#@\s]*@)?([^/?#\s]+)([^?#\s]*)/i.exec(url);
  if (!match || url.length > 2000 || !isUrl(url)) return undefined;
  const [, host = '', path = ''] = match;
  return { title: decoded(`${host.replace(/^www\./, '')}${path.replace(/\/$/, '')}`).slice(0, 80), url };
}

/** Link to a file of the workspace from another one, both relative to the workspace folder. */
export function linkOfFile(file: string, from: string): Link | undefined {
  const target = file.split('/');
  const base = from.split('/').slice(0, -1);
  let shared = 0;
  while (shared < base.length && shared < target.length - 1 && base[shared] === target[shared]) shared++;
  const name = target.at(-1) ?? '';
  const url = [...base.slice(shared).map(() => '..'), ...target.slice(shared).map((part) => encodeURIComponent(part).replace(/%(?:40|2B|2C)/g, decodeURIComponent))].join('/');
  const title = name.replace(/(?:\.[\w-]{1,10}){1,2}$/, '').replace(/[-_]+/g, ' ').trim() || name;
  return name && isUrl(url) ? { title: title.charAt(0).toUpperCase() + title.slice(1), url } : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
