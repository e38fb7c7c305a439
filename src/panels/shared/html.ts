// Turns a panel's bundle into the page that loads it under a strict content security policy.

export interface Page {
  /** Source expression that the editor serves the extension's own files from. */
  readonly cspSource: string;
  readonly nonce: string;
  /** Address of the script bundle. */
  readonly script: string;
  /** Address of the style sheet. */
  readonly style: string;
  readonly title: string;
  /** Language tag of the editor, such as `en` or `zh-cn`: the page takes its texts from it. */
  readonly language: string;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** The policy of every panel: own files only, one script, no inline style, no network. */
export function contentSecurityPolicy(cspSource: string, nonce: string): string {
  return [
    "default-src 'none'",
    `img-src ${cspSource}`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
  ].join('; ');
}

/** The page of a panel, without any data in it: these come as messages. */
export function pageHtml(page: Page): string {
  const text = (value: string) => escapeHtml(value);
  return `<!DOCTYPE html>
<html lang="${text(page.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${text(contentSecurityPolicy(page.cspSource, page.nonce))}">
<meta property="csp-nonce" content="${text(page.nonce)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(page.title)}</title>
<link rel="stylesheet" href="${text(page.style)}">
</head>
<body>
<div id="app"></div>
<script nonce="${text(page.nonce)}" src="${text(page.script)}"></script>
</body>
</html>
`;
}

/** 128 random bits as hexadecimal digits. */
export function createNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
