// Shows the outline of the products as the tree in the side bar.
import * as vscode from 'vscode';
import type { Entity } from '../core/document/document';
import { labelOf, textField } from '../core/index/lookup';
import { languageOf } from '../core/rules/render';
import { type Grouping, GROUPINGS, entityNode, type OutlineNode, productNodes, type Section, sectionChildren, sectionNodes } from '../core/views/outline';
import { totalsOf } from './finding-counts';
import type { FolderIndex } from './folder-index';
import type { Row } from './row';
import { today, type WorkspaceIndex } from './workspace-index';

/** Children shown at a time. */
const PAGE = 200;
const SCHEME = 'prd-tree';

const SECTION_ICONS: Readonly<Record<Section, string>> = { goals: 'target', requirements: 'book', roadmap: 'milestone', feedback: 'comment', risks: 'shield', team: 'organization', unread: 'error' };
const KIND_ICONS: Readonly<Record<string, string>> = { goal: 'target', prd: 'book', lane: 'list-flat', milestone: 'milestone', roadmapItem: 'circle-large-outline', feedback: 'comment', improvement: 'lightbulb', risk: 'shield', team: 'organization', person: 'person', requirement: 'circle-large-outline' };
const STATUS_FILES = new Set(['proposed', 'analysed', 'approved', 'planned', 'in-progress', 'implemented', 'verified', 'released', 'deferred', 'rejected']);

export interface ProductTree extends vscode.Disposable {
  /** Shows the next page below a row. */
  more(row: unknown): void;
}

