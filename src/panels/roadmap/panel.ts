// Turns the roadmap of a product into an editor tab: view messages out, moves and openings in.
import * as vscode from 'vscode';
import { moveItem } from '../../core/edits/move-item';
import { resizeItem } from '../../core/edits/resize-item';
import { entitiesByKind, labelOf } from '../../core/index/lookup';
import type { Snapshot } from '../../core/index/snapshot';
import { roadmapView } from '../../core/views/roadmap';
import { applyIntent, entityAt } from '../shared/intent';
import { registerPanel, type OpenPanel, type PanelHost } from '../shared/panel-host';
import type { PanelSession, ProductRef } from '../shared/session';
import type { FromPanel, SourcePlace, ToPanel } from './protocol';

export const ROADMAP_VIEW_TYPE = 'prd.roadmap';

/** Commands that the page's buttons run. */
const COMMANDS: Readonly<Record<Extract<FromPanel, { type: 'run' }>['command'], string>> = { newRoadmap: 'prd.newRoadmap', openSample: 'prd.openSample' };

type Panel = OpenPanel<ToPanel>;

function isPlace(place: unknown): place is SourcePlace {
  const { file, at } = (place ?? {}) as Partial<Record<keyof SourcePlace, unknown>>;
  return typeof file === 'string' && typeof at === 'number' && Number.isInteger(at) && at >= 0;
}

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

async function move(panel: Panel, message: Extract<FromPanel, { type: 'moveItem' | 'resizeItem' }>): Promise<void> {
  if (!isPlace(message.place)) return;
  const refusal = await applyIntent(panel.session, {
    folder: panel.product.folder,
    seen: panel.seen(message.version),
    places: [message.place],
    label: vscode.l10n.t('Move roadmap item'),
    edit(document, entity) {
      if (entity.kind !== 'roadmapItem') return { ok: false, reason: 'missing' };
      const dates = { start: String(message.start), end: String(message.end) };
      return message.type === 'moveItem' ? moveItem(document, entity, dates) : resizeItem(document, entity, { ...dates, follows: message.follows === true });
    },
  });
  if (refusal === undefined) return;
  panel.post({ type: 'refused', key: String(message.key), reason: refusal });
  panel.refresh();
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
      else if (message.type === 'moveItem' || message.type === 'resizeItem') await move(panel, message);
      else if (message.type === 'run' && Object.hasOwn(COMMANDS, message.command)) await vscode.commands.executeCommand(COMMANDS[message.command]);
    },
  });
}
