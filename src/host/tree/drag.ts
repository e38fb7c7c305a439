// Lets rows of the tree be dragged onto others; what a drop means, or why it means nothing, is told.
import * as vscode from 'vscode';
import { definitionsOf } from '../../core/index/lookup';
import { type Dragged, dropOnto, type DropTarget } from '../../core/language/tree-drop';
import { languageOf } from '../../core/rules/render';
import { applyChange } from '../apply-change';
import type { Row } from '../row';
import type { WorkspaceIndex } from '../workspace-index';

const MIME = 'application/vnd.code.tree.prd.product';

/** A thing as it travels: plain data, since the tree may be made anew meanwhile. */
interface Carried {
  readonly folder: string;
  readonly file: string;
  readonly id: string;
  readonly from?: { readonly file: string; readonly id: string };
}

export function createDragAndDrop(index: WorkspaceIndex): vscode.TreeDragAndDropController<Row> {
  return {
    dragMimeTypes: [MIME],
    dropMimeTypes: [MIME],
    handleDrag(rows, data) {
      const carried = rows.flatMap((row) => carriedOf(row) ?? []);
      if (carried.length > 0) data.set(MIME, new vscode.DataTransferItem(carried));
    },
    async handleDrop(target, data, token) {
      const carried: unknown = data.get(MIME)?.value;
      if (!target || !Array.isArray(carried) || token.isCancellationRequested) return;
      await drop(index, carried as readonly Carried[], target);
    },
  };
}

function carriedOf({ folder, node, parent }: Row): Carried | undefined {
  if (node.type !== 'entity') return undefined;
  const { file, id } = node.entity;
  const from = parent?.node.type === 'entity' && parent.node.entity.kind === 'prd' ? parent.node.entity : undefined;
  return { folder: folder.folder.uri.toString(), file, id, ...(from && { from: { file: from.file, id: from.id } }) };
}

function targetOf({ node, parent }: Row): DropTarget {
  if (node.type === 'entity') {
    const within = parent?.node.type === 'entity' && parent.node.entity.kind === 'prd' ? parent.node.entity : undefined;
    return { kind: 'thing', entity: node.entity, ...(within && { within }) };
  }
  if (node.type !== 'group') return { kind: 'elsewhere' };
  const { by, value, scope } = node;
  return by === 'loose' ? { kind: 'loose', scope } : { kind: 'group', field: by, value, scope };
}

async function drop(index: WorkspaceIndex, carried: readonly Carried[], target: Row): Promise<void> {
  const { folder } = target;
  const uri = folder.folder.uri;
  if (carried.some((one) => one.folder !== uri.toString())) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Things stay in their workspace folder.'));
    return;
  }
  // What was typed a moment ago counts.
  await index.settled();
  const snapshot = folder.snapshot();
  if (!snapshot) return;
  const find = ({ file, id }: { readonly file: string; readonly id: string }): Dragged['entity'] | undefined => definitionsOf(snapshot, id).find((one) => one.file === file);
  const dragged = carried.flatMap((one): Dragged[] => {
    const entity = find(one);
    const from = one.from && find(one.from);
    return entity ? [{ entity, ...(from && { from }) }] : [];
  });
  const result = dropOnto(snapshot, dragged, targetOf(target), languageOf(vscode.env.language));
  if (!result.ok) {
    void vscode.window.showInformationMessage(result.reason);
    return;
  }
  const done = await applyChange(uri, result.needs, (documents) => result.run([...documents.values()]));
  if (!done) return;
  for (const file of result.needs) folder.refresh(file);
  vscode.window.setStatusBarMessage(`$(check) ${result.title}`, 6000);
}