export function registerTree(context: vscode.ExtensionContext, index: WorkspaceIndex): ProductTree {
  const changed = new vscode.EventEmitter<Row | undefined>();
  const pages = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const grouping = (): Grouping => {
    const set = vscode.workspace.getConfiguration('prd').get<string>('tree.groupBy', 'prd');
    return GROUPINGS.find((one) => one === set) ?? 'prd';
  };
  const rows = (folder: FolderIndex, nodes: readonly OutlineNode[]): Row[] => nodes.map((node) => ({ folder, node }));
  const paged = (folder: FolderIndex, parent: OutlineNode, nodes: readonly OutlineNode[]): Row[] => {
    const shown = PAGE * (pages.get(parent.key) ?? 1);
    const rest = nodes.length - shown;
    const page = rest > 0 ? [...nodes.slice(0, shown), { type: 'more', key: `more:${parent.key}`, scope: parent.scope, parent: parent.key, rest } as const] : nodes;
    return rows(folder, page);
  };
  /** Products of all folders: the only one is left out, and its sections stand at the root. */
  const roots = (): Row[] => {
    const products = index.folders().flatMap((folder) => {
      const snapshot = folder.snapshot();
      return snapshot ? rows(folder, productNodes(snapshot)) : [];
    });
    const [only] = products;
    view.title = products.length === 1 && only?.node.type === 'product' && only.node.label ? only.node.label : vscode.l10n.t('Product');
    return products.length === 1 && only ? children(only) : products;
  };
  const children = ({ folder, node }: Row): Row[] => {
    const snapshot = folder.snapshot();
    if (!snapshot) return [];
    if (node.type === 'product') return rows(folder, sectionNodes(snapshot, node.scope, today()));
    if (node.type === 'section') return paged(folder, node, sectionChildren(snapshot, node.scope, node.section, grouping()));
    const members = node.type === 'group' ? node.members : node.type === 'entity' ? node.children : [];
    return paged(folder, node, members.map((entity) => entityNode(node.scope, entity, [], node.key)));
  };

  const view = vscode.window.createTreeView<Row>('prd.product', {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (row) => (row ? children(row) : roots()),
      getTreeItem: (row) => treeItem(row, context.extensionUri),
      resolveTreeItem(item, row) {
        item.tooltip ??= tooltipOf(row);
        return item;
      },
    },
  });

  const refresh = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      changed.fire(undefined);
    }, 150);
  };
  const decorations = vscode.window.registerFileDecorationProvider({ provideFileDecoration: (uri) => (uri.scheme === SCHEME ? decorationOf(uri.query) : undefined) });
  const subscriptions = vscode.Disposable.from(
    changed, view, decorations,
    index.onDidChange(refresh),
    index.onDidCheck(refresh),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('prd.tree')) changed.fire(undefined);
    }),
  );
  return {
    more(row) {
      const { node } = row as Row;
      if (node.type !== 'more') return;
      pages.set(node.parent, (pages.get(node.parent) ?? 1) + 1);
      changed.fire(undefined);
    },
    dispose() {
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

const { Collapsed, None, Expanded } = vscode.TreeItemCollapsibleState;

function treeItem(row: Row, extension: vscode.Uri): vscode.TreeItem {
  const { folder, node } = row;
  if (node.type === 'more') {
    const more = new vscode.TreeItem(vscode.l10n.t('{0} more…', Math.min(PAGE, node.rest)), None);
    more.id = `${folder.folder.uri.toString()}:${node.key}`;
    more.command = { command: 'prd.tree.more', title: '', arguments: [row] };
    return more;
  }
  const item = plainItem(row, extension);
  item.id = `${folder.folder.uri.toString()}:${node.key}`;
  // The totals stand in the address, so that a row whose totals change asks for a new decoration.
  const { errors, warnings } = totalsOf(row);
  item.resourceUri = vscode.Uri.from({ scheme: SCHEME, path: `/${node.key}`, query: `${errors}/${warnings}` });
  return item;
}

function plainItem(row: Row, extension: vscode.Uri): vscode.TreeItem {
  const { folder, node } = row;
  if (node.type === 'product') {
    const item = new vscode.TreeItem(node.label || vscode.l10n.t('Without a product'), Expanded);
    item.iconPath = new vscode.ThemeIcon('package');
    item.contextValue = 'prd.product';
    return item;
  }
  if (node.type === 'section') return sectionItem(node, extension);
  if (node.type === 'group') {
    const language = languageOf(vscode.env.language);
    const item = new vscode.TreeItem(node.label?.[language] ?? (node.key.endsWith(':loose') ? vscode.l10n.t('In no document') : vscode.l10n.t('Not set')), Collapsed);
    item.description = String(node.members.length);
    item.iconPath = new vscode.ThemeIcon('filter');
    item.contextValue = 'prd.group';
    return item;
  }
  if (node.type === 'file') {
    const item = new vscode.TreeItem(node.file.slice(node.file.lastIndexOf('/') + 1), None);
    item.description = vscode.l10n.t('can’t be read at line {0}', node.line);
    item.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
    const at = new vscode.Position(node.line - 1, 0);
    item.command = { command: 'vscode.open', title: '', arguments: [vscode.Uri.joinPath(folder.folder.uri, node.file), { selection: new vscode.Range(at, at) }] };
    return item;
  }
  if (node.type === 'more') return new vscode.TreeItem('');
  return entityItem(row, node, extension);
}

function sectionItem({ section, count, alert }: Extract<OutlineNode, { type: 'section' }>, extension: vscode.Uri): vscode.TreeItem {
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
  const item = new vscode.TreeItem(labels[section], empty && section !== 'requirements' ? None : section === 'requirements' ? Expanded : Collapsed);
  item.description = empty ? vscode.l10n.t('none yet') : (descriptions[section] ?? String(count));
  item.iconPath = section === 'roadmap' ? themed(extension, 'roadmap') : new vscode.ThemeIcon(SECTION_ICONS[section], section === 'unread' ? new vscode.ThemeColor('list.errorForeground') : undefined);
  item.contextValue = `prd.section.${section}`;
  return item;
}

function entityItem(row: Row, node: Extract<OutlineNode, { type: 'entity' }>, extension: vscode.Uri): vscode.TreeItem {
  const { entity, children } = node;
  const holds = children.length > 0 || entity.kind === 'prd';
  const item = new vscode.TreeItem(titleOf(entity), holds ? Collapsed : None);
  item.description = entity.kind === 'prd' || children.length > 0 ? `${entity.id} · ${children.length}` : entity.id;
  item.iconPath = iconOf(entity, extension);
  item.contextValue = `prd.${entity.kind}`;
  item.command = { command: 'prd.openSource', title: '', arguments: [row] };
  item.accessibilityInformation = { label: [titleOf(entity), entity.id, textField(entity, 'status')].filter(Boolean).join(', ') };
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

function tooltipOf({ node }: Row): vscode.MarkdownString | undefined {
  if (node.type !== 'entity') return undefined;
  const { entity } = node;
  const text = new vscode.MarkdownString();
  text.appendText(titleOf(entity));
  const facts = [entity.id, textField(entity, 'status'), textField(entity, 'priority'), textField(entity, 'owner')].filter((fact): fact is string => !!fact);
  text.appendMarkdown('\n\n').appendText(facts.join(' · '));
  const statement = textField(entity, 'statement') ?? textField(entity, 'summary');
  if (statement) text.appendMarkdown('\n\n').appendText(statement.length > 300 ? `${statement.slice(0, 299)}…` : statement);
  text.appendMarkdown('\n\n').appendText(entity.file);
  return text;
}

function decorationOf(query: string): vscode.FileDecoration | undefined {
  const [errors = 0, warnings = 0] = query.split('/').map(Number);
  const total = errors + warnings;
  if (total === 0) return undefined;
  const color = new vscode.ThemeColor(errors > 0 ? 'list.errorForeground' : 'list.warningForeground');
  return new vscode.FileDecoration(total > 9 ? '9+' : String(total), vscode.l10n.t('{0} errors, {1} warnings', errors, warnings), color);
}
