// Shows the outline of the products as the tree in the side bar: level by level, page by page, whole or what was searched for.
import * as vscode from 'vscode';
import type { Entity } from '../core/document/document';
import type { Snapshot } from '../core/index/snapshot';
import { type Outline, outlineInSteps } from '../core/views/outline';
import { type Grouping, GROUPINGS } from '../core/views/outline-entries';
import { type Counts, createTally, type Tally } from '../core/views/outline-findings';
import type { OutlineNode } from '../core/views/outline-node';
import { createSearcher, type Search, type Searcher } from '../core/views/outline-search';
import type { FolderIndex } from './folder-index';
import type { Row } from './row';
import { createSlices } from './slices';
import { createDragAndDrop } from './tree/drag';
import { decorationOf, SCHEME, tooltipOf, treeItem } from './tree/items';
import { createPages } from './tree/pages';
import { askWords } from './tree/search-box';
import { today, type WorkspaceIndex } from './workspace-index';

/** Changes that come within this time are shown together. */
const SETTLE_MS = 150;

export interface ProductTree extends vscode.Disposable {
  /** Shows the rows that a row stands for. */
  more(row: unknown): void;
  /** Asks for words and shows only what holds them. */
  find(): void;
  clearSearch(): void;
  /** Opens the way to a thing and selects it. */
  reveal(folder: FolderIndex, entity: Entity): Promise<void>;
  /** Rows that are selected. */
  selected(): readonly Row[];
}

/** What the tree knows of a workspace folder. */
interface FolderTree {
  readonly tally: Tally;
  outline?: Outline;
  /** Work on the first outline. */
  opening?: Promise<void>;
  search?: Search;
}

/** One folder as it stands. */
interface Scene {
  readonly snapshot: Snapshot;
  readonly outline: Outline;
  readonly tally: Tally;
  readonly search: Search | undefined;
}

