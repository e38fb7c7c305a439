// Registers every command that the manifest declares.
import * as vscode from 'vscode';
import { GROUPINGS } from '../../core/views/outline-entries';
import type { PanelHost } from '../../panels/shared/panel-host';
import type { Row } from '../row';
import { explainRule } from '../rule-help';
import type { ProductTree } from '../tree';
import type { WorkspaceIndex } from '../workspace-index';
import { checkWorkspace, showProblems } from './check';
import { newPrd, newProduct, newRequirement, newRoadmap } from './create';
import { openSample } from './sample';
import { extractToFile, moveRequirement, setSeverity } from './move';
import { copyId, openPlace, openSource, revealIn, setEnumeration, showListed, showReferences, type thingOf, thingsOf } from './things';
import { copyMarkdown, renameId, revealInTree } from './tree';

export interface Parts {
  readonly context: vscode.ExtensionContext;
  readonly index: WorkspaceIndex;
  readonly tree: ProductTree;
  readonly roadmap: PanelHost;
  readonly matrix: PanelHost;
  readonly log: vscode.LogOutputChannel;
}

/** A command of the tree is told the row it was called on, and all that are selected. */
type Handler = (argument?: unknown, selected?: unknown) => unknown;

/** What a key says in place of a row. */
const SELECTION = 'selection';

function handlers({ context, index, tree, roadmap, matrix, log }: Parts): Record<string, Handler> {
  const things = (argument: unknown, selected?: unknown): ReturnType<typeof thingsOf> => {
    if (argument !== SELECTION) return thingsOf(index, argument, selected);
    const rows = tree.selected();
    return rows.length > 0 ? thingsOf(index, rows[0], rows) : [];
  };
  const thing = (argument: unknown): ReturnType<typeof thingOf> => things(argument)[0];
  return {
    'prd.newProduct': () => newProduct(index),
    'prd.newPrd': () => newPrd(index),
    'prd.newRequirement': (argument) => newRequirement(index, isEntityRow(argument) ? thing(argument) : undefined),
    'prd.newRoadmap': () => newRoadmap(index),
    'prd.openRoadmap': () => openPanel(roadmap),
    'prd.openMatrix': () => openPanel(matrix),
    'prd.openSample': (destination) => openSample(context, destination),
    'prd.openWalkthrough': () => openWalkthrough(`${context.extension.id}#prd.start`),
    'prd.checkWorkspace': () => checkWorkspace(index),
    'prd.refresh': () => index.rescan(),
    'prd.showProblems': showProblems,
    'prd.explainRule': explainRule,
    'prd.groupBy': groupBy,
    'prd.find': () => tree.find(),
    'prd.clearSearch': () => tree.clearSearch(),
    'prd.showLog': () => log.show(),
    'prd.openSource': (argument) => openSource(thing(argument)),
    // What hovers and lenses link to is not declared, since they mean nothing without an argument.
    'prd.openPlace': (argument) => openPlace(thing(argument), argument),
    'prd.showReferences': (argument) => showReferences(thing(argument)),
    'prd.showListed': (argument) => showListed(thing(argument), argument),
    'prd.findReferences': (argument) => showReferences(thing(argument)),
    'prd.revealInMatrix': (argument) => revealIn(matrix, thing(argument)),
    'prd.revealInRoadmap': (argument) => revealIn(roadmap, thing(argument)),
    'prd.setStatus': (argument, selected) => setEnumeration(things(argument, selected), 'status'),
    'prd.setPriority': (argument, selected) => setEnumeration(things(argument, selected), 'priority'),
    'prd.renameId': (argument) => renameId(thing(argument)),
    'prd.extractRequirement': (argument) => extractToFile(thing(argument)),
    'prd.moveRequirement': (argument) => moveRequirement(thing(argument)),
    'prd.setSeverity': (argument) => setSeverity(index, argument),
    'prd.copyId': (argument, selected) => copyId(things(argument, selected)),
    'prd.copyMarkdown': (argument, selected) => copyMarkdown(things(argument, selected)),
    'prd.revealInTree': (argument) => revealInTree(tree, thing(argument)),
    'prd.tree.more': (argument) => tree.more(argument),
  };
}

export function registerCommands(parts: Parts): vscode.Disposable[] {
  return Object.entries(handlers(parts)).map(([command, handler]) =>
    vscode.commands.registerCommand(command, async (argument?: unknown, selected?: unknown) => {
      try {
        return await handler(argument, selected);
      } catch (error) {
        parts.log.error(`${command}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        void vscode.window.showErrorMessage(vscode.l10n.t('That did not work: {0}', error instanceof Error ? error.message : String(error)));
        return undefined;
      }
    }),
  );
}

function isEntityRow(argument: unknown): boolean {
  return (argument as Partial<Row> | undefined)?.node?.type === 'entity';
}

/** A panel needs a folder to belong to. */
async function openPanel(panel: PanelHost): Promise<void> {
  if (vscode.workspace.workspaceFolders?.length) return panel.open();
  const open = vscode.l10n.t('Open Sample');
  const answer = await vscode.window.showInformationMessage(vscode.l10n.t('Open a folder with product documents first, or look at the sample.'), open);
  if (answer === open) await vscode.commands.executeCommand('prd.openSample');
}

/** The editor's first answer after its start is its own page; asked again a moment later it shows ours. */
async function openWalkthrough(id: string): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', id, false);
  await new Promise((resolve) => setTimeout(resolve, 500));
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', id, false);
}

async function groupBy(): Promise<void> {
  const labels: Readonly<Record<(typeof GROUPINGS)[number], string>> = {
    prd: vscode.l10n.t('PRD'),
    status: vscode.l10n.t('Status'),
    owner: vscode.l10n.t('Owner'),
    goal: vscode.l10n.t('Goal'),
    priority: vscode.l10n.t('Priority'),
  };
  const settings = vscode.workspace.getConfiguration('prd');
  const now = settings.get<string>('tree.groupBy', 'prd');
  const items = GROUPINGS.map((grouping) => ({ label: labels[grouping], description: grouping === now ? vscode.l10n.t('now') : '', grouping }));
  const answer = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Group requirements by') });
  if (answer) await settings.update('tree.groupBy', answer.grouping, vscode.ConfigurationTarget.Global);
}
