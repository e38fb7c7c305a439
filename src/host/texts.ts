// Reads what the extension only tells people, titles, descriptions and help, from the file beside its code.
import * as vscode from 'vscode';
import { type RuleHelp, setRuleHelp } from '../core/rules/help';
import { setShapeTexts, type ShapeTexts } from '../core/schema/shape';

/** As the build writes them. */
interface Texts {
  readonly shapes: readonly ShapeTexts[];
  readonly help: RuleHelp;
}

/** Resolves when the texts are in place. Where they can't be read that is logged, and things are called by their keys. */
export async function readTexts(extensionUri: vscode.Uri, log: vscode.LogOutputChannel): Promise<void> {
  const file = vscode.Uri.joinPath(extensionUri, 'dist', 'texts.json');
  try {
    const { shapes, help } = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))) as Texts;
    setShapeTexts(shapes);
    setRuleHelp(help);
  } catch (error) {
    log.error(`${file.toString()} can't be read, so that fields have keys in place of titles: ${error instanceof Error ? error.message : String(error)}`);
  }
}
