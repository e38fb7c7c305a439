// Opens a panel's real bundle in a browser as the editor does: production policy, theme, language, a host that speaks the protocol.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { themes } from './themes.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.map': 'application/json' };

let pageModule;

/** The module that writes the page in production, bundled so that plain Node can load it. */
function loadPageModule() {
  pageModule ??= esbuild
    .build({ entryPoints: [join(ROOT, 'src/panels/shared/html.ts')], bundle: true, format: 'esm', platform: 'neutral', write: false })
    .then(({ outputFiles }) => import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`));
  return pageModule;
}

async function serve(panel, language, dist) {
  const { pageHtml, createNonce } = await loadPageModule();
  let origin = '';
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    try {
      if (path === '/') {
        const page = { cspSource: origin, nonce: createNonce(), script: `/${panel}.js`, style: `/${panel}.css`, title: panel, language };
        response.setHeader('content-type', TYPES['.html']).end(pageHtml(page));
      } else if (path === '/favicon.ico') {
        response.writeHead(204).end();
      } else {
        const content = await readFile(join(dist, path.slice(1).replaceAll('..', '')));
        response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream').end(content);
      }
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, close: () => new Promise((resolve) => server.close(resolve)) };
}

/** Runs in the page before its own script: the editor's API, its theme and its default styles; keeps what breaks the policy. */
function disguise({ classes, variables, colorScheme, state }) {
  const heard = { state, violations: [] };
  globalThis.fakeEditor = heard;
  globalThis.acquireVsCodeApi = () => {
    delete globalThis.acquireVsCodeApi;
    return {
      postMessage: (message) => globalThis.postToEditor(JSON.parse(JSON.stringify(message))),
      getState: () => heard.state,
      setState: (next) => void (heard.state = JSON.parse(JSON.stringify(next))),
    };
  };
  document.addEventListener('securitypolicyviolation', (event) => heard.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
  const dress = () => {
    const { style } = document.documentElement;
    for (const [name, value] of Object.entries(variables)) style.setProperty(`--vscode-${name}`, value);
    style.setProperty('--vscode-font-family', '"Segoe WPC", "Segoe UI", "Liberation Sans", "DejaVu Sans", sans-serif');
    style.setProperty('color-scheme', colorScheme);
    const defaults = new CSSStyleSheet();
    defaults.replaceSync(':where(body) { padding: 0 20px; margin: 0; background-color: transparent; overscroll-behavior-x: none }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, defaults];
    document.body.classList.add(...classes);
  };
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    dress();
  }).observe(document, { childList: true, subtree: true });
}

/**
 * Opens a panel. `receive(message, post)` stands for the editor: it gets what the page posts and may answer.
 * `posted` holds all that the page posted; `problems()` lists console errors, exceptions and policy violations.
 */
export async function openPanel(browser, options) {
  const { panel, theme = 'dark', language = 'en', width = 1440, height = 825, state, receive, context = {}, dist = join(ROOT, 'dist', 'webview') } = options;
  const server = await serve(panel, language, dist);
  const browsing = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', ...context });
  const page = await browsing.newPage();
  // What a key or a button does is drawn in the next frame: a test looks after it.
  for (const [device, ...actions] of [[page, 'click', 'dblclick', 'fill', 'hover', 'selectOption'], [page.keyboard, 'press', 'type'], [page.mouse, 'down', 'up', 'move', 'wheel', 'click', 'dblclick']]) {
    for (const action of actions) {
      const act = device[action].bind(device);
      device[action] = async (...args) => {
        await act(...args);
        await arrived(page);
      };
    }
  }
  const errors = [];
  const posted = [];
  const post = (message) => page.evaluate((data) => window.postMessage(data, '*'), message);
  page.on('console', (line) => {
    if (line.type() === 'error') errors.push(line.text());
  });
  page.on('pageerror', (error) => errors.push(String(error.stack ?? error)));
  await page.exposeFunction('postToEditor', (message) => {
    posted.push(message);
    return receive?.(message, post);
  });
  await page.addInitScript(disguise, { ...themes[theme], state });
  await page.goto(server.origin);
  return {
    page,
    posted,
    post,
    state: () => page.evaluate(() => globalThis.fakeEditor.state),
    problems: async () => [...errors, ...(await page.evaluate(() => globalThis.fakeEditor.violations))],
    async close() {
      await browsing.close();
      await server.close();
    },
  };
}

/** Waits until what the page has just posted is here: a frame to act, a turn to post, and the way to this process. */
export async function arrived(page) {
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve, 0)); }));
}

/** What axe-core finds of serious or critical weight, one line each. */
export async function accessibilityProblems(page) {
  const axe = await readFile(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${help}\n    ${html.slice(0, 200)}\n    ${failureSummary.replaceAll('\n', ' ').slice(0, 300)}`));
}
