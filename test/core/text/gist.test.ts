// Sentences that say nearly the same have one gist, others have not.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { gistOf, isGist } from '../../../src/core/text/gist';

const BASE = 'The app shall show the fare of each saved trip in the history.';

describe('gist of a sentence', () => {
  for (const same of ['In the history, the system must display the fares for all saved trips', 'the app should be able to show the saved trip’s FARE quickly in the history', 'Fare, saved, trip: show it in the history!']) {
    it(`is that of “${same}”`, () => assert.equal(gistOf(same.replace('’s', '')), gistOf(BASE)));
  }
  for (const other of ['The app shall not show the fare of each saved trip in the history.', 'The app shall show the fare of 3 saved trips in the history.', 'The app shall hide the fare of each saved trip in the history.', 'The app shall show the fare of each saved trip.']) {
    it(`is not that of “${other}”`, () => assert.notEqual(gistOf(other), gistOf(BASE)));
  }

  it('takes pairs of Chinese characters, but for modal verbs and the like', () => {
    assert.equal(gistOf('应用应显示已保存行程的票价。'), gistOf('系统必须能够显示已保存的行程票价'));
    assert.notEqual(gistOf('应用应显示已保存行程的票价。'), gistOf('应用不应显示已保存行程的票价。'));
  });

  it('is nothing where a sentence says too little', () => {
    for (const text of ['', 'The app shall log in.', 'TBD', '应用应登录。']) assert.equal(gistOf(text), undefined);
  });

  it('is no id, and hangs on no order', () => {
    fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-zA-Z0-9]{1,8}$/), { maxLength: 30 }), (words) => {
      const gist = gistOf(words.join(' '));
      assert.equal(gistOf(words.reverse().join(' ')), gist);
      assert.ok(gist === undefined || isGist(gist));
    }));
    assert.ok(!isGist('REQ-1'));
  });

  it('of a thousand sentences is another one each', () => {
    const gists = new Set(Array.from({ length: 1000 }, (_, i) => gistOf(`The gate of platform number ${i} shall open for each rider with a ticket.`)));
    assert.equal(gists.size, 1000);
  });
});
