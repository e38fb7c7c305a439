// Turns the core's offsets into the editor's positions.
import * as vscode from 'vscode';
import type { TextEdit } from '../core/text/range';
import { type LineStarts, positionAt } from '../core/text/lines';

type Span = { readonly start: number; readonly end: number };

export function toRange(lines: LineStarts, { start, end }: Span): vscode.Range {
  const from = positionAt(lines, start);
  const to = positionAt(lines, end);
  return new vscode.Range(from.line, from.character, to.line, to.character);
}

export function toTextEdit(lines: LineStarts, edit: TextEdit): vscode.TextEdit {
  return vscode.TextEdit.replace(toRange(lines, edit.range), edit.newText);
}
