// Registers the parts of the UI toolkit that panels use, under the prefix `prd-`.
import { provideVSCodeDesignSystem, vsCodeButton } from '@vscode/webview-ui-toolkit';

/** Defines `<prd-button appearance="primary | secondary">`. */
export function registerToolkit(): void {
  provideVSCodeDesignSystem().withPrefix('prd').register(vsCodeButton());
}
