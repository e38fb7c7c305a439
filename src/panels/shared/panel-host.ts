// Turns a panel kind (page, view, messages) into editor tabs that open, update, hide and survive a reload.
import * as vscode from 'vscode';
import type { Snapshot } from '../../core/index/snapshot';
import { createNonce, pageHtml } from './html';
import type { PanelSession, ProductRef } from './session';

/** How many shown snapshots are remembered, so that an intent formed on a slightly older view can be checked. */
const REMEMBERED = 8;
/** Edits that follow each other within this time make one new view. */
const SETTLE_MS = 40;

interface Message {
  readonly type: string;
}

/** One open tab, as a panel kind sees it. */
export interface OpenPanel<Out extends Message> {
  readonly product: ProductRef;
  readonly session: PanelSession;
  post(message: Out): void;
  /** Posts the view of the current snapshot. */
  refresh(): void;
  /** The snapshot behind a view that was posted with this version. */
  seen(version: number): Snapshot | undefined;
}

export interface PanelKind<In extends Message, Out extends Message> {
  readonly viewType: string;
  /** Name of its bundle and style sheet. */
  readonly bundle: string;
  title(snapshot: Snapshot | undefined, product: ProductRef): string;
  view(snapshot: Snapshot, product: ProductRef): Out;
  selection(id: string): Out;
  receive(message: In, panel: OpenPanel<Out>): Promise<void> | void;
}

export interface PanelHost extends vscode.Disposable {
  /** Shows the panel of a product (the current one by default), with an entity selected. */
  open(product?: ProductRef, select?: string): void;
}

interface Tab {
  readonly panel: vscode.WebviewPanel;
  select(id: string): void;
}

function keyOf(product: ProductRef): string {
  return JSON.stringify([product.folder, product.scope]);
}

/** The product that a page kept in its state, where it still belongs to this workspace. */
export function productOf(state: unknown): ProductRef | undefined {
  const product = (state as { product?: unknown } | null | undefined)?.product;
  if (typeof product !== 'object' || product === null) return undefined;
  const { folder, scope } = product as Partial<Record<keyof ProductRef, unknown>>;
  return typeof folder === 'string' && typeof scope === 'string' ? { folder, scope } : undefined;
}

function inWorkspace(product: ProductRef): boolean {
  return (vscode.workspace.workspaceFolders ?? []).some((folder) => folder.uri.toString() === product.folder);
}

function fill<In extends Message, Out extends Message>(panel: vscode.WebviewPanel, extensionUri: vscode.Uri, kind: PanelKind<In, Out>): void {
  const root = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
  const { webview } = panel;
  const icon = (theme: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'media', 'icons', `${kind.bundle}-${theme}.svg`);
  panel.iconPath = { light: icon('light'), dark: icon('dark') };
  webview.options = { enableScripts: true, localResourceRoots: [root] };
  webview.html = pageHtml({
    cspSource: webview.cspSource,
    nonce: createNonce(),
    script: webview.asWebviewUri(vscode.Uri.joinPath(root, `${kind.bundle}.js`)).toString(),
    style: webview.asWebviewUri(vscode.Uri.joinPath(root, `${kind.bundle}.css`)).toString(),
    title: panel.title,
    language: vscode.env.language,
  });
}

/** Connects a tab to the session: a view when the page is ready, is shown again, or the snapshot changes. */
function connect<In extends Message, Out extends Message>(panel: vscode.WebviewPanel, product: ProductRef, session: PanelSession, kind: PanelKind<In, Out>): Tab {
  const seen = new Map<number, Snapshot>();
  let pending: ReturnType<typeof setTimeout> | undefined;
  let wanted: string | undefined;
  let ready = false;

  const post = (message: Out) => void panel.webview.postMessage(message);
  const refresh = () => {
    const snapshot = session.snapshot(product.folder);
    panel.title = kind.title(snapshot, product);
    if (!snapshot || !panel.visible) return;
    seen.delete(snapshot.version);
    seen.set(snapshot.version, snapshot);
    for (const version of seen.keys()) if (seen.size > REMEMBERED) seen.delete(version);
    post(kind.view(snapshot, product));
    if (wanted !== undefined && ready) {
      post(kind.selection(wanted));
      wanted = undefined;
    }
  };
  const open: OpenPanel<Out> = { product, session, post, refresh, seen: (version) => seen.get(version) };
  const receive = async (message: In) => {
    if (message.type === 'ready') {
      ready = true;
      refresh();
    } else await kind.receive(message, open);
  };
  const subscriptions = [
    panel.webview.onDidReceiveMessage((message: unknown) => {
      if (typeof message === 'object' && message !== null && typeof (message as Message).type === 'string') return receive(message as In);
      return undefined;
    }),
    panel.onDidChangeViewState(() => {
      if (panel.visible) refresh();
      else ready = false;
    }),
    session.onDidChange(product.folder, () => {
      clearTimeout(pending);
      pending = setTimeout(refresh, SETTLE_MS);
    }),
  ];
  panel.onDidDispose(() => {
    clearTimeout(pending);
    for (const subscription of subscriptions) subscription.dispose();
  });
  return {
    panel,
    select(id) {
      if (ready && panel.visible) post(kind.selection(id));
      else wanted = id;
    },
  };
}

/** Registers a panel kind: opening it, one tab a product, and restoring its tabs after a reload. */
export function registerPanel<In extends Message, Out extends Message>(context: vscode.ExtensionContext, session: PanelSession, kind: PanelKind<In, Out>): PanelHost {
  const tabs = new Map<string, Tab>();
  const adopt = (panel: vscode.WebviewPanel, product: ProductRef): Tab => {
    const tab = connect(panel, product, session, kind);
    const key = keyOf(product);
    tabs.set(key, tab);
    panel.onDidDispose(() => {
      if (tabs.get(key) === tab) tabs.delete(key);
    });
    fill(panel, context.extensionUri, kind);
    return tab;
  };
  const serializer = vscode.window.registerWebviewPanelSerializer(kind.viewType, {
    deserializeWebviewPanel(panel, state) {
      const product = productOf(state) ?? session.currentProduct();
      if (product && inWorkspace(product) && !tabs.has(keyOf(product))) adopt(panel, product);
      else panel.dispose();
      return Promise.resolve();
    },
  });
  return {
    open(product = session.currentProduct(), select) {
      const folder = vscode.workspace.workspaceFolders?.[0];
      const target = product ?? (folder && { folder: folder.uri.toString(), scope: '' });
      if (!target) return;
      let tab = tabs.get(keyOf(target));
      if (tab) tab.panel.reveal();
      else {
        const title = kind.title(session.snapshot(target.folder), target);
        tab = adopt(vscode.window.createWebviewPanel(kind.viewType, title, vscode.ViewColumn.Active, { enableScripts: true }), target);
      }
      if (select !== undefined) tab.select(select);
    },
    // Open tabs stay: the editor keeps them over a reload and asks the serializer to fill them again.
    dispose() {
      serializer.dispose();
    },
  };
}
