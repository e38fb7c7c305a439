// Wires the product into the editor, for the Node and the web host.
import * as vscode from 'vscode';
import { registerCommands } from './host/commands/register';
import { registerDiagnostics } from './host/diagnostics';
import { registerLanguageFeatures } from './host/language-features';
import { registerRuleHelp } from './host/rule-help';
import { createSession } from './host/session';
import { registerStatus } from './host/status';
import { storedIndexes } from './host/stored-index';
import { readTexts } from './host/texts';
import { registerTree } from './host/tree';
import { createWorkspaceIndex } from './host/workspace-index';
import { registerContextKeys } from './host/context-keys';
import { registerMatrixPanel } from './panels/matrix/panel';
import { registerRoadmapPanel } from './panels/roadmap/panel';

declare const __HOST__: 'node' | 'web';

/** What the extension tells whoever asks for its exports. */
export interface Api {
  /** The kind of extension host that runs it. */
  readonly host: 'node' | 'web';
  /** Time that activation took, in milliseconds. */
  readonly activationMs: number;
  /** Resolves when all documents are read and checked. */
  settled(): Promise<void>;
}

export function activate(context: vscode.ExtensionContext): Api {
  const started = performance.now();
  const log = vscode.window.createOutputChannel('PRD Workbench', { log: true });
  const texts = readTexts(context.extensionUri, log);
  const index = createWorkspaceIndex(log, texts, storedIndexes(context, __HOST__, (message) => log.info(message)));
  const session = createSession(index);
  const tree = registerTree(context, index);
  const roadmap = registerRoadmapPanel(context, session);
  const matrix = registerMatrixPanel(context, session);
  context.subscriptions.push(
    log, index, tree, roadmap, matrix,
    registerContextKeys(index),
    registerDiagnostics(index),
    registerStatus(index),
    registerLanguageFeatures(index, texts),
    registerRuleHelp(texts),
    ...registerCommands({ context, index, tree, roadmap, matrix, log }),
  );
  const activationMs = performance.now() - started;
  log.info(`activated in ${Math.round(activationMs)} ms (${__HOST__} host)`);
  return { host: __HOST__, activationMs, settled: () => index.settled() };
}
