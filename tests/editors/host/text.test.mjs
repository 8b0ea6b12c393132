// Positions in each encoding, and messages on a stream however it is cut.
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { offsetAt, utf8Length } from '../../../editors/host/dist/index.js';
import { readMessages, writeMessage } from '../../../editors/host/dist/stdio.js';

test('columns count units of the encoding', () => {
    const text = 'é😀x\r\ny\rz\n';
    const at = (line, character, encoding) => offsetAt(text, { line, character }, encoding);
    assert.deepEqual([at(0, 3, 'utf-16'), at(0, 6, 'utf-8'), at(0, 2, 'utf-32')], [3, 3, 3]);
    assert.deepEqual([at(0, 99, 'utf-16'), at(0, 99, 'utf-8')], [4, 4], 'the end of the line');
    assert.deepEqual([at(1, 1, 'utf-16'), at(2, 0, 'utf-8'), at(3, 0, 'utf-16')], [7, 8, 10]);
    assert.equal(at(9, 0, 'utf-16'), text.length, 'the end of the text');
});

test('lengths in UTF-8', () => {
    for (const character of ['a', 'é', '€', '😀']) {
        assert.equal(utf8Length(character.codePointAt(0)), Buffer.byteLength(character));
    }
});

async function received(chunks) {
    const input = new PassThrough();
    const output = new PassThrough();
    const texts = [];
    const ended = new Promise((resolve) => readMessages(input, output, (text) => texts.push(text), resolve));
    for (const chunk of chunks) input.write(chunk);
    input.end();
    await ended;
    const complaints = String(output.read() ?? '').match(/"code":-32700/g) ?? [];
    return [texts, complaints.length];
}

test('messages arrive whole however the stream is cut', async () => {
    const output = new PassThrough();
    const messages = [{ jsonrpc: '2.0', method: 'a', params: 'é😀' }, { jsonrpc: '2.0', method: 'b' }];
    for (const message of messages) writeMessage(output, message);
    const bytes = output.read();
    const whole = messages.map((message) => JSON.stringify(message));
    for (const step of [1, 2, 7, bytes.length]) {
        const chunks = [];
        for (let at = 0; at < bytes.length; at += step) chunks.push(bytes.subarray(at, at + step));
        assert.deepEqual(await received(chunks), [whole, 0], `pieces of ${step}`);
    }
});

test('headers in any order and letter case, and lines that something else printed', async () => {
    assert.deepEqual(await received(['warning: x\r\ncontent-type: x\nCONTENT-LENGTH :2\n\n{}']), [['{}'], 0]);
});

test('what is no message is answered, and the next one is read', async () => {
    assert.deepEqual(await received(['GET / HTTP/1.1\r\n\r\nContent-Length: 2\r\n\r\n{}']), [['{}'], 1]);
    assert.deepEqual(await received(['Content-Length: twelve\r\n\r\nContent-Length: 0\r\n\r\n']), [[''], 1]);
    assert.deepEqual(await received([Buffer.from('Content-Length: 1\r\n\r\n\xff', 'latin1'), 'Content-Length: 2\r\n\r\n[]']), [['[]'], 1]);
    assert.deepEqual(await received([Buffer.alloc(100_000, 'x'), 'Content-Length: 2\r\n\r\n[]']), [['[]'], 1]);
});

test('a message that is too long is passed over', async () => {
    const long = Array(4).fill(Buffer.alloc(100_000_000, '\n'));
    assert.deepEqual(await received(['Content-Length: 400000000\r\n\r\n', ...long, 'Content-Length: 2\r\n\r\n{}']), [['{}'], 1]);
});

test('a cut message is dropped', async () => {
    assert.deepEqual(await received(['Content-Length: 20\r\n\r\n{}']), [[], 0]);
});
