// The priority matrix under the hand: drag to scores, keys, selection, sorting, axes, filter, zoom.
import { tramline } from './matrix-data.mjs';
import { bubble, settled } from './matrix-host.mjs';
import { drag, focusChart, last, posted, ringed, said, selectedRows, sent, stateLine, withMatrix } from './matrix-page.mjs';

export const name = 'priority matrix in use';

async function dragging(browser, assert, shot) {
  await withMatrix(browser, tramline(), {}, async (host, page) => {
    const from = await bubble(page, 'REQ-57');
    const to = await bubble(page, 'REQ-45');
    await drag(page, from, to, { release: false });
    assert.equal(await page.locator('.plot .ghost').count(), 1);
    assert.deepEqual(await page.$$eval('.guides text', (chips) => chips.map((chip) => chip.textContent)), ['5', '5']);
    await shot(page, 'matrix-drag');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await settled(page);
    assert.deepEqual([(await sent(host)).length, await page.locator('.plot .ghost').count()], [0, 0], 'Escape gives up');

    const before = host.texts.get('riders.req.yaml');
    await drag(page, from, to);
    await page.waitForFunction(() => document.querySelector('.ranking tr[data-id="REQ-57"] td:last-child')?.textContent === '5');
    assert.deepEqual((await sent(host)).map(({ changes }) => changes.map(({ id, values }) => ({ id, values }))), [[{ id: 'REQ-57', values: { effort: 5, value: 5 } }]]);
    assert.equal(host.texts.get('riders.req.yaml'), before.replace('scores: {value: 4, effort: 1, reach: 90000', 'scores: {value: 5, effort: 5, reach: 90000'));

    await host.panel.post({ type: 'select', id: 'REQ-63' });
    await settled(page);
    await page.click('.ranking tr[data-id="REQ-60"]', { modifiers: ['Control'] });
    const low = await bubble(page, 'REQ-63');
    const ticks = await page.$$eval('.plot .tick', (all) => Object.fromEntries(all.map((tick) => [tick.textContent, tick.getBoundingClientRect().y])));
    await drag(page, low, { x: low.x, y: low.y + ticks['2'] - ticks['3'] });
    assert.deepEqual((await sent(host)).at(-1).changes.map(({ id, values }) => ({ id, values })), [
      { id: 'REQ-63', values: { value: 1 } },
      { id: 'REQ-60', values: { value: 2 } },
    ], 'two move by the same steps, and stop at the end of the scale');
  });
  await withMatrix(browser, tramline(), { refuse: 'changed' }, async (host, page) => {
    await drag(page, await bubble(page, 'REQ-57'), await bubble(page, 'REQ-45'));
    await page.waitForSelector('.banner');
    assert.match(await page.textContent('.banner'), /Not written: the file changed meanwhile/);
    assert.equal(await page.textContent('.ranking tr[data-id="REQ-57"] td:last-child'), '1', 'goes back to what the file says');
  });
}

