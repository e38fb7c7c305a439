// The priority matrix in a real browser: themes, drag to scores, keys, selection, sorting, filter, empty pages, accessibility.
import { accessibilityProblems, arrived } from './panel-page.mjs';
import { generated, tramline } from './matrix-data.mjs';
import { bubble, openMatrix, settled } from './matrix-host.mjs';

export const name = 'priority matrix';

const WIDE = { width: 1392, height: 780 };

async function withMatrix(browser, files, options, use) {
  const host = await openMatrix(browser, files, { ...WIDE, ...options });
  try {
    await host.page.waitForSelector('.state', { timeout: 20_000 });
    await settled(host.page);
    host.page.setDefaultTimeout(8000);
    await use(host, host.page);
    const problems = await host.panel.problems();
    if (problems.length > 0) throw new Error(problems.join('\n'));
  } finally {
    await host.close();
  }
}

const selectedRows = (page) => page.$$eval('.ranking tr[aria-selected="true"]', (rows) => rows.map((row) => row.dataset.id));
const ringed = (page) => page.$$eval('.bubbles .ring', (rings) => rings.map((ring) => ring.closest('[data-id]').dataset.id));
const stateLine = (page) => page.$eval('.state', (line) => line.textContent.replace(/\s+/g, ' ').trim());
const said = (page) => page.$eval('[aria-live]', (region) => region.textContent).catch(() => '');
/** What the page has posted so far; a message takes a frame and a turn to arrive. */
async function posted(host, type) {
  await arrived(host.panel.page);
  return host.panel.posted.filter((message) => type === undefined || message.type === type);
}
const sent = (host) => posted(host, 'setScores');
const last = async (host) => (await posted(host)).at(-1);
const focusChart = (page) => page.focus('svg.plot');

async function drag(page, from, to, { release = true } = {}) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 6, from.y + 6);
  await page.mouse.move(to.x, to.y, { steps: 4 });
  if (release) await page.mouse.up();
  await settled(page);
}

async function themes(browser, assert, shot) {
  for (const theme of ['dark', 'light', 'hc', 'hcl']) {
    await withMatrix(browser, tramline(), { theme }, async (host, page) => {
      await page.click('.ranking tr[data-id="REQ-33"]');
      await settled(page);
      const at = await bubble(page, 'REQ-33');
      await page.mouse.move(at.x + 1, at.y);
      await page.waitForSelector('.about');
      const about = await page.$eval('.about', (card) => card.innerText.replace(/\s+/g, ' '));
      for (const part of ['Alert when a saved trip is disrupted', 'REQ-33', 'Must', '@omar', 'PRD-4', 'Σ weight', 'Market demand 8 of 1–10 35% 27.2', 'from 21 notes', 'rank 3', '79.2', 'Needs REQ-12']) {
        assert.ok(about.includes(part), `${theme}: card lacks “${part}”: ${about}`);
      }
      await shot(page, `matrix-${theme}`);
      assert.deepEqual(await accessibilityProblems(page), [], theme);
      const [ground, tick] = await page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('.plot .tick')).fill]);
      assert.notEqual(ground, tick);
    });
  }
}

