// The roadmap panel in a browser: what it draws in each theme, and what mouse and keys do to it.
import { accessibilityProblems } from './panel-page.mjs';
import { manyItems, ROADMAP } from './roadmap-data.mjs';
import { bar, drag, open, row, sent, settled } from './roadmap-steps.mjs';

export const name = 'roadmap';

const dates = ({ start, end }) => [start, end];

export async function run({ browser, assert, shot, step }) {
  for (const theme of ['dark', 'light', 'hc', 'hcl']) {
    await step(`draws every item in ${theme}`, async () => {
      const panel = await open(browser, { theme, language: theme === 'hcl' ? 'zh-cn' : 'en' });
      const { page } = panel;
      const placed = panel.view().items.filter((item) => item.dates);
      assert.equal(placed.length, 15);
      assert.deepEqual((await page.locator('[data-bar]').evaluateAll((bars) => bars.map((one) => one.dataset.key))).sort(), placed.map(({ key }) => key).sort());
      assert.equal(await page.locator('.names .item').count(), 17);
      assert.equal(await page.locator('.milestone').count(), 4);
      assert.equal(await page.locator('.late-run').count(), 1);
      assert.ok((await page.locator('.arrow').count()) >= 7);
      await page.click(bar('RM-4'));
      await page.hover(bar('RM-9'));
      await page.waitForSelector('.card');
      assert.deepEqual(await accessibilityProblems(page), []);
      await shot(page, `roadmap-${theme}`);
      await settled(panel, assert);
    });
  }

  await step('labels milestones clear of each other, at every zoom', async () => {
    const panel = await open(browser, { theme: 'dark' });
    let labels = 0;
    for (const key of ['0', '-', '-', '-', '+', '+']) {
      await panel.page.locator('.chart').first().press(key);
      await panel.page.waitForTimeout(220);
      const boxes = await panel.page.locator('.milestone-label, .milestone svg').evaluateAll((all) => all.map((one) => {
        const { left, right } = one.getBoundingClientRect();
        // A diamond is smaller than the square that it is drawn in.
        return one.matches('svg') ? { left: left + 4, right: right - 4 } : { left, right };
      }));
      labels += await panel.page.locator('.milestone-label').count();
      const clear = boxes.every((one, i) => boxes.every((other, k) => i === k || one.right <= other.left || other.right <= one.left));
      assert.ok(clear || boxes.length === (await panel.page.locator('.milestone').count()), `zoom ${key}: ${JSON.stringify(boxes)}`);
    }
    assert.ok(labels > 0);
    await settled(panel, assert);
  });

  await step('writes a dragged bar back by weeks', async () => {
    const panel = await open(browser, { theme: 'light' });
    const scale = await panel.page.evaluate(() => globalThis.fakeEditor.state.scale);
    await drag(panel.page, 'RM-10', 13 * scale);
    assert.equal(await panel.page.locator('.bar.origin').count(), 1);
    assert.match(await panel.page.locator('.tip').innerText(), /8 Feb – 2 Apr 2027[\s\S]*8 w[\s\S]*\+14 d/);
    assert.deepEqual(await panel.page.locator('.flag').allInnerTexts(), ['Mon 8 Feb', 'Fri 2 Apr']);
    await shot(panel.page, 'roadmap-drag');
    await panel.page.mouse.up();
    const [message] = await sent(panel, 'moveItem');
    assert.deepEqual([message.key, message.version, ...dates(message)], ['RM-10', 1, '2027-02-08', '2027-04-02']);
    await panel.page.waitForSelector('.bar:not(.pending)[data-key="RM-10"]');
    assert.match(panel.texts['tramline.roadmap.yaml'], /id: RM-10, .*start: 2027-02-08, end: 2027-04-02/);
    assert.equal(await panel.page.locator(`${row('RM-10')} .date`).innerText(), '2 Apr');
    await settled(panel, assert);
  });

  await step('moves what is planned by quarters by quarters', async () => {
    const panel = await open(browser);
    const scale = await panel.page.evaluate(() => globalThis.fakeEditor.state.scale);
    await drag(panel.page, 'RM-5', 60 * scale);
    await panel.page.mouse.up();
    assert.deepEqual((await sent(panel, 'moveItem')).map(dates), [['2027-04-01', '2027-06-30']]);
    await panel.page.waitForFunction(() => !document.querySelector('.pending'));
    assert.match(panel.texts['tramline.roadmap.yaml'], /id: RM-5, .*start: 2027-Q2, end: 2027-Q2/);
    await settled(panel, assert);
  });

  await step('gives up a drag on Escape, and sends nothing for a click', async () => {
    const panel = await open(browser);
    await drag(panel.page, 'RM-10', 90);
    await panel.page.keyboard.press('Escape');
    assert.equal(await panel.page.locator('.bar.origin, .tip').count(), 0);
    await panel.page.mouse.up();
    await panel.page.click(bar('RM-4'));
    assert.equal((await sent(panel, 'moveItem')).length, 0);
    await settled(panel, assert);
  });

  await step('says why a move was refused, and shows the old place', async () => {
    const panel = await open(browser, { refuse: 'changed' });
    const before = await panel.page.locator(bar('RM-10')).boundingBox();
    await drag(panel.page, 'RM-10', 90);
    await panel.page.mouse.up();
    await panel.page.waitForSelector('.hints.refused');
    assert.match(await panel.page.locator('.hints').innerText(), /RM-10 was not changed: its file has changed meanwhile/);
    assert.deepEqual(await panel.page.locator(bar('RM-10')).boundingBox(), before);
    await settled(panel, assert);
  });

  await step('works by keyboard alone', async () => {
    const panel = await open(browser);
    const { page } = panel;
    const active = (key) => page.waitForFunction((id) => document.querySelector('.names')?.getAttribute('aria-activedescendant') === id, `row-${key}`);
    await page.locator('.names').focus();
    await page.keyboard.press('Home');
    await active('lane:LANE-rider');
    await page.keyboard.press('ArrowDown');
    await active('RM-1');
    await page.keyboard.press('ArrowRight');
    // To the right lies what follows.
    await active('RM-4');
    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Alt+ArrowRight');
    await page.waitForFunction(() => !document.querySelector('.pending'));
    assert.match(panel.texts['tramline.roadmap.yaml'], /id: RM-4, .*start: 2026-12-28, end: 2027-03-05/);
    assert.deepEqual(dates((await sent(panel, 'moveItem'))[0]), ['2026-12-21', '2027-02-26']);
    assert.match(await page.locator('[role="log"]').innerText(), /RM-4 moved: 28 Dec 2026 – 5 Mar 2027/);
    await page.keyboard.press('Space');
    await page.waitForSelector('.card');
    assert.match(await page.locator('.card').innerText(), /Step-free routing[\s\S]*RM-1 Trip planner rewrite/);
    await page.keyboard.press('Escape');
    await page.waitForSelector('.card', { state: 'detached' });
    await page.keyboard.press('Enter');
    assert.deepEqual((await sent(panel, 'open')).map(({ place }) => place), [panel.view().items.find(({ id }) => id === 'RM-4').source]);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowLeft');
    await page.waitForSelector(`${row('lane:LANE-rider')}[aria-expanded="false"]`);
    assert.equal(await page.locator(row('RM-4')).count(), 0);
    await page.keyboard.press('End');
    await active('RM-15');
    await page.keyboard.press('d');
    await page.waitForSelector('.arrow', { state: 'detached' });
    await page.keyboard.press('/');
    await page.waitForFunction(() => document.activeElement?.id === 'filter');
    const regions = [];
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press('F6');
      regions.push(await page.evaluate(() => document.activeElement?.closest('[data-region]')?.classList[0]));
    }
    assert.deepEqual(regions, ['names', 'toolbar', 'filter-bar']);
    await settled(panel, assert);
  });

  await step('zooms by buttons, keys and wheel, and fits all', async () => {
    const panel = await open(browser);
    const { page } = panel;
    const level = () => page.locator('[role="radiogroup"]').last().locator('[aria-checked="true"]').innerText();
    const left = (key) => page.locator(bar(key)).boundingBox().then((box) => box.x);
    const first = await left('RM-1');
    for (const zoom of ['Weeks', 'Quarters', 'Years', 'Months']) {
      await page.click(`[role="radio"]:has-text("${zoom}")`);
      await page.waitForTimeout(40);
      assert.equal(await level(), zoom);
      if (zoom === 'Weeks') {
        assert.ok((await page.locator('.weekend').count()) >= 8);
        await shot(page, 'roadmap-weeks');
      }
    }
    await page.keyboard.press('0');
    await page.waitForTimeout(40);
    assert.ok(Math.abs((await left('RM-1')) - first) < 1, 'fit shows what was shown first');
    const box = await page.locator(bar('RM-9')).boundingBox();
    await page.mouse.move(box.x, box.y + 8);
    await page.keyboard.down('Control');
    for (let i = 0; i < 4; i++) await page.mouse.wheel(0, -60);
    await page.keyboard.up('Control');
    await page.waitForTimeout(60);
    const zoomed = await page.locator(bar('RM-9')).boundingBox();
    assert.ok(zoomed.width > box.width * 1.5, `${zoomed.width} after ${box.width}`);
    assert.ok(Math.abs(zoomed.x - box.x) < 3, 'the day under the pointer stays');
    await settled(panel, assert);
  });

  await step('filters by text, owner and tag', async () => {
    const panel = await open(browser);
    const { page } = panel;
    const shown = async (text) => {
      await page.fill('#filter', text);
      await page.waitForTimeout(50);
      return (await page.locator('.names .item').evaluateAll((rows) => rows.map((one) => one.dataset.key))).sort();
    };
    assert.deepEqual(await shown('@ling'), ['RM-1', 'RM-4']);
    assert.deepEqual(await shown('#access'), ['RM-4', 'RM-6']);
    assert.deepEqual(await shown('#access @ling'), ['RM-4']);
    assert.deepEqual(await shown('fare engine'), ['RM-9']);
    assert.match(await page.locator('.state').innerText(), /1 item\s*·\s*16 hidden by filter/);
    await page.fill('#filter', 'zebra');
    await page.click('prd-button');
    assert.equal((await shown('')).length, 17);
    await settled(panel, assert);
  });

  await step('shows the same in a table', async () => {
    const panel = await open(browser);
    const { page } = panel;
    await page.click('[role="radio"][title="Table"]');
    const cells = await page.locator('.sheet table').first().locator('tbody tr').evaluateAll((rows) => rows.map((one) => [...one.cells].map((cell) => cell.innerText.trim())));
    assert.equal(cells.length, 17);
    assert.deepEqual(cells[3], ['RM-4', 'Step-free routing', 'Rider app', 'Planned', '14 Dec 2026', '19 Feb 2027', '', 'Ling Wei', '', '', 'RM-1', cells[3][11], '']);
    assert.deepEqual(cells[7].slice(4, 8), ['5 Oct 2026', '22 Jan 2027', '50%', 'Jonas Ek']);
    assert.equal(await page.locator('.sheet table').nth(1).locator('tbody tr').count(), 4);
    await page.locator('.sheet tr[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.equal((await sent(panel, 'open'))[0]?.place.at, panel.view().items[1].source.at);
    assert.deepEqual(await accessibilityProblems(page), []);
    await shot(page, 'roadmap-table');
    await settled(panel, assert);
  });

  await step('opens what is double-clicked, and selects what the editor asks for', async () => {
    const panel = await open(browser);
    const { page } = panel;
    await page.dblclick(bar('RM-9'));
    assert.equal((await sent(panel, 'open'))[0]?.place.at, panel.view().items.find(({ id }) => id === 'RM-9').source.at);
    await page.fill('#filter', '@ling');
    await panel.post({ type: 'select', id: 'RM-12' });
    await page.waitForSelector(`${bar('RM-12')}.selected`);
    assert.equal(await page.inputValue('#filter'), '');
    await settled(panel, assert);
  });

  await step('follows an edit of the file, and never goes blank', async () => {
    const panel = await open(browser);
    const file = 'tramline.roadmap.yaml';
    panel.write(file, panel.texts[file].replace('title: Favourite stops', 'title: Stops I like'));
    await panel.post(panel.viewMessage());
    await panel.page.waitForFunction(() => document.querySelector('.names [data-key="RM-2"] .title')?.textContent === 'Stops I like');
    await settled(panel, assert);
  });

  await step('says what to do when there is no roadmap, or no item', async () => {
    const panel = await open(browser, { files: {}, wait: '.center' });
    assert.match(await panel.page.locator('.center').innerText(), /No roadmap yet/);
    await panel.page.click('prd-button');
    await panel.page.click('.link');
    assert.deepEqual((await sent(panel, 'run')).map(({ command }) => command), ['newRoadmap', 'openSample']);
    assert.deepEqual(await accessibilityProblems(panel.page), []);
    await shot(panel.page, 'roadmap-empty');
    await settled(panel, assert);
    const bare = await open(browser, { files: { 'a.roadmap.yaml': 'title: T\n' }, wait: '.center', language: 'zh-cn' });
    await bare.page.click('.center .link');
    assert.deepEqual((await sent(bare, 'open')).map(({ place }) => place), [{ file: 'a.roadmap.yaml', at: 0 }]);
    await settled(bare, assert);
  });

  await step('shows a broken file as far as it can be read, and leads to the fault', async () => {
    const files = { ...ROADMAP, 'later.roadmap.yaml': 'title: Later\nitems:\n  - {id: RM-90, title: Later, start: 2027-05-01, end: 2027-06-01}\n  - {id: RM-91, title: [\n' };
    const panel = await open(browser, { files });
    assert.match(await panel.page.locator('.banner').innerText(), /later\.roadmap\.yaml has errors/);
    await panel.page.click('.banner .link');
    assert.equal((await sent(panel, 'open'))[0]?.place.file, 'later.roadmap.yaml');
    assert.ok((await panel.page.locator('[data-bar]').count()) >= 15);
    assert.deepEqual(await accessibilityProblems(panel.page), []);
    await shot(panel.page, 'roadmap-broken');
    await settled(panel, assert);
  });

  await step('shows that it reads, after a moment', async () => {
    const panel = await open(browser, { silent: true, wait: '.bone' });
    assert.match(await panel.page.locator('.state').innerText(), /Reading the roadmap/);
    await settled(panel, assert);
  });

  await step('comes back where it was', async () => {
    const panel = await open(browser);
    await panel.page.click('[role="radio"]:has-text("Weeks")');
    await panel.page.click(row('lane:LANE-fares'));
    await panel.page.click(row('RM-1'));
    await panel.page.waitForTimeout(60);
    const state = await panel.state();
    assert.equal(state.product.folder, 'file:///tramline');
    await settled(panel, assert);
    const again = await open(browser, { state });
    assert.deepEqual(await again.state(), state);
    assert.equal(await again.page.locator('.name.selected').getAttribute('data-key'), 'RM-1');
    assert.equal(await again.page.locator(row('lane:LANE-fares')).getAttribute('aria-expanded'), 'false');
    await settled(again, assert);
  });

  await step('fits narrow panels', async () => {
    for (const [width, names] of [[800, 200], [400, 0]]) {
      const panel = await open(browser, { width });
      const { page } = panel;
      assert.ok(Math.abs((await page.locator('.names').evaluate((column) => column.getBoundingClientRect().width)) - names) <= 1);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, 'nothing but the chart scrolls sideways');
      const past = await page.locator('.toolbar > *').evaluateAll((parts, right) => parts.filter((part) => part.getBoundingClientRect().right > right).length, width);
      assert.equal(past, 0);
      await page.keyboard.press('/');
      await page.waitForFunction(() => document.activeElement?.id === 'filter');
      assert.deepEqual(await accessibilityProblems(page), []);
      await shot(page, `roadmap-${width}`);
      await settled(panel, assert);
    }
  });

  await step('draws 2,000 items at once, and only those in sight', async () => {
    const panel = await open(browser, { files: manyItems(2000) });
    const { page } = panel;
    const spent = await page.evaluate(async (message) => {
      const times = [];
      for (let i = 0; i < 5; i++) {
        await new Promise((resolve) => {
          addEventListener('message', () => {
            const began = performance.now();
            requestAnimationFrame(() => setTimeout(() => resolve(times.push(performance.now() - began))));
          }, { once: true });
          window.postMessage(message, '*');
        });
      }
      return Math.min(...times);
    }, panel.viewMessage());
    assert.ok(spent < 500, `${Math.round(spent)} ms`);
    assert.ok((await page.locator('.names .name').count()) < 80);
    assert.ok((await page.locator('[data-bar]').count()) < 80);
    await page.locator('.names').focus();
    await page.keyboard.press('End');
    await page.waitForSelector(row('RM-2000'));
    assert.ok((await page.locator('.names .name').count()) < 80);
    // Processor time of the page's thread, unminified and without a graphics card: how long a frame takes by the clock depends on what else the machine does.
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const spentSoFar = async () => (await session.send('Performance.getMetrics')).metrics.find((metric) => metric.name === 'TaskDuration').value * 1000;
    const before = await spentSoFar();
    const FRAMES = 60;
    await page.evaluate(async (count) => {
      const timeline = document.querySelector('.timeline');
      timeline.scrollTop = 0;
      for (let i = 0; i < count; i++) {
        timeline.scrollTop += 44;
        timeline.scrollLeft += 20;
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      }
    }, FRAMES);
    const each = ((await spentSoFar()) - before) / FRAMES;
    assert.ok(each < 25, `a frame of scrolling costs ${each.toFixed(1)} ms`);
    await settled(panel, assert);
  });

  await step('shows titles as text, whatever they hold', async () => {
    const files = { 'x.roadmap.yaml': 'title: T\nitems:\n  - {id: RM-1, title: "<img src=x onerror=alert(1)><b>bold</b>", start: 2026-11-01, end: 2026-12-01, owner: "@<i>"}\n' };
    const panel = await open(browser, { files });
    assert.equal(await panel.page.locator('#app b, #app img').count(), 0);
    assert.match(await panel.page.locator(row('RM-1')).innerText(), /<b>bold<\/b>/);
    await settled(panel, assert);
  });
}