async function keyboard(browser, assert) {
  await withMatrix(browser, tramline(), {}, async (host, page) => {
    await focusChart(page);
    await page.keyboard.press('ArrowRight');
    await settled(page);
    assert.deepEqual(await ringed(page), ['REQ-31'], 'the first arrow takes the best one');
    assert.match(await said(page), /REQ-31 Live arrival times at every stop, rank 1, Value 9, Effort 5/);
    await page.keyboard.press('ArrowRight');
    await settled(page);
    assert.deepEqual(await ringed(page), ['REQ-18'], 'the nearest one to the right');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await settled(page);
    assert.deepEqual(await ringed(page), ['REQ-33']);
    await page.keyboard.press('Shift+ArrowDown');
    await settled(page);
    assert.equal((await ringed(page)).length, 2, 'Shift adds');
    await page.keyboard.press('[');
    await settled(page);
    const [one] = await selectedRows(page);
    await page.keyboard.press(']');
    await settled(page);
    const rows = await page.$$eval('.ranking tbody tr[data-id]', (all) => all.map((row) => row.dataset.id));
    assert.equal(rows.indexOf((await selectedRows(page))[0]), rows.indexOf(one) + 1);
    await page.click('.ranking tr[data-id="REQ-33"]');
    await focusChart(page);
    await page.keyboard.press('Enter');
    assert.equal(host.texts.get('riders.req.yaml').slice((await last(host)).start, (await last(host)).end), 'REQ-33');

    await page.keyboard.down('Alt');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    await settled(page);
    assert.equal(await page.locator('.plot .ghost').count(), 1);
    await page.keyboard.press('Escape');
    await settled(page);
    assert.equal(await page.locator('.plot .ghost').count(), 0);
    await page.keyboard.up('Alt');
    assert.equal((await sent(host)).length, 0, 'Escape gives up what the keys moved');

    await page.keyboard.down('Alt');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.up('Alt');
    await page.waitForFunction(() => document.querySelector('.guides text')?.textContent === '9.5');
    assert.deepEqual((await sent(host)).map(({ changes }) => changes[0].values), [{ value: 9.5 }]);

    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+i');
    await page.waitForSelector('.about');
    await page.keyboard.press('Escape');
    await settled(page);
    assert.equal(await page.locator('.about').count(), 0);

    for (const [key, chart, side] of [['1', 1, 0], ['3', 0, 1], ['2', 1, 1]]) {
      await page.keyboard.press(key);
      await settled(page);
      assert.deepEqual([await page.locator('.chart').count(), await page.locator('.side').count()], [chart, side], `view ${key}`);
    }
    await page.focus('.ranking table');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await settled(page);
    assert.deepEqual(await selectedRows(page), [rows[1]]);
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+ArrowDown');
    await page.keyboard.press(' ');
    await settled(page);
    assert.deepEqual(await selectedRows(page), rows.slice(1, 4));
    assert.equal((await ringed(page)).length, 3, 'chart and table share the selection');
    await page.keyboard.press('End');
    await settled(page);
    assert.equal((await selectedRows(page)).length, 1);
    assert.equal((await posted(host, 'open')).length, 1);
    await page.keyboard.press('Enter');
    assert.equal((await posted(host, 'open')).length, 2);

    await page.focus('.threshold.x');
    const quick = () => page.$eval('.corner', (corner) => corner.textContent);
    const now = await quick();
    for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowRight');
    await settled(page);
    assert.notEqual(await quick(), now, 'a threshold moves by keys');
    await page.focus('.sash');
    const width = () => page.$eval('.side', (side) => side.clientWidth);
    const wide = await width();
    await page.keyboard.press('ArrowRight');
    await settled(page);
    assert.equal(await width(), wide - 16);
    const state = await host.panel.state();
    assert.equal(state.sash, wide - 16);
    assert.deepEqual(Object.keys(state).filter((key) => ['view', 'items'].includes(key)), [], 'no data in the kept state');
  });
}

async function table(browser, assert) {
  await withMatrix(browser, tramline('value-effort'), {}, async (host, page) => {
    const column = (n) => page.$$eval('.ranking tbody tr[data-id]', (rows, at) => rows.map((row) => row.cells[at].textContent.trim()), n);
    assert.deepEqual((await column(0)).slice(0, 3), ['1=same score as 2 others', '2=same score as 2 others', '3=same score as 2 others'], 'ties are told');
    await page.click('.ranking th:has-text("Effort") button');
    await settled(page);
    const up = (await column(7)).map(Number).slice(0, 12);
    assert.deepEqual(up, [...up].sort((a, b) => a - b));
    assert.equal(await page.getAttribute('.ranking th:last-child', 'aria-sort'), 'ascending');
    await page.click('.ranking th:has-text("Effort") button');
    await settled(page);
    assert.equal((await column(7))[0], '13');
    assert.equal(await page.getAttribute('.ranking th:last-child', 'aria-sort'), 'descending');
    await page.click('.ranking th:has-text("Title") button');
    await settled(page);
    const titles = (await column(2)).slice(0, 12);
    assert.deepEqual(titles, [...titles].sort(new Intl.Collator('en', { numeric: true }).compare));
    await page.click('.ranking th:has-text("Priority") button');
    await settled(page);
    assert.equal((await column(6))[0], 'Must');
    const at = await bubble(page, 'REQ-63');
    await page.mouse.click(at.x, at.y);
    await settled(page);
    assert.deepEqual(await selectedRows(page), ['REQ-63'], 'the row of a clicked bubble comes into view');
    await page.dblclick('.ranking tr[data-id="REQ-63"]');
    assert.equal((await last(host)).type, 'open');
    await host.panel.post({ type: 'select', id: 'REQ-7' });
    await settled(page);
    assert.deepEqual([await ringed(page), await selectedRows(page)], [['REQ-7'], ['REQ-7']], 'the source selects as well');
    await page.fill('.filter input', 'wallets');
    await host.panel.post({ type: 'select', id: 'REQ-12' });
    await settled(page);
    assert.deepEqual([await ringed(page), await page.inputValue('.filter input')], [['REQ-12'], ''], 'a filter gives way to what the source selects');
  });
}