export function registerTree(context: vscode.ExtensionContext, index: WorkspaceIndex): ProductTree {
  const changed = new vscode.EventEmitter<Row | undefined>();
  const folders = new WeakMap<FolderIndex, FolderTree>();
  const pages = createPages();
  let searcher: Searcher | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const treeOf = (folder: FolderIndex): FolderTree => {
    let tree = folders.get(folder);
    if (!tree) {
      tree = { tally: createTally() };
      folders.set(folder, tree);
    }
    return tree;
  };
  const sceneOf = (folder: FolderIndex): Scene | undefined => {
    const snapshot = folder.snapshot();
    if (!snapshot) return undefined;
    const { outline, tally, search } = treeOf(folder);
    outline?.update(snapshot);
    return outline && { snapshot, outline, tally, search: searcher && search };
  };
  /** A hundred thousand requirements are read in slices, and searched in slices. */
  const open = async (folder: FolderIndex): Promise<void> => {
    const tree = treeOf(folder);
    const snapshot = folder.snapshot();
    if (tree.outline || !snapshot) return;
    tree.opening ??= createSlices().run(outlineInSteps(snapshot)).then((outline) => {
      tree.outline = outline;
    });
    await tree.opening;
  };
  /** Whether what was looked for is still looked for. */
  const searchAll = async (): Promise<boolean> => {
    const asked = searcher;
    for (const folder of asked ? index.folders() : []) {
      const snapshot = folder.snapshot();
      const result = asked && snapshot && (await createSlices().run(asked.searchInSteps(snapshot)));
      if (searcher !== asked) return false;
      if (result) treeOf(folder).search = result;
    }
    return true;
  };
  const rows = (folder: FolderIndex, nodes: readonly OutlineNode[], parent?: Row): Row[] => nodes.map((node) => ({ folder, node, ...(parent && { parent }) }));

  /** Products of all folders: the only one is left out, and its sections stand at the root. */
  const roots = async (): Promise<Row[]> => {
    await Promise.all(index.folders().map(open));
    const products = index.folders().flatMap((folder) => rows(folder, sceneOf(folder)?.outline.products() ?? []));
    const [only] = products;
    const title = products.length === 1 && only?.node.type === 'product' && only.node.label ? only.node.label : vscode.l10n.t('Product');
    if (view.title !== title) view.title = title;
    showFound();
    return products.length === 1 && only ? children(only) : products;
  };
  const children = (row: Row): Row[] => {
    const { folder, node } = row;
    const scene = sceneOf(folder);
    if (!scene) return [];
    const { outline, search } = scene;
    if (node.type === 'product') return rows(folder, search ? search.sections(node.scope) : outline.sections(node.scope, today()), parentOf(row));
    return rows(folder, pages.nodes(row, search ? search.below(node) : outline.below(node, groupingNow())), row);
  };
  /** A product that is alone has no row. */
  const parentOf = (row: Row): Row | undefined => (index.folders().reduce((sum, folder) => sum + (sceneOf(folder)?.outline.products().length ?? 0), 0) > 1 ? row : undefined);
  const countsOf = ({ folder, node }: Row): Counts => {
    const scene = sceneOf(folder);
    return scene ? scene.tally.of(scene.snapshot, scene.outline.entries, node) : { errors: 0, warnings: 0 };
  };
  const showFound = (): void => {
    const all = searcher ? index.folders().flatMap((folder) => sceneOf(folder)?.search ?? []) : [];
    const count = all.reduce((sum, search) => sum + search.count, 0);
    const message = searcher ? foundText(searcher.query, count, all.some(({ more }) => more)) : undefined;
    if (view.message !== message) view.message = message;
  };

  const view = vscode.window.createTreeView<Row>('prd.product', {
    showCollapseAll: true,
    canSelectMany: true,
    dragAndDropController: createDragAndDrop(index),
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (row) => (row ? children(row) : roots()),
      getParent: (row) => row.parent,
      getTreeItem: (row) => treeItem(row, { extension: context.extensionUri, counts: countsOf(row), found: searcher !== undefined }),
      resolveTreeItem(item, row) {
        item.tooltip ??= tooltipOf(row);
        return item;
      },
    },
  });

  const search = (query: string): void => {
    const words = query.trim().slice(0, 200);
    if (words === (searcher?.query ?? '')) return;
    searcher = words === '' ? undefined : createSearcher(words);
    void vscode.commands.executeCommand('setContext', 'prd.searching', searcher !== undefined);
    void show();
  };
  const show = async (): Promise<void> => {
    if (!(await searchAll())) return;
    showFound();
    changed.fire(undefined);
  };
  const refresh = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void show();
    }, SETTLE_MS);
  };
  const decorations = vscode.window.registerFileDecorationProvider({ provideFileDecoration: (uri) => (uri.scheme === SCHEME ? decorationOf(uri.query) : undefined) });
  const subscriptions = vscode.Disposable.from(
    changed, view, decorations,
    index.onDidChange(refresh),
    index.onDidCheck(({ folder, file, facts, problems }) => {
      treeOf(folder).tally.set(file, facts, problems);
      refresh();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('prd.tree')) changed.fire(undefined);
    }),
  );
  return {
    more(row) {
      const { node } = (row ?? {}) as Partial<Row>;
      if (node?.type !== 'more') return;
      pages.more(row as Row, node);
      changed.fire((row as Row).parent);
    },
    find: () => askWords({ now: searcher?.query ?? '', onWords: search, focus: () => void vscode.commands.executeCommand('prd.product.focus') }),
    clearSearch: () => search(''),
    async reveal(folder, entity) {
      search('');
      await open(folder);
      const scene = sceneOf(folder);
      const path = scene?.outline.pathTo(entity, groupingNow(), today());
      if (!scene || !path) {
        void vscode.window.showInformationMessage(vscode.l10n.t('{0} has no row in the tree.', entity.id));
        return;
      }
      const product = scene.outline.products().find(({ scope }) => scope === path[0]?.node.scope);
      let row: Row | undefined = product && parentOf({ folder, node: product });
      for (const [depth, { node, position }] of path.entries()) {
        if (depth > 0 && row) pages.show(row, position);
        row = { folder, node, ...(row && { parent: row }) };
      }
      changed.fire(undefined);
      if (row) await view.reveal(row, { select: true, focus: true, expand: false });
    },
    selected: () => view.selection,
    dispose() {
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

function groupingNow(): Grouping {
  const set = vscode.workspace.getConfiguration('prd').get<string>('tree.groupBy', 'prd');
  return GROUPINGS.find((one) => one === set) ?? 'prd';
}

function foundText(query: string, count: number, more: boolean): string {
  if (count === 0) return vscode.l10n.t('Nothing holds “{0}”.', query);
  if (more) return vscode.l10n.t('More than {0} hold “{1}”. Add a word.', count, query);
  return count === 1 ? vscode.l10n.t('1 holds “{0}”.', query) : vscode.l10n.t('{0} hold “{1}”.', count, query);
}

