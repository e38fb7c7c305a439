// Registers every command that the manifest declares.
import * as vscode from 'vscode';
import { GROUPINGS } from '../../core/views/outline';
import type { PanelHost } from '../../panels/shared/panel-host';
import type { PanelSession } from '../../panels/shared/session';
import type { Row } from '../row';
import { explainRule } from '../rule-help';
import type { ProductTree } from '../tree';
import type { WorkspaceIndex } from '../workspace-index';
import { checkWorkspace, showProblems } from './check';
import { newPrd, newProduct, newRequirement, newRoadmap } from './create';
import { openSample } from './sample';
import { moveRequirement, setSeverity } from './move';
import { copyId, openPlace, openSource, revealIn, setEnumeration, showListed, showReferences, thingOf } from './things';

export interface Parts {
  readonly context: vscode.ExtensionContext;
  readonly index: WorkspaceIndex;
  readonly session: PanelSession;
  readonly tree: ProductTree;
  readonly roadmap: PanelHost;
  readonly matrix: PanelHost;
  readonly log: vscode.LogOutputChannel;
}

type Handler = (argument?: unknown) => unknown;

function handlers({ context, index, session, tree, roadmap, matrix, log }: Parts): Record<string, Handler> {
  const thing = (argument: unknown): ReturnType<typeof thingOf> => thingOf(index, argument);
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
    'prd.find': async () => {
      await vscode.commands.executeCommand('prd.product.focus');
      await vscode.commands.executeCommand('list.find');
    },
    'prd.showLog': () => log.show(),
    'prd.openSource': (argument) => openSource(thing(argument)),
    // What hovers and lenses link to is not declared, since they mean nothing without an argument.
    'prd.openPlace': (argument) => openPlace(thing(argument), argument),
    'prd.showReferences': (argument) => showReferences(thing(argument)),
    'prd.showListed': (argument) => showListed(thing(argument), argument),
    'prd.findReferences': (argument) => showReferences(thing(argument)),
    'prd.revealInMatrix': (argument) => revealIn(matrix, thing(argument)),
    'prd.revealInRoadmap': (argument) => revealIn(roadmap, thing(argument)),
    'prd.setStatus': (argument) => setEnumeration(session, thing(argument), 'status'),
    'prd.setPriority': (argument) => setEnumeration(session, thing(argument), 'priority'),
    'prd.moveRequirement': (argument) => moveRequirement(thing(argument)),
    'prd.setSeverity': (argument) => setSeverity(index, argument),
    'prd.copyId': (argument) => copyId(thing(argument)),
    'prd.tree.more': (argument) => tree.more(argument),
  };
}

export function registerCommands(parts: Parts): vscode.Disposable[] {
  return Object.entries(handlers(parts)).map(([command, handler]) =>
    vscode.commands.registerCommand(command, async (argument?: unknown) => {
      try {
        return await handler(argument);
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