async function choices(browser, assert, shot) {
  await withMatrix(browser, tramline(), {}, async (host, page) => {
    await page.fill('.filter input', '@ling -status:approved');
    await settled(page);
    const view = host.view();
    const wanted = view.items.filter((item) => item.owner === '@ling' && item.status !== 'approved');
    assert.ok(wanted.length > 3);
    assert.equal(await page.locator('.bubbles .bubble').count(), wanted.filter((item) => item.values.effort !== undefined && item.values.value !== undefined).length);
    assert.match(await stateLine(page), new RegExp(`${view.items.length - wanted.length} hidden by the filter`));
    await page.fill('.filter input', 'nothing like this');
    await page.waitForSelector('.center h2');
    assert.equal(await page.textContent('.center h2'), 'The filter hides all 45.');
    await page.click('.center prd-button');
    await settled(page);
    assert.equal(await page.locator('.bubbles .bubble').count(), 42);

    await page.selectOption('.axis-title.y select', 'effort');
    await settled(page);
    assert.deepEqual(await page.$$eval('.corner', (names) => names.map((one) => one.textContent.replace(/\d+$/, ''))), ['Time sinks', 'Big bets', 'Fill-ins', 'Quick wins'], 'the axes change places');
    await page.selectOption('.axis-title.y select', 'marketDemand');
    await page.selectOption('.axis-title.x select', 'reach');
    await page.selectOption('.toolbar .pick select', 'effort');
    await settled(page);
    assert.deepEqual(await page.$$eval('.corner', (names) => names.map((one) => one.textContent.replace(/\d+$/, ''))), ['High market demand · Low reach', 'High market demand · High reach', 'Low market demand · Low reach', 'Low market demand · High reach']);
    await shot(page, 'matrix-axes');
    assert.equal(await page.getAttribute('.axis-title.x .log', 'aria-pressed'), 'true');
    await page.click('.axis-title.x .log');
    await settled(page);
    assert.equal(await page.getAttribute('.axis-title.x .log', 'aria-pressed'), 'false');
    await page.click('.zoom button:last-child');
    await page.click('.zoom button:last-child');
    await settled(page);
    assert.ok((await page.locator('.bubbles .bubble').count()) < 42, 'zoomed in, some bubbles lie outside');
    await shot(page, 'matrix-zoom');
    await page.click('.zoom button:nth-child(2)');
    await settled(page);
    const area = await (await page.$('svg.plot')).boundingBox();
    await page.mouse.move(area.x + area.width / 2, area.y + area.height / 2);
    await page.mouse.wheel(0, -400);
    await settled(page);
    assert.ok((await host.panel.state()).zoom.x[0] > 0);

    const kept = await host.panel.state();
    await withMatrix(browser, tramline(), { state: kept }, async (again, second) => {
      assert.equal(await second.textContent('.axis-title.x .pick').then((text) => text.includes('Reach')), true);
      assert.deepEqual((await again.panel.state()).zoom, kept.zoom, 'a reload comes back to where it was');
    });
  });
}

const PARTS = { dragging, keyboard, table, choices };

export async function run({ browser, assert, shot, step }) {
  for (const [part, check] of Object.entries(PARTS)) await step(part, () => check(browser, assert, shot));
}
