// Turns what is pasted or dropped at a place into what it could become there: links of a thing, or requirements.
import { placeAt } from '../document/cursor';
import type { Document } from '../document/document';
import { nodeAt, pairOf } from '../document/tree';
import { addLinks, type Link, linkHolderAt, linkOfAddress, linkOfFile } from '../edits/add-link';
import { appendRequirements } from '../edits/append-requirement';
import { blockLines, lineEnd, lineStart } from '../edits/block-text';
import { bulletsOf, titleOf } from '../edits/bullets';
import { documentsAfter } from '../edits/change';
import { replacementOf } from '../edits/item-source';
import { scopeOf } from '../index/lookup';
import { nextFreeId } from '../index/next-id';
import type { Snapshot } from '../index/snapshot';
import type { TextEdit } from '../text/range';
import type { Asked } from './words';

export interface PasteOffer {
  readonly kind: 'link' | 'requirements';
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The text as it is comes first; this is what else it could be. */
  readonly second: boolean;
}

/** What a pasted text could become at a place. */
export function pasteOffers(snapshot: Snapshot, document: Document, offset: number, text: string, asked: Asked): PasteOffer[] {
  if (!isOpen(document, offset)) return [];
  const link = linkOfAddress(text);
  if (link) return [linkOffer(document, offset, [link], asked)].flatMap((offer) => offer ?? []);
  const bullets = bulletsOf(text);
  return bullets ? [requirementsOffer(snapshot, document, offset, bullets, asked)].flatMap((offer) => offer ?? []) : [];
}

/** What dropped files and addresses become: files are paths relative to the workspace folder. */
export function dropOffer(document: Document, offset: number, dropped: { readonly files: readonly string[]; readonly addresses: readonly string[] }, asked: Asked): PasteOffer | undefined {
  if (!isOpen(document, offset)) return undefined;
  const links = [...dropped.files.flatMap((file) => (file === document.file ? [] : (linkOfFile(file, document.file) ?? []))), ...dropped.addresses.flatMap((address) => linkOfAddress(address) ?? [])];
  const offer = links.length > 0 ? linkOffer(document, offset, links, asked) : undefined;
  return offer && { ...offer, second: false };
}

function isOpen({ broken, yaml, root }: Document, offset: number): boolean {
  return !broken && yaml !== undefined && root !== undefined && yaml.start <= offset && offset <= yaml.end;
}

function linkOffer(document: Document, offset: number, links: readonly Link[], { language }: Asked): PasteOffer | undefined {
  const { text } = document;
  const place = placeAt(document, offset);
  // An address is what is wanted where addresses stand.
  if (place && /^(?:url|links)$/.test(String(place.path.at(-1))) && place.role === 'value') return undefined;
  const line = text.slice(lineStart(text, offset), lineEnd(text, offset)).trim();
  if (/^(?:- )?url:/.test(line)) return undefined;
  const filled = inEmptyItem(document, offset, links);
  const edits = filled ?? added(document, offset, links);
  if (!edits) return undefined;
  const holder = linkHolderAt(document, offset);
  const id = holder && pairOf(holder.node, 'id')?.value;
  const name = id?.kind === 'scalar' && typeof id.value === 'string' ? id.value : undefined;
  const title = language === 'zh' ? `${name === undefined ? '' : `为 ${name} `}添加链接` : `Add as ${links.length > 1 ? 'links' : 'a link'}${name === undefined ? '' : ` of ${name}`}`;
  return { kind: 'link', title, edits, second: !filled && line !== '' && line !== 'links:' };
}

function added(document: Document, offset: number, links: readonly Link[]): readonly TextEdit[] | undefined {
  const result = addLinks(document, offset, links);
  return result.ok ? result.edits : undefined;
}

/** Behind a dash of `links` that holds nothing yet, a link takes its place. */
function inEmptyItem(document: Document, offset: number, links: readonly Link[]): readonly TextEdit[] | undefined {
  const holder = linkHolderAt(document, offset);
  const list = holder && pairOf(holder.node, 'links')?.value;
  if (list?.kind !== 'sequence' || list.flow || links.length !== 1) return undefined;
  const from = lineStart(document.text, offset);
  const index = list.items.findIndex((item) => item.kind === 'scalar' && item.value === null && item.start >= from && item.start <= lineEnd(document.text, offset));
  const [link] = links;
  if (index < 0 || !link) return undefined;
  const edit = replacementOf(document, list, index, blockLines([['title', link.title], ['url', link.url]]));
  const [after] = edit ? documentsAfter([document], [{ kind: 'edit', file: document.file, edits: [edit] }]) : [];
  const now = after && !after.broken ? pairOf(nodeAt(after.root, [...(holder?.path ?? []), 'links', index]), 'url')?.value : undefined;
  return edit && now?.kind === 'scalar' && now.value === link.url ? [edit] : undefined;
}

function requirementsOffer(snapshot: Snapshot, document: Document, offset: number, bullets: readonly string[], { language }: Asked): PasteOffer | undefined {
  const list = pairOf(document.root, 'requirements')?.value;
  const scope = scopeOf(snapshot, document.file);
  const taken = new Set<string>();
  const requirements = bullets.map((statement) => {
    const id = nextFreeId(snapshot, scope, 'requirement', taken);
    taken.add(id);
    return { id, title: titleOf(statement), statement, language };
  });
  const behind = list?.kind === 'sequence' ? list.items.findLastIndex(({ start }) => start <= lineEnd(document.text, offset)) : -1;
  const result = appendRequirements(document, requirements, behind >= 0 ? behind : undefined);
  if (!result.ok) return undefined;
  const count = bullets.length;
  const title = language === 'zh' ? `粘贴为 ${count} 条需求` : `Paste as ${count} ${count === 1 ? 'requirement' : 'requirements'}`;
  return { kind: 'requirements', title, edits: result.edits, second: true };
}
