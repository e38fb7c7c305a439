// The priority matrix in a real browser: themes, drawing, sizes from none to thousands, narrow pages, accessibility.
import { accessibilityProblems } from './panel-page.mjs';
import { generated, tramline } from './matrix-data.mjs';
import { bubble, settled } from './matrix-host.mjs';
import { drag, last, sent, stateLine, withMatrix } from './matrix-page.mjs';

export const name = 'priority matrix';

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
    await page.click('.unranked li:nth-of-type(2) .small-button:last-child');
    assert.equal((await last(host)).type, 'open');
    assert.equal(host.texts.get('riders.req.yaml').slice((await last(host)).start, (await last(host)).end), 'REQ-74');
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
    assert.match(await page.textContent('.ranking .none'), /value, effort/);
    assert.equal(await page.locator('.unranked li').count(), 2);
    await shot(page, 'matrix-unscored');
    assert.deepEqual(await accessibilityProblems(page), []);
  });
  await withMatrix(browser, { 'a.req.yaml': 'requirements:\n  - {id: REQ-1, title: One, scores: {value: 8, effort: 3}}\n' }, {}, async (host, page) => {
    assert.equal(await page.locator('.bubbles .bubble').count(), 1);
    assert.equal(await page.locator('.ranking tbody tr[data-id]').count(), 1);
    const from = await bubble(page, 'REQ-1');
    await drag(page, from, { x: from.x + 120, y: from.y });
    const [{ changes }] = await sent(host);
    assert.ok(changes[0].values.effort > 4, 'one alone can be dragged beyond where it stood');
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

const PARTS = { drawing, updates, sizes, many, narrow, themes };

export async function run({ browser, assert, shot, step }) {
  for (const [part, check] of Object.entries(PARTS)) await step(part, () => check(browser, assert, shot));
}
