// Rule wording/no-modal: a statement without a demand.
import { wordingIn } from '../wording/wording';
import type { Rule } from './rule';

const BEGIN = { en: 'Begin with “{text}”', zh: '以“{text}”开头' };

export const wordingNoModal: Rule = {
  id: 'wording/no-modal',
  severity: 'warning',
  kinds: ['requirements', 'prd'],
  description: { en: 'A statement demands nothing: it has no shall or must.', zh: '陈述中没有要求：缺少“应”“必须”。' },
  help: {
    why: { en: 'Without shall or must a reader can’t tell a demand from a description of how things are today.', zh: '没有“应”“必须”，读者无法区分要求和现状描述。' },
    bad: '- statement: The total of the order in the cart.\n- statement: 购物车中的订单总额。',
    good: '- statement: The shop shall show the total of the order in the cart.\n- statement: 商店应在购物车中显示订单总额。',
  },
  messages: {
    default: { en: 'The statement has no “shall” or “must”. Say who shall do what.', zh: '陈述中没有“应”或“必须”。请写明谁应做什么。' },
    imperative: { en: 'The statement does not say who “shall” do it. Begin with the system.', zh: '陈述没有写明谁“应”执行。请以系统作主语。' },
  },
  checkDocument: (document) => wordingIn(document, 'no-modal'),
  *fix({ message, range }, { text }) {
    if (message !== 'imperative') return;
    const first = { start: range.start, end: range.start + 1 };
    const begin = 'The system shall ';
    yield { title: BEGIN, args: { text: begin.trim() }, edits: [{ range: first, newText: `${begin}${text.slice(first.start, first.end).toLowerCase()}` }] };
  },
};