async function drawing(browser, assert) {
  await withMatrix(browser, tramline(), {}, async (host, page) => {
    assert.equal(await stateLine(page), '42 shown · 3 not ranked·5 findings on 3 itemsDrag to change value and effort · Alt+arrows move one step · Enter opens the source');
    assert.equal(await page.locator('.bubbles .bubble').count(), 42);
    assert.deepEqual(await page.$$eval('.corner', (names) => names.map((one) => one.textContent)), ['Quick wins12', 'Big bets16', 'Fill-ins9', 'Time sinks5']);
    assert.equal(await page.getAttribute('.axis-title.x .log', 'aria-pressed'), 'true', 'efforts from 1 to 13 ask for a logarithmic axis');
    const apart = await page.$$eval('.bubbles .disc', (discs) => {
      const all = discs.map((disc) => ({ x: +disc.getAttribute('cx'), y: +disc.getAttribute('cy'), r: +disc.getAttribute('r') }));
      return all.flatMap((a, i) => all.slice(i + 1).filter((b) => Math.hypot(a.x - b.x, a.y - b.y) < a.r + b.r - 0.5)).length;
    });
    assert.equal(apart, 0, 'no two bubbles overlap');
    const crossed = await page.$$eval('.plot .label', (labels) => {
      const boxes = labels.map((label) => label.getBoundingClientRect());
      return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4)).length;
    });
    assert.equal(crossed, 0, 'no two labels overlap');
    assert.ok((await page.locator('.plot .label').count()) >= 36, 'nearly every bubble has a label');
    assert.deepEqual(await page.$$eval('.unranked li .lack', (cells) => cells.map((cell) => cell.title)), ['no market demand, user feedback, feasibility, resource fit', 'no resource fit', 'no market demand, user feedback, feasibility, resource fit']);
    await page.click('.unranked li:nth-of-type(2) .small-button');
    assert.equal((await last(host)).type, 'open');
    assert.equal(host.texts.get('riders.req.yaml').slice((await last(host)).start, (await last(host)).end), 'REQ-74');
  });
}

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
    assert.deepEqual((await column(0)).slice(0, 3), ['1', '2', '3']);
    await page.click('.ranking th:has-text("Effort") button');
    await settled(page);
    const up = (await column(6)).map(Number).slice(0, 12);
    assert.deepEqual(up, [...up].sort((a, b) => a - b));
    assert.equal(await page.getAttribute('.ranking th:last-child', 'aria-sort'), 'ascending');
    await page.click('.ranking th:has-text("Effort") button');
    await settled(page);
    assert.equal((await column(6))[0], '13');
    assert.equal(await page.getAttribute('.ranking th:last-child', 'aria-sort'), 'descending');
    await page.click('.ranking th:has-text("Title") button');
    await settled(page);
    const titles = (await column(2)).slice(0, 12);
    assert.deepEqual(titles, [...titles].sort(new Intl.Collator('en', { numeric: true }).compare));
    await page.click('.ranking th:has-text("Priority") button');
    await settled(page);
    assert.equal((await column(5))[0], 'Must');
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

async function updates(browser, assert, shot) {
  await withMatrix(browser, tramline(), {}, async (host, page) => {
    await page.click('.ranking tr[data-id="REQ-33"]');
    const text = host.texts.get('riders.req.yaml');
    await host.write('riders.req.yaml', text.replace('value: 9, effort: 3', 'value: 2, effort: 12'));
    await settled(page);
    assert.deepEqual(await page.$$eval('.guides text', (chips) => chips.map((chip) => chip.textContent)), ['2', '12']);
    await host.write('riders.req.yaml', text.replace('id: REQ-80\n    title: "School timetable mode"', 'id: REQ-80\n    title: "School timetable mode'));
    await page.waitForSelector('.banner');
    assert.match(await page.textContent('.banner'), /riders\.req\.yaml can’t be read past line \d+/);
    assert.ok((await page.locator('.bubbles .bubble').count()) > 20);
    await shot(page, 'matrix-broken');
    await page.click('.banner .link');
    assert.deepEqual([(await last(host)).type, (await last(host)).file], ['open', 'riders.req.yaml']);
  });
}

async function sizes(browser, assert, shot) {
  await withMatrix(browser, generated(0), {}, async (host, page) => {
    assert.equal(await page.textContent('.center h2'), 'Nothing to rank yet');
    await page.click('.center prd-button');
    assert.deepEqual((await last(host)), { type: 'run', command: 'newRequirement' });
    await shot(page, 'matrix-empty');
    assert.deepEqual(await accessibilityProblems(page), []);
  });
  await withMatrix(browser, { 'a.req.yaml': 'requirements:\n  - {id: REQ-1, title: One}\n  - {id: REQ-2, title: Two}\n' }, {}, async (host, page) => {
    assert.equal(await page.textContent('.over h2'), '2 requirements, none has value and effort.');
    await page.click('.over prd-button');
    assert.equal((await last(host)).type, 'open');
    assert.match(await page.textContent('.ranking .none'), /value, effort/);
    assert.equal(await page.locator('.unranked li').count(), 2);
    await shot(page, 'matrix-unscored');
    assert.deepEqual(await accessibilityProblems(page), []);
  });
  await withMatrix(browser, { 'a.req.yaml': 'requirements:\n  - {id: REQ-1, title: One, scores: {value: 8, effort: 3}}\n' }, {}, async (host, page) => {
    assert.equal(await page.locator('.bubbles .bubble').count(), 1);
    assert.equal(await page.locator('.ranking tbody tr[data-id]').count(), 1);
  });
}

