// Rule ref/ambiguous: an id that several other products define, and the own one doesn't.
import { resolve, scopeOf } from '../index/lookup';
import type { Rule } from './rule';

export const refAmbiguous: Rule = {
  id: 'ref/ambiguous',
  severity: 'warning',
  description: { en: 'A reference could mean things of several other products.', zh: '引用可能指向多个其他产品中的内容。' },
  help: {
    why: { en: 'A reference looks in its own product first, then in the others. Where several others have the id, nobody can tell which is meant. Give the products ids with their name, as PAY-REQ-1.', zh: '引用先在本产品中查找，再查找其他产品。若多个其他产品都有该编号，就无法判断所指。请在编号中带上产品名，如 PAY-REQ-1。' },
    bad: '# app/, shop/ and pay/ are products; shop/ and pay/ both define REQ-1\ndependsOn: [REQ-1] # in app/',
    good: 'dependsOn: [PAY-REQ-1]',
  },
  messages: {
    default: { en: '{id} is defined in several products: {products}. Give it an id of its own.', zh: '{id} 在多个产品中有定义：{products}。请使用各不相同的编号。' },
    one: { en: 'One {id}', zh: '其中一个 {id}' },
  },
  *check(facts, { snapshot }) {
    for (const { id, range, file } of facts.references) {
      const resolution = resolve(snapshot, id, file);
      if (resolution.kind !== 'ambiguous') continue;
      const products = resolution.entities.map((entity) => scopeOf(snapshot, entity.file) || '.').join(', ');
      yield {
        message: 'default',
        args: { id, products },
        range,
        related: resolution.entities.slice(0, 20).map((entity) => ({ file: entity.file, range: entity.idRange, message: 'one', args: { id } })),
      };
    }
  },
};
