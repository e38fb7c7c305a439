// What the wording rules find in texts of both languages, where they keep silent, and that no text takes long.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hasNumber, judge } from '../../../src/core/wording/judge';
import type { Role } from '../../../src/core/wording/report';

/** What is found, as `rule word`; with `all` also what counts for the other language only. */
function found(text: string, role: Role = 'statement', all = false): string[] {
  return judge(text, role).filter(({ other }) => all || !other).map(({ rule, range }) => `${rule} ${text.slice(range.start, range.end)}`);
}

describe('wording of English texts', () => {
  const cases: readonly (readonly [string, ...string[]])[] = [
    ['The app shall load the list quickly.', 'vague quickly'],
    ['The form shall be user friendly.', 'vague user friendly'],
    ['The form shall be user-friendly.', 'vague user-friendly'],
    ['The app shall send the mail as soon as possible.', 'indefinite-time as soon as possible'],
    ['The server MUST respond ASAP.', 'indefinite-time ASAP'],
    ['The app shall report how many riders wait.'],
    ['The app shall use the FastMail service and the Fast Lane gate.'],
    ['The app shall write `fast` into the log.'],
    ['The app shall keep the fast-forward button.'],
    ['The app shall answer as required by the bank.'],
    ['The app shall answer as required.', 'escape-clause as required'],
    ['Where possible, the app shall answer.', 'escape-clause Where possible'],
    ['The users shall be able to cancel the trip.'],
    ['The app shall answer faster than 20 ms.'],
    ['The gate shall open within 5, then close.', 'unit 5'],
    ['The gate shall open within 5 seconds.'],
    ['The gate shall open within 5s.'],
    ['The gate shall open in release 5.'],
    ['The gate may not open.'],
    ['In May the gate shall open.', 'ears In'],
    ['Should the gate fail, the alarm shall ring.'],
    ['It shall be possible to open the gate.'],
    ['It shall open the gate.', 'pronoun It'],
    ['The gate shall open when the rider shows the ticket and the driver nods.'],
    ['The gate shall open and then notify the driver.', 'compound and'],
    ['The receipt shall be sent by the engine.'],
    ['The receipt shall be sent by email.'],
    ['The receipt shall not be lost.', 'passive be lost'],
    ['The app shall ask for the todo list of the driver.'],
    ['TODO', 'placeholder TODO'],
    ['???', 'placeholder ???'],
    ['The gate shall open in ??? seconds.', 'placeholder ???'],
    ['Opening of the gate.', 'no-modal Opening of the gate'],
    ['The gate doesn’t open, but mustn’t hurt anybody.'],
  ];
  for (const [text, ...expected] of cases) it(text, () => assert.deepEqual(found(text), expected));

  it('accepts conditions as EARS orders them, in capitals too', () => {
    const orders = [
      'THE Backend_API SHALL store the chosen period.', 'WHEN the button is pressed, THE Selector SHALL open the calendar.', 'IF the start lies behind the end, THEN THE Selector SHALL show an error.',
      'WHILE the view is loading, THE Dashboard SHALL show a bar.', 'WHERE the log is large, WHEN a period is chosen, THE Log SHALL show the first page.', 'WHEN navigating from the Log to the Dashboard, THE system SHALL keep the period.',
    ];
    for (const text of orders) assert.deepEqual(found(text), [], text);
  });

  it('looks at criteria and steps for words, not for order and modal verbs', () => {
    assert.deepEqual(found('The total is shown quickly', 'criterion'), ['vague quickly']);
    assert.deepEqual(found('After it, they open the list', 'step'), []);
    assert.deepEqual(found('it opens soon', 'step'), ['indefinite-time soon']);
  });
});

