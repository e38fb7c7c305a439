// Turns what a user does in the workbench (run a command, open a file, hover, pick from a menu) into calls on a Playwright page.

/** Polls `ask` until it returns something true and returns that; throws after `limit` milliseconds. */
export async function until(ask, limit = 15_000) {
  for (const end = Date.now() + limit; ;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`not within ${limit / 1000} s: ${ask}`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

/** The driver of one page. Names that a user reads are given in the language of the workbench. */
export function driver(page) {
  const quickInput = page.locator('.quick-input-widget:visible input.input');
  const quickRows = page.locator('.quick-input-widget:visible .monaco-list-row');

  return {
    until,

    /** The workbench stands and the explorer lists the folder, if there is anything in it. */
    async ready(empty = false) {
      await page.locator('.monaco-workbench').waitFor();
      if (empty) await page.locator('.explorer-folders-view').waitFor();
      else await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    },

    /** Runs a command by its title in the palette; F1 rather than Ctrl+Shift+P, which the browser may keep for itself. */
    async command(title) {
      // A palette that was opened before the extension was known does not learn its commands: open it again.
      await until(async () => {
        await page.keyboard.press('F1');
        await quickInput.waitFor();
        await quickInput.fill(`>${title}`);
        if (await quickRows.filter({ hasText: title }).first().waitFor({ timeout: 3000 }).then(() => true, () => false)) return true;
        await page.keyboard.press('Escape');
        return false;
      }, 30_000);
      await this.pick(title);
    },

    /** Reloads the window as a user does: the workbench keeps its state first, which a reload by the browser cuts off. */
    async reload() {
      await Promise.all([page.waitForEvent('load'), this.command('Developer: Reload Window')]);
      await page.locator('.monaco-workbench').waitFor();
    },

    /** Chooses a row of the open quick pick. */
    async pick(text) {
      const row = quickRows.filter({ hasText: text }).first();
      await row.waitFor();
      await row.click();
    },

    /** Narrows the rows of the open quick pick; a long one draws only those in sight. */
    async filter(text) {
      await quickInput.waitFor();
      await quickInput.fill(text);
    },

    /** Answers the open input box. */
    async answer(text) {
      await quickInput.waitFor();
      await quickInput.fill(text);
      await page.keyboard.press('Enter');
    },

    /** Opens a file by name and waits for its text. */
    async open(file) {
      const name = file.split('/').at(-1);
      await page.keyboard.press('Control+P');
      await quickInput.waitFor();
      await quickInput.fill(file);
      await this.pick(name);
      await page.locator(`.tabs-container .tab[data-resource-name="${name}"]`).waitFor();
      await page.locator('.editor-instance .view-line').first().waitFor();
    },

    /** Shows a container of the activity bar by its title. */
    async view(title) {
      const tab = page.locator('.activitybar').getByRole('tab', { name: new RegExp(`^${escape(title)}`) });
      await tab.waitFor();
      if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.locator('a').click();
    },

    /** The rows of the trees in the side bar that hold `text`. */
    row: text => page.locator('.sidebar .pane-body .monaco-list-row').filter({ hasText: text }),

    /** Opens or closes the row of a tree. */
    async toggle(text) {
      await this.row(text).first().locator('.monaco-tl-twistie').click();
    },

    /** Shows the Problems view, whatever the language. */
    async problems() {
      const panel = page.locator('.markers-panel');
      if (!(await panel.isVisible())) await page.keyboard.press('Control+Shift+M');
      await panel.waitFor();
    },

    /** The rows of the Problems view that hold `text`. */
    problem: text => page.locator('.markers-panel .monaco-list-row').filter({ hasText: text }),

    /** The items of the status bar that hold `text`. */
    status: text => page.locator('.statusbar-item').filter({ hasText: text }),

    /** Our item of the status bar. */
    findings: () => page.locator('[id="prd-workbench.prd-workbench.prd.status"]'),

    /** The notifications that hold `text`. */
    toast: text => page.locator('.notification-toast .notification-list-item').filter({ hasText: text }),

    /** Clicks an item of the open menu; a menu ignores the mouse for its first 100 ms. */
    async menu(name) {
      const item = page.getByRole('menuitem', { name, exact: typeof name === 'string' });
      await item.first().hover();
      await page.waitForTimeout(200);
      await item.first().click();
      await item.first().waitFor({ state: 'hidden' });
    },

    /** The document inside the n-th visible webview. */
    webview: (n = 0) => page.frameLocator('iframe.webview.ready').nth(n).frameLocator('iframe#active-frame'),

    /** The middle of some text in an editor. Colours cut a line into several nodes and its spaces are U+00A0, so a range over the line's text is measured. */
    async at(text) {
      const handle = await page.waitForFunction(middleOf, text);
      return handle.jsonValue();
    },

    /** Rests the mouse on some text and returns what the hover says. */
    async hover(text) {
      // What an earlier hover said must be gone: the status bar's middle says nothing.
      const { width, height } = page.viewportSize();
      await page.mouse.move(width / 2, height - 10);
      await page.locator('.monaco-hover:visible').first().waitFor({ state: 'hidden' });
      const { x, y } = await this.at(text);
      await page.mouse.move(x + 1, y + 40);
      await page.mouse.move(x, y, { steps: 3 });
      const contents = page.locator('.monaco-hover:visible .hover-contents');
      await contents.first().waitFor();
      // Providers answer one after another; "Loading..." stands in for those still to come.
      return until(async () => {
        const all = (await contents.allInnerTexts()).join('\n');
        return all.trim() !== '' && !/^(Loading|正在加载)/.test(all) ? all : undefined;
      });
    },

    /** Opens the context menu on some text. */
    async contextMenu(text) {
      const { x, y } = await this.at(text);
      await page.mouse.click(x, y);
      await page.mouse.click(x, y, { button: 'right' });
    },

    /** Writes at the cursor; the suggest list would swallow single keys. */
    type: text => page.keyboard.insertText(text),

    /** Saves the editor that has the focus. */
    save: () => page.keyboard.press('Control+S'),
  };
}

// Runs in the page. The lines of an editor are not in the order of the text, and those scrolled away have no width.
function middleOf(wanted) {
  for (const line of document.querySelectorAll('.editor-instance .view-lines .view-line')) {
    const start = line.textContent.replace(/\u00a0/g, ' ').indexOf(wanted);
    if (start < 0) continue;
    const range = document.createRange();
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let offset = 0;
    for (let node; (node = walker.nextNode()); offset += node.data.length) {
      const end = offset + node.data.length;
      if (start >= offset && start < end) range.setStart(node, start - offset);
      if (start + wanted.length > offset && start + wanted.length <= end) range.setEnd(node, start + wanted.length - offset);
    }
    const box = range.getBoundingClientRect();
    if (box.width > 0) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
  return undefined;
}

const escape = text => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
