import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { BrokenFrame, FrameCutter, FrameReader } from '../../server/src/lsp/framing';

const frame = (body: string, header = `Content-Length: ${Buffer.byteLength(body)}`) => Buffer.from(`${header}\r\n\r\n${body}`);
const bodies = (...chunks: Buffer[]) => {
  const cutter = new FrameCutter();
  return chunks.flatMap((chunk) => [...cutter.push(chunk)].map((body) => body.toString('utf8')));
};

describe('frames', () => {
  it('are cut whatever the chunks', () => {
    const all = Buffer.concat([frame('{"a":"é😀"}'), frame('{}'), frame('')]);
    assert.deepEqual(bodies(all), ['{"a":"é😀"}', '{}', '']);
    assert.deepEqual(bodies(...[...all].map((byte) => Buffer.from([byte]))), ['{"a":"é😀"}', '{}', '']);
  });

  it('may write their header in any order and case', () => {
    for (const header of [
      'content-length:2',
      'Content-Type: application/vscode-jsonrpc; charset=utf8\r\nContent-Length: 2',
      'Content-Length: 2\r\nContent-Type: x; charset="utf-8"',
    ]) {
      assert.deepEqual(bodies(frame('{}', header)), ['{}'], header);
    }
  });

  it('with a broken header are an error and not a guess', () => {
    const broken = [
      'Content-Length: abc',
      'Content-Length: -5',
      'Content-Length: 0x24',
      'Content-Length: 99999999999',
      'Content-Length 2',
      'X: 2',
      'Content-Length: 2\r\nContent-Type: x; charset=utf-16',
      'Content-Length: 2\n\n{}Content-Length: 2',
    ];
    for (const header of broken) assert.throws(() => bodies(frame('{}', header)), BrokenFrame, header);
    assert.throws(() => bodies(Buffer.alloc(70_000, 'A')), BrokenFrame);
    assert.throws(() => bodies(Buffer.from(`${'X: y\r\n'.repeat(12_000)}\r\n`)), BrokenFrame);
  });

  it('are read as messages; a body that is no JSON is reported and the next one read', () => {
    const stream = new PassThrough();
    let bad = 0;
    const heard: unknown[] = [];
    const errors: Error[] = [];
    const reader = new FrameReader(stream, () => bad++);
    reader.onError((error) => errors.push(error));
    reader.listen((message) => heard.push(message));
    stream.emit('data', Buffer.concat([frame('no JSON'), frame('['.repeat(100_000)), frame('{"jsonrpc":"2.0","method":"x"}')]));
    assert.equal(bad, 2);
    assert.deepEqual(heard, [{ jsonrpc: '2.0', method: 'x' }]);
    stream.emit('data', frame('{}', 'nonsense'));
    assert.equal(errors.length, 1);
    stream.emit('data', frame('{"jsonrpc":"2.0","method":"y"}'));
    assert.equal(heard.length, 1, 'nothing is read after a broken frame');
  });
});
