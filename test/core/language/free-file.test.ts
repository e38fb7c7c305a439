// Names of new files, also for things that are views of what is stored, whose fields are no properties of their own.
import assert from 'node:assert/strict';
import { freeFile } from '../../../src/core/language/free-file';
import { snapshotOf } from '../workspace';

const text = 'requirements:\n  - id: REQ-9\n    title: Receipt for each trip\n    type: functional\n    status: proposed\n    statement: The app shall send a receipt.\n';

describe('language/free-file', () => {
  it('names a file after the title of a thing, beside another and unlike those that are there', () => {
    const snapshot = snapshotOf({ 'q/a.req.yaml': text, 'q/pay.req.yaml': 'requirements: []\n' });
    assert.equal(freeFile(snapshot, 'q/a.req.yaml', { id: 'REQ-9', title: 'Pay' }), 'q/pay-2.req.yaml');
    assert.equal(freeFile(snapshot, 'a.req.yaml', { id: 'REQ-9', fields: { title: 'Pay' } }), 'pay.req.yaml');
    assert.equal(freeFile(snapshot, 'a.req.yaml', { id: 'REQ-9', fields: {} }), 'req-9.req.yaml');
    const taken = new Set(['pay.req.yaml']);
    assert.equal(freeFile(snapshot, 'a.req.yaml', { id: 'REQ-9', title: 'Pay' }, taken), 'pay-2.req.yaml');
    assert.ok(taken.has('pay-2.req.yaml'));
  });

  it('reads the title of a view', () => {
    const snapshot = snapshotOf({ 'q/a.req.yaml': text });
    const [entity] = snapshot.files.get('q/a.req.yaml')?.entities ?? [];
    assert.ok(entity);
    const view = Object.create({ get fields() { return entity.fields; }, get id() { return entity.id; } }) as typeof entity;
    assert.equal(freeFile(snapshot, 'q/a.req.yaml', view), 'q/receipt-for-each-trip.req.yaml');
  });
});
