// Turns rows of the tree into what the editor draws: label, state, icon, badge, tooltip.
import * as vscode from 'vscode';
import type { Entity } from '../../core/document/document';
import { labelOf, textField } from '../../core/index/lookup';
import { cardOf } from '../../core/language/card';
import { languageOf } from '../../core/rules/render';
import type { Counts } from '../../core/views/outline-findings';
import type { EntityNode, FileNode, GroupNode, MoreNode, Section, SectionNode } from '../../core/views/outline-node';
import { linksText } from '../features/hover';
import { asked } from '../features/place';
import { countProblems } from '../finding-counts';
import { idOfRow, type Row } from '../row';
import { PAGE } from './pages';

export const SCHEME = 'prd-tree';

const SECTION_ICONS: Readonly<Record<Section, string>> = { goals: 'target', requirements: 'book', roadmap: 'milestone', feedback: 'comment', risks: 'shield', team: 'organization', unread: 'error' };
const KIND_ICONS: Readonly<Record<string, string>> = { goal: 'target', prd: 'book', lane: 'list-flat', milestone: 'milestone', roadmapItem: 'circle-large-outline', feedback: 'comment', improvement: 'lightbulb', risk: 'shield', team: 'organization', person: 'person', requirement: 'circle-large-outline' };
const STATUS_FILES = new Set(['proposed', 'analysed', 'approved', 'planned', 'in-progress', 'implemented', 'verified', 'released', 'deferred', 'rejected']);
const { Collapsed, None, Expanded } = vscode.TreeItemCollapsibleState;

interface Look {
  readonly extension: vscode.Uri;
  readonly counts: Counts;
  /** What was found is shown with all that it stands below. */
  readonly found: boolean;
}

export function treeItem(row: Row, look: Look): vscode.TreeItem {
  const item = plainItem(row, look);
  item.id = idOfRow(row);
  if (row.node.type === 'more') return item;
  // The totals stand in the address, so that a row whose totals change asks for a new decoration.
  const { errors, warnings } = look.counts;
  item.resourceUri = vscode.Uri.from({ scheme: SCHEME, path: `/${row.node.key}`, query: `${errors}/${warnings}` });
  // Without a text of its own the editor shows this address.
  if (row.node.type !== 'entity') item.tooltip ??= [item.label, item.description].filter((text) => typeof text === 'string').join(' · ');
  return item;
}

function plainItem(row: Row, look: Look): vscode.TreeItem {
  const { node } = row;
  switch (node.type) {
    case 'product': {
      const item = new vscode.TreeItem(node.label || vscode.l10n.t('Without a product'), Expanded);
      item.iconPath = new vscode.ThemeIcon('package');
      item.contextValue = 'prd.product';
      return item;
    }
    case 'section': return sectionItem(node, look);
    case 'group': return groupItem(node, look);
    case 'file': return fileItem(row, node);
    case 'more': return moreItem(row, node);
    case 'entity': return entityItem(row, node, look);
  }
}

function moreItem(row: Row, { rest, where }: MoreNode): vscode.TreeItem {
  const count = Math.min(PAGE, rest);
  const more = new vscode.TreeItem(where === 'behind' ? vscode.l10n.t('{0} more…', count) : vscode.l10n.t('{0} before…', count), None);
  more.description = rest > count ? vscode.l10n.t('of {0}', rest) : '';
  more.command = { command: 'prd.tree.more', title: '', arguments: [row] };
  return more;
}

function groupItem({ label, by, count }: GroupNode, { found }: Look): vscode.TreeItem {
  const item = new vscode.TreeItem(label?.[languageOf(vscode.env.language)] ?? (by === 'loose' ? vscode.l10n.t('In no document') : vscode.l10n.t('Not set')), found ? Expanded : Collapsed);
  item.description = String(count);
  item.iconPath = new vscode.ThemeIcon(by === 'loose' ? 'inbox' : 'filter');
  item.contextValue = 'prd.group';
  return item;
}

/** A file that can't be read to its end keeps the title that it had. */
function fileItem({ folder }: Row, { file, line, title }: FileNode): vscode.TreeItem {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const item = new vscode.TreeItem(title ?? name, None);
  item.description = unreadText(line);
  item.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  const at = new vscode.Position(line - 1, 0);
  item.command = { command: 'vscode.open', title: '', arguments: [vscode.Uri.joinPath(folder.folder.uri, file), { selection: new vscode.Range(at, at) }] };
  item.contextValue = 'prd.file';
  item.tooltip = `${file}\n${unreadText(line)}`;
  return item;
}

function unreadText(line: number): string {
  return vscode.l10n.t('can’t be read past line {0}', line);
}

