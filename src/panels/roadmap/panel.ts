// Turns the roadmap of a product into an editor tab: view messages out, moves and openings in.
import * as vscode from 'vscode';
import { entitiesByKind, labelOf } from '../../core/index/lookup';
import type { Snapshot } from '../../core/index/snapshot';
import { roadmapView } from '../../core/views/roadmap';
import { applyIntent, entityAt, isPlace } from '../shared/intent';
import { registerPanel, type OpenPanel, type PanelHost } from '../shared/panel-host';
import type { PanelSession, ProductRef } from '../shared/session';
import { type Addition, additionOf, type Change, editsOf, fileFor } from './change';
import { createHistory, type History } from './history';
import type { FromPanel, SourcePlace, ToPanel } from './protocol';

export const ROADMAP_VIEW_TYPE = 'prd.roadmap';

/** Commands that the page's buttons run. */
const COMMANDS: Readonly<Record<Extract<FromPanel, { type: 'run' }>['command'], string>> = { newRoadmap: 'prd.newRoadmap', openSample: 'prd.openSample' };

type Panel = OpenPanel<ToPanel>;

function viewOf(session: PanelSession, product: ProductRef, snapshot: Snapshot): ToPanel {
  const view = roadmapView(snapshot, product.scope, {
    today: session.today(),
    findings: (entity) => session.findings(product.folder, entity.file, entity.range),
  });
  return { type: 'view', product, view };
}

async function open({ product, session }: Panel, place: SourcePlace): Promise<void> {
  if (!isPlace(place)) return;
  const snapshot = session.snapshot(product.folder);
  if (!snapshot?.files.has(place.file)) return;
  await session.reveal(product.folder, place.file, entityAt(snapshot, place)?.idRange ?? { start: place.at, end: place.at });
}

async function change(panel: Panel, message: Change): Promise<void> {
  if (!isPlace(message.place)) return;
  const refusal = await applyIntent(historyOf(panel).session, {
    folder: panel.product.folder,
    seen: panel.seen(message.version),
    places: [message.place],
    label: vscode.l10n.t('Change the roadmap'),
    edit: (document, entity) => editsOf(message, document, entity),
  });
  if (refusal === undefined) return;
  panel.post({ type: 'refused', key: String(message.key), reason: refusal });
  panel.refresh();
}

/** Writes a new item, lane or milestone, and selects it once the view holds it. */
async function add(panel: Panel, message: Addition): Promise<void> {
  const { folder, scope } = panel.product;
  const snapshot = panel.session.snapshot(folder);
  const file = snapshot && fileFor(message, snapshot, scope);
  const document = file === undefined ? undefined : await panel.session.document(folder, file);
  if (!snapshot || !document) return panel.post({ type: 'refused', key: '', reason: 'missing' });
  const result = additionOf(message, document, snapshot, scope);
  const applied = result.ok ? await historyOf(panel).session.apply(folder, document, result.edits, vscode.l10n.t('Change the roadmap')) : result;
  panel.refresh();
  panel.post(applied.ok ? { type: 'select', id: result.id } : { type: 'refused', key: '', reason: applied.reason });
}

async function step(panel: Panel, which: 'undo' | 'redo'): Promise<void> {
  const refused = await historyOf(panel)[which]();
  panel.refresh();
  panel.post({ type: 'history', step: which, ...(refused && { refused }) });
}

const histories = new WeakMap<Panel, History>();

/** One panel's own edits. */
function historyOf(panel: Panel): History {
  const history = histories.get(panel) ?? createHistory(panel.session, vscode.l10n.t('Change the roadmap'));
  histories.set(panel, history);
  return history;
}

/** Registers the roadmap panel; `open` is what the command runs. */
export function registerRoadmapPanel(context: vscode.ExtensionContext, session: PanelSession): PanelHost {
  return registerPanel<FromPanel, ToPanel>(context, session, {
    viewType: ROADMAP_VIEW_TYPE,
    bundle: 'roadmap',
    title(snapshot, { scope }) {
      const product = snapshot && entitiesByKind(snapshot, scope).get('product')?.[0];
      return product ? vscode.l10n.t('Roadmap: {0}', labelOf(product)) : vscode.l10n.t('Roadmap');
    },
    view: (snapshot, product) => viewOf(session, product, snapshot),
    selection: (id) => ({ type: 'select', id }),
    async receive(message, panel) {
      if (message.type === 'open') await open(panel, message.place);
      else if (message.type === 'moveItem' || message.type === 'resizeItem' || message.type === 'link') await change(panel, message);
      else if (message.type === 'add') await add(panel, message);
      else if (message.type === 'undo' || message.type === 'redo') await step(panel, message.type);
      else if (message.type === 'run' && Object.hasOwn(COMMANDS, message.command)) await vscode.commands.executeCommand(COMMANDS[message.command]);
    },
  });
}
