// Turns the priority matrix of a product into an editor tab: view messages out, new scores and openings in.
import * as vscode from 'vscode';
import { setScores, typeScores } from '../../core/edits/set-scores';
import { setWeights } from '../../core/edits/set-weights';
import { entitiesByKind, labelOf } from '../../core/index/lookup';
import type { Snapshot } from '../../core/index/snapshot';
import { matrixView, type MatrixView } from '../../core/views/matrix';
import { arrangeMatrix, type Arrangement } from '../../core/views/matrix-arrangement';
import { applyIntent, isPlace } from '../shared/intent';
import { registerPanel, type OpenPanel, type PanelHost } from '../shared/panel-host';
import type { PanelSession, ProductRef } from '../shared/session';
import type { MatrixCommand, MatrixIntent, MatrixMessage, ScoreChange } from './protocol';

export const MATRIX_VIEW_TYPE = 'prd.matrix';

/** Commands that the page's buttons run. */
const COMMANDS: Readonly<Record<MatrixCommand, string>> = { newRequirement: 'prd.newRequirement' };

/** More requirements than anyone selects by hand are no intent of this page. */
const MOST_CHANGES = 500;

type Panel = OpenPanel<MatrixMessage>;

const NONE = { errors: 0, warnings: 0, infos: 0 };

/** The view of each product as it was last made of a snapshot: weights are tried on it many times a second. */
const made = new WeakMap<Snapshot, Map<string, MatrixView>>();

function remember(snapshot: Snapshot, view: MatrixView): MatrixView {
  made.set(snapshot, (made.get(snapshot) ?? new Map<string, MatrixView>()).set(view.scope, view));
  return view;
}

function viewOf(session: PanelSession, product: ProductRef, snapshot: Snapshot): MatrixMessage {
  const view = matrixView(snapshot, product.scope, { findings: (file, range) => session.findings(product.folder, file, range) });
  return { type: 'view', product, view: remember(snapshot, view) };
}

function knownView(snapshot: Snapshot, scope: string): MatrixView {
  return made.get(snapshot)?.get(scope) ?? remember(snapshot, matrixView(snapshot, scope, { findings: () => NONE }));
}

/** An arrangement of any message: what is no number of its own is left out. */
function arrangementOf(value: unknown): Arrangement {
  const { weights, dependencies, capacity } = (value ?? {}) as Partial<Record<keyof Arrangement, unknown>>;
  return {
    weights: weightsOf(weights) ?? {},
    dependencies: dependencies === true,
    ...(typeof capacity === 'number' && capacity >= 0 && Number.isFinite(capacity) && { capacity }),
  };
}

function weightsOf(value: unknown): Record<string, number> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  return entries.length > 0 && entries.length <= 50 && entries.every((entry): entry is [string, number] => typeof entry[1] === 'number' && Number.isFinite(entry[1]) && entry[1] >= 0) ? Object.fromEntries(entries) : undefined;
}

function arrange(panel: Panel, { version, arrangement }: Extract<MatrixIntent, { type: 'arrange' }>): void {
  const seen = panel.seen(version);
  if (seen) panel.post({ type: 'arranged', version, arranged: arrangeMatrix(knownView(seen, panel.product.scope), arrangementOf(arrangement)) });
}

async function writeWeights(panel: Panel, { version, weights }: Extract<MatrixIntent, { type: 'setWeights' }>): Promise<void> {
  const { product, session } = panel;
  const seen = panel.seen(version);
  const target = seen && entitiesByKind(seen, product.scope).get('product')?.[0];
  const wanted = weightsOf(weights);
  if (!target || !wanted) return;
  const refusal = await applyIntent(session, {
    folder: product.folder,
    seen,
    places: [{ file: target.file, at: target.idRange.start }],
    label: vscode.l10n.t('Change weights of {0}', labelOf(target)),
    edit: (document, entity) => (entity.kind === 'product' ? setWeights(document, entity, wanted) : { ok: false, reason: 'missing' }),
  });
  if (refusal === undefined) return;
  panel.post({ type: 'refused', reason: refusal });
  panel.refresh();
}

function isChange(value: unknown): value is ScoreChange {
  const { values } = (value ?? {}) as Partial<Record<keyof ScoreChange, unknown>>;
  return isPlace(value) && typeof values === 'object' && values !== null && Object.values(values).every((one) => typeof one === 'number' || typeof one === 'string');
}

function areNumbers(values: ScoreChange['values']): values is Readonly<Record<string, number>> {
  return Object.values(values).every((one) => typeof one === 'number');
}

async function open({ product, session }: Panel, message: Extract<MatrixIntent, { type: 'open' }>): Promise<void> {
  const { file, start, end } = message;
  if (!isPlace({ file, at: start }) || !isPlace({ file, at: end }) || !session.snapshot(product.folder)?.files.has(file)) return;
  await session.reveal(product.folder, file, { start, end: Math.max(start, end) });
}

async function write(panel: Panel, { version, changes, typed }: Extract<MatrixIntent, { type: 'setScores' }>): Promise<void> {
  if (!Array.isArray(changes) || changes.length === 0 || changes.length > MOST_CHANGES || !changes.every(isChange)) return;
  const { product, session } = panel;
  const seen = panel.seen(version);
  const measures = seen ? knownView(seen, product.scope).measures : [];
  const refusal = await applyIntent(session, {
    folder: product.folder,
    seen,
    places: changes.map(({ file, at }) => ({ file, at })),
    label: changes.length === 1 ? vscode.l10n.t('Change scores of {0}', String(changes[0]?.id)) : vscode.l10n.t('Change scores'),
    edit(document, entity, place) {
      const change = changes.find((one) => one.file === place.file && one.at === place.at);
      if (!change || entity.kind !== 'requirement') return { ok: false, reason: 'missing' };
      if (typed === true) return typeScores(document, entity, change.values, measures);
      const { values } = change;
      return areNumbers(values) ? setScores(document, entity, values, measures) : { ok: false, reason: 'unknown' };
    },
  });
  if (refusal === undefined) return;
  panel.post({ type: 'refused', reason: refusal });
  panel.refresh();
}

/** Registers the priority matrix; `open` shows the matrix of a product with a requirement selected. */
export function registerMatrixPanel(context: vscode.ExtensionContext, session: PanelSession): PanelHost {
  return registerPanel<MatrixIntent, MatrixMessage>(context, session, {
    viewType: MATRIX_VIEW_TYPE,
    bundle: 'matrix',
    title(snapshot, { scope }) {
      const product = snapshot && entitiesByKind(snapshot, scope).get('product')?.[0];
      return product ? vscode.l10n.t('Priority matrix: {0}', labelOf(product)) : vscode.l10n.t('Priority matrix');
    },
    view: (snapshot, product) => viewOf(session, product, snapshot),
    selection: (id) => ({ type: 'select', id }),
    async receive(message, panel) {
      if (message.type === 'open') await open(panel, message);
      else if (message.type === 'setScores') await write(panel, message);
      else if (message.type === 'setWeights') await writeWeights(panel, message);
      else if (message.type === 'arrange') arrange(panel, message);
      else if (message.type === 'run' && Object.hasOwn(COMMANDS, message.command)) await vscode.commands.executeCommand(COMMANDS[message.command]);
    },
  });
}