function sectionItem({ section, count, alert }: SectionNode, { extension, found }: Look): vscode.TreeItem {
  const labels: Readonly<Record<Section, string>> = {
    goals: vscode.l10n.t('Goals'),
    requirements: vscode.l10n.t('Requirements documents'),
    roadmap: vscode.l10n.t('Roadmap'),
    feedback: vscode.l10n.t('Feedback'),
    risks: vscode.l10n.t('Risks'),
    team: vscode.l10n.t('Team'),
    unread: vscode.l10n.t('Files that can’t be read'),
  };
  const descriptions: Partial<Record<Section, string>> = {
    roadmap: alert > 0 ? vscode.l10n.t('{0} items, {1} late', count, alert) : count === 1 ? vscode.l10n.t('{0} item', count) : vscode.l10n.t('{0} items', count),
    feedback: alert > 0 ? vscode.l10n.t('{0}, {1} new', count, alert) : String(count),
    risks: alert > 0 ? vscode.l10n.t('{0}, {1} high', count, alert) : String(count),
    team: vscode.l10n.t('{0} teams, {1} people', count, alert),
  };
  const empty = count === 0 && (section !== 'team' || alert === 0);
  const state = found ? Expanded : empty && section !== 'requirements' ? None : section === 'requirements' ? Expanded : Collapsed;
  const item = new vscode.TreeItem(labels[section], state);
  item.description = empty ? vscode.l10n.t('none yet') : found ? String(count) : (descriptions[section] ?? String(count));
  item.iconPath = section === 'roadmap' ? themed(extension, 'roadmap') : new vscode.ThemeIcon(SECTION_ICONS[section], section === 'unread' ? new vscode.ThemeColor('list.errorForeground') : undefined);
  item.contextValue = `prd.section.${section}`;
  return item;
}

function entityItem(row: Row, { entity, count, unreadFrom }: EntityNode, { extension, found }: Look): vscode.TreeItem {
  const title = titleOf(entity);
  const item = new vscode.TreeItem(title, count === undefined ? None : found ? Expanded : Collapsed);
  item.description = unreadFrom !== undefined ? unreadText(unreadFrom) : count === undefined ? entity.id : `${entity.id} · ${count}`;
  item.iconPath = iconOf(entity, extension);
  item.contextValue = `prd.${entity.kind}`;
  item.command = { command: 'prd.openSource', title: '', arguments: [row] };
  const status = textField(entity, 'status');
  item.accessibilityInformation = { label: [title, entity.id, status, unreadFrom !== undefined && unreadText(unreadFrom)].filter(Boolean).join(', ') };
  return item;
}

/** Feedback has no title of its own: its text stands for it. */
function titleOf(entity: Entity): string {
  const text = entity.kind === 'feedback' ? textField(entity, 'text') : undefined;
  const label = text?.replace(/\s+/g, ' ').trim() || labelOf(entity);
  return label.length > 120 ? `${label.slice(0, 119)}…` : label;
}

function iconOf(entity: Entity, extension: vscode.Uri): vscode.TreeItem['iconPath'] {
  const status = textField(entity, 'status') ?? '';
  if (entity.kind !== 'requirement' || !STATUS_FILES.has(status)) return new vscode.ThemeIcon(KIND_ICONS[entity.kind] ?? 'symbol-field');
  return themed(extension, `status/${status}`);
}

/** One of our own drawings, in the tone of the theme. */
function themed(extension: vscode.Uri, name: string): { readonly light: vscode.Uri; readonly dark: vscode.Uri } {
  const at = (theme: string): vscode.Uri => vscode.Uri.joinPath(extension, 'media', 'icons', `${name}-${theme}.svg`);
  return { light: at('light'), dark: at('dark') };
}

/** The card that the hover of an id shows, with its links. */
export function tooltipOf({ folder, node }: Row): vscode.MarkdownString | undefined {
  const snapshot = folder.snapshot();
  if (node.type !== 'entity' || !snapshot) return undefined;
  const card = cardOf(snapshot, node.entity, { ...asked(), findings: ({ file, range }) => countProblems(folder, file, range) });
  const text = linksText(folder, card.links);
  text.value = `${card.markdown}\n\n${text.value}`;
  return text;
}

export function decorationOf(query: string): vscode.FileDecoration | undefined {
  const [errors = 0, warnings = 0] = query.split('/').map(Number);
  const total = errors + warnings;
  if (!(total > 0)) return undefined;
  const color = new vscode.ThemeColor(errors > 0 ? 'list.errorForeground' : 'list.warningForeground');
  return new vscode.FileDecoration(total > 9 ? '9+' : String(total), vscode.l10n.t('{0} errors, {1} warnings', errors, warnings), color);
}
