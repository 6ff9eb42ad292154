/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { handOverLexicon, lexiconText, receiveLexicon } from '../../server/src/lexiconHandOver';

/** Two ends of which each hears what the other posts. */
function ends(): [Worker, DedicatedWorkerGlobalScope] {
  const [page, worker] = [new EventTarget(), new EventTarget()];
  const post = (to: EventTarget) => (data: unknown) => to.dispatchEvent(new MessageEvent('message', { data }));
  return [
    Object.assign(page, { postMessage: post(worker) }) as unknown as Worker,
    Object.assign(worker, { postMessage: post(page) }) as unknown as DedicatedWorkerGlobalScope,
  ];
}

describe('the lexicon of a web worker', () => {
  it('is handed over before the worker listens to anything else', async () => {
    const [page, worker] = ends();
    const heard: string[] = [];
    assert.throws(lexiconText, /has not been handed over/);
    receiveLexicon(worker, () => heard.push(`started with ${lexiconText()}`));
    await handOverLexicon(page, gzipSync('{"entries":["é"]}'));
    assert.deepEqual(heard, ['started with {"entries":["é"]}']);
  });

  it('is asked for once: what comes later is the protocol’s', async () => {
    const [page, worker] = ends();
    let starts = 0;
    receiveLexicon(worker, () => starts++);
    await handOverLexicon(page, gzipSync('{}'));
    page.postMessage(gzipSync('[]'));
    assert.equal(starts, 1);
    assert.equal(lexiconText(), '{}');
  });

  it('that is damaged is told of', async () => {
    const [page, worker] = ends();
    receiveLexicon(worker, () => assert.fail('started'));
    await assert.rejects(handOverLexicon(page, new Uint8Array([1, 2, 3])), /could not be unpacked/);
  });

  it('that does not arrive since the worker fails is told of', async () => {
    const [page] = ends();
    const handed = handOverLexicon(page, gzipSync('{}'));
    page.dispatchEvent(Object.assign(new Event('error'), { message: 'no such script' }));
    await assert.rejects(handed, /no such script/);
  });
});