async function many(browser, assert, shot) {
  await withMatrix(browser, generated(5000), { findings: {} }, async (host, page) => {
    assert.equal(await page.locator('.bubbles .bubble').count(), 0, 'dots are painted, not drawn');
    const painted = await page.$eval('canvas.dots', (canvas) => {
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let i = 3; i < data.length; i += 4) if (data[i] > 0) count++;
      return count;
    });
    assert.ok(painted > 10_000, `${painted} pixels painted`);
    assert.ok((await page.locator('.ranking tbody tr[data-id]').count()) < 80, 'only rows in view are drawn');
    await page.click('.segments button:last-child');
    await page.click('.segments button:first-child');
    await settled(page);
    const again = await page.$eval('canvas.dots', (canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((part) => part > 0));
    assert.ok(again, 'the dots are painted again when the chart comes back');
    await page.click('.segments button:nth-child(2)');
    await settled(page);
    assert.equal(await page.getAttribute('.ranking table', 'aria-rowcount'), '5001');
    await shot(page, 'matrix-5000');
    await page.focus('.ranking table');
    await page.keyboard.press('End');
    await page.waitForSelector('.ranking tr[aria-selected="true"][aria-rowindex="5001"]');
    // Against frames in which nothing happens, so that a busy machine doesn't count against the page.
    const [idle, scrolled] = await page.evaluate(async () => {
      const list = document.querySelector('.ranking');
      const median = async (work) => {
        const times = [];
        for (let i = 0; i < 25; i++) {
          const start = performance.now();
          work(i);
          await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          times.push(performance.now() - start);
        }
        return times.sort((a, b) => a - b)[12];
      };
      return [await median(() => undefined), await median((i) => (list.scrollTop = 40_000 + 66 * i))];
    });
    assert.ok(scrolled < 100 + 8 * idle, `a scrolled frame takes ${Math.round(scrolled)} ms, an idle one ${Math.round(idle)} ms`);
    for (let i = 0; i < 6; i++) await page.click('.zoom button:last-child');
    await settled(page);
    assert.ok((await page.locator('.bubbles .bubble').count()) > 0, 'zoomed in far enough, bubbles are drawn one by one');
    await shot(page, 'matrix-5000-zoomed');
  });
}

async function narrow(browser, assert, shot) {
  for (const [width, parts] of [[1000, [1, 1]], [680, [1, 0]], [400, [1, 0]]]) {
    await withMatrix(browser, tramline(), { width, height: 600 }, async (host, page) => {
      assert.deepEqual([await page.locator('.chart').count(), await page.locator('.side').count()], parts, `${width}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
      await shot(page, `matrix-${width}`);
    });
  }
  await withMatrix(browser, tramline(), { language: 'zh-cn', theme: 'light' }, async (host, page) => {
    assert.match(await stateLine(page), /^显示 42 · 未排序 3/);
    assert.deepEqual(await page.$$eval('.corner', (names) => names.map((one) => one.textContent.replace(/\d+$/, ''))), ['速赢', '重大投入', '填补', '耗时']);
    await shot(page, 'matrix-zh');
  });
  await withMatrix(browser, tramline(), { context: { forcedColors: 'active' } }, async (host, page) => {
    await page.click('.ranking tr[data-id="REQ-33"]');
    await settled(page);
    await shot(page, 'matrix-forced');
  });
}

const PARTS = { drawing, dragging, keyboard, table, choices, updates, sizes, many, narrow, themes };

export async function run({ browser, assert, shot, step }) {
  for (const [part, check] of Object.entries(PARTS)) await step(part, () => check(browser, assert, shot));
}
