// A small product in memory, and a document with a cursor in it, for the tests of the language features.
import { checkDocument } from '../../../src/core/rules/check';
import { parseDocument } from '../../../src/core/document/parse';
import type { Document } from '../../../src/core/document/document';
import { emptySnapshot, updateSnapshot } from '../../../src/core/index/build';
import { factsOf } from '../../../src/core/index/facts-of';
import type { Snapshot } from '../../../src/core/index/snapshot';

export const TODAY = '2026-11-22';

export const SHOP: Readonly<Record<string, string>> = {
  'shop/shop.product.yaml': `id: PRODUCT-shop
name: Shop
vision: Buy in a minute.
goals:
  - id: GOAL-1
    title: Fewer lost carts
scoring:
  criteria:
    - {key: brandFit, weight: 2}
`,
  'shop/shop.team.yaml': `teams:
  - id: TEAM-web
    name: Web
people:
  - handle: "@ling"
    name: Ling Zhao
    role: Product manager
  - handle: "@tom"
    name: Tom
`,
  'shop/checkout.prd.yaml': `id: PRD-1
title: Faster checkout
status: draft
owner: "@ling"
requirements: [REQ-12]
`,
  'shop/checkout.req.yaml': `requirements:
  - id: REQ-12
    title: Pay with a saved card
    type: functional
    status: approved
    priority: must
    owner: "@ling"
    statement: When a customer opens the checkout, the shop shall offer the saved cards.
    dependsOn: [REQ-40]
  - id: REQ-40
    title: Save <b>cards</b> [now](command:evil)
    type: security
    status: proposed
    statement: The shop shall keep cards at the bank.
`,
  'shop/notes.prd.md': '---\nid: PRD-2\ntitle: Notes\nstatus: draft\nowner: "@tom"\n---\n# Vision\nSee REQ-12.\n',
  'bank/bank.product.yaml': 'id: PRODUCT-bank\nname: Bank\nvision: Safe.\n',
  'bank/vault.req.yaml': 'id: REQ-77\ntitle: Vault\ntype: system\nstatus: planned\nstatement: The bank shall hold it.\n',
};

export interface Scene {
  readonly snapshot: Snapshot;
  readonly document: Document;
  readonly offset: number;
}

/** The shop, with `text` as `file`; the cursor is at `$0`. */
export function sceneOf(text: string, file = 'shop/new.req.yaml', others: Readonly<Record<string, string>> = SHOP): Scene {
  const offset = text.indexOf('$0');
  const files = { ...others, [file]: text.replace('$0', '') };
  const snapshot = updateSnapshot(emptySnapshot(), Object.entries(files).map(([name, content]) => {
    const document = parseDocument(name, content);
    return { file: name, facts: factsOf(document, checkDocument(document)) };
  }));
  return { snapshot, document: parseDocument(file, files[file] ?? ''), offset };
}
