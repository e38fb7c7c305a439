// Progress rolled up from the statuses of requirements.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { rolledUp } from '../../../src/core/schedule/progress';

describe('rolledUp', () => {
  it('weighs by estimates where all have one', () => {
    assert.equal(rolledUp([{ status: 'released', estimate: '3w' }, { status: 'planned', estimate: '1w' }])?.percent, 75);
    assert.equal(rolledUp([{ status: 'released', estimate: '3w' }, { status: 'planned' }])?.percent, 50);
    assert.equal(rolledUp([{ status: 'released', estimate: '1m' }, { status: 'planned', estimate: '1q' }])?.percent, 25);
    assert.equal(rolledUp([{ status: 'released', estimate: 'soon' }, { status: 'planned', estimate: '1w' }])?.percent, 50);
  });
  it('leaves out what was given up or put off, and says how many count', () => {
    assert.deepEqual(rolledUp([{ status: 'rejected' }, { status: 'deferred' }, { status: 'released' }]), { percent: 100, count: 1, least: 100, most: 100 });
    assert.equal(rolledUp([{ status: 'rejected' }]), undefined);
    assert.equal(rolledUp([{ status: 'toString' }, {}, { status: 5 }]), undefined);
  });
  it('leaves open what the statuses leave open', () => {
    assert.deepEqual(rolledUp([{ status: 'in-progress' }]), { percent: 50, count: 1, least: 0, most: 100 });
    assert.deepEqual(rolledUp([{ status: 'planned' }, { status: 'verified' }]), { percent: 45, count: 2, least: 38, most: 55 });
  });
  it('stays between what is open, and within 0 and 100', () =>
    fc.assert(fc.property(fc.array(fc.record({ status: fc.constantFrom('proposed', 'planned', 'in-progress', 'implemented', 'verified', 'released', 'rejected', 'x'), estimate: fc.constantFrom('1w', '3d', '2m', undefined) })), (list) => {
      const rolled = rolledUp(list);
      if (rolled) assert.ok(0 <= rolled.least && rolled.least <= rolled.percent && rolled.percent <= rolled.most && rolled.most <= 100);
    })));
});