describe('wording of Chinese texts', () => {
  const cases: readonly (readonly [string, ...string[]])[] = [
    ['应用应快速加载列表。', 'vague 快速'],
    ['应用应显示大约 20 个订单。', 'vague 大约'],
    ['应用应显示约 20 个订单。', 'vague 约'],
    ['应用应按约定显示订单。'],
    ['应用应在尽可能短的时间内加载列表。', 'escape-clause 尽可能'],
    ['应用应支持导出 CSV、JSON 等格式。', 'open-ended 等'],
    ['应用应支持 CSV、JSON 等两种格式。'],
    ['应用应显示高、中、低三个等级。'],
    ['应用应能够显示列表。', 'superfluous 能够'],
    ['用户应能够取消行程。'],
    ['应用的搜索应优于现在的搜索。', 'comparative 优于'],
    ['应用应在任何情况下保存草稿。', 'absolute 任何情况下'],
    ['其应显示票价。', 'pronoun 其'],
    ['应用应显示其他站点和其中的电梯。'],
    ['应用应显示票价，并通知车主。', 'compound 并'],
    ['应用应合并订单，并发请求应排队。', 'compound 应'],
    ['收据应被保存七年。', 'passive 被'],
    ['收据应被系统保存七年。'],
    ['购物车中的订单总额。', 'no-modal 购物车中的订单总额'],
    ['应用可以显示票价。', 'weak-modal 可以'],
    ['应用应尽快显示“尽快出票”。', 'indefinite-time 尽快'],
    ['应用应即时显示位置，延迟不超过 2 秒。'],
    ['应用应显示即时通讯的入口。'],
    ['接口应在 5 内返回。', 'unit 5'],
    ['接口应在 5 秒内返回。'],
    ['接口应在 5 内网节点间返回。'],
    ['接口的响应时间应为 200。', 'unit 200'],
    ['保存期限待定。', 'placeholder 待定'],
    ['为了核对，应用应显示票价。', 'ears 为了'],
    ['当行程结束时，应用应显示票价。'],
    ['如果卡已挂失，则闸机应保持关闭。'],
  ];
  for (const [text, ...expected] of cases) it(text, () => assert.deepEqual(found(text), expected));
});

describe('language of a text', () => {
  it('is told from its words, those in quotation marks aside', () => {
    assert.deepEqual(found('Agent 应能通过 list_tools 快速获取 Sidecar 的 fast 列表。'), ['vague 快速']);
    assert.deepEqual(found('The app shall show the label “立即支付并完成订单确认” quickly.'), ['vague quickly']);
  });

  it('keeps what is found in the other one apart', () => {
    const text = '应用 should load the list of open orders quickly 快速加载全部订单列表。';
    assert.deepEqual(found(text), ['vague 快速', 'no-modal 应用']);
    assert.ok(found(text, 'statement', true).includes('vague quickly'));
  });
});

describe('numbers', () => {
  it('are digits and words', () => {
    for (const text of ['within 2 s', 'twice a day', 'every hour', '三秒内', '百分之九十']) assert.ok(hasNumber(text), text);
    for (const text of ['fast enough', '一定快', 'someone', '十分快速']) assert.ok(!hasNumber(text), text);
  });
});

describe('any text', () => {
  const words = fc.constantFrom('the', 'app', 'shall', 'be able to', 'it', 'and', 'store', 'should', 'fast', '"', '“', '”', '`', '.', ',', ';', '-', '100', '%', 'within', '5', '应', '能够', '快速', '等', '、', '。', '被', '其', '……', '\n', '\n\n- ', '???', "don't", '’', '\u{1F600}', '\uD800', '\0');
  it('is judged with ranges within it', () => {
    fc.assert(fc.property(fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 40 }), fc.boolean(), fc.constantFrom<Role>('statement', 'criterion', 'step'), (parts, gaps, role) => {
      const text = parts.join(gaps ? ' ' : '');
      for (const { range, rule } of judge(text, role)) assert.ok(range.start >= 0 && range.start < range.end && range.end <= text.length, `${rule} in ${JSON.stringify(text)}`);
    }), { numRuns: 2000 });
  });

  it('is read up to a limit, and in time', () => {
    for (const part of ['fast ', '“', '"', '`a', 'it shall and shall ', '应被并', '等、', 'a.', '?', 'x'.repeat(1000), '5 within 5 ', '时间延迟', 'should that ']) {
      const text = part.repeat(Math.ceil(1e6 / part.length));
      const before = process.cpuUsage();
      assert.ok(judge(text, 'statement').length <= 130);
      const { user, system } = process.cpuUsage(before);
      assert.ok((user + system) / 1000 < 400, `${part}: ${(user + system) / 1000} ms`);
    }
  });
});
