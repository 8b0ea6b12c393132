// How the host drives a server and what it does when the server crashes, with a scripted server instead of the module.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Host, Trap } from '../../../editors/host/dist/index.js';

/** Records what it is told, answers requests, traps on documents whose text says so. */
class Scripted {
    told = [];
    polls = [];
    out = [];
    wake = undefined;

    handle(text) {
        const message = JSON.parse(text);
        this.told.push(message);
        if (JSON.stringify(message.params ?? '').includes('TRAP')) throw new Trap('index out of bounds');
        if (message.method === 'initialize') this.out.push(reply(message.id, { capabilities: { positionEncoding: 'utf-16' } }));
        return this.queued();
    }

    poll(now) {
        this.polls.push(now);
        const wake = this.wake?.(now);
        return { messages: this.queued(), wake };
    }

    exitCode() {
        return this.told.some((message) => message.method === 'shutdown') ? 0 : 1;
    }

    trap() {
        throw new Trap('trapped on request');
    }

    queued() {
        return this.out.splice(0).map((message) => JSON.stringify(message));
    }
}

const reply = (id, result) => ({ jsonrpc: '2.0', id, result });
const request = (id, method, params = {}) => ({ jsonrpc: '2.0', id, method, params });
const notify = (method, params = {}) => ({ jsonrpc: '2.0', method, params });
const open = (uri, text) => notify('textDocument/didOpen', { textDocument: { uri, languageId: 'go', version: 1, text } });
const change = (uri, version, ...contentChanges) => notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
const insert = (line, character, text) => ({ range: { start: { line, character }, end: { line, character } }, text });

function start(files) {
    const servers = [];
    const sent = [];
    const host = new Host({
        start: () => servers[servers.push(new Scripted()) - 1],
        send: (message) => sent.push(message),
        files,
        exit: (code) => sent.push({ exit: code }),
    });
    host.receive(request(1, 'initialize', { rootUri: 'file:///w' }));
    host.receive(notify('initialized'));
    return { host, servers, sent, methods: () => sent.map((message) => message.method ?? `reply ${message.id}`) };
}

test('a fresh instance is told what the crashed one knew', () => {
    const { host, servers, sent } = start();
    host.receive(notify('workspace/didChangeConfiguration', { settings: 1 }));
    host.receive(notify('workspace/didChangeConfiguration', { settings: 2 }));
    host.receive(open('file:///w/a.go', 'package a\n// 😀\n'));
    host.receive(change('file:///w/a.go', 2, insert(1, 5, 'é'), insert(1, 6, '!')));
    host.receive(open('file:///w/b.go', 'package b\n'));
    host.receive(notify('textDocument/didClose', { textDocument: { uri: 'file:///w/b.go' } }));
    host.trap();

    assert.equal(servers.length, 2);
    const [initialize, initialized, configuration, opened, ...rest] = servers[1].told;
    assert.equal(initialize.params.rootUri, 'file:///w');
    assert.equal(initialized.method, 'initialized');
    assert.equal(configuration.params.settings, 2);
    assert.deepEqual(opened.params.textDocument, { uri: 'file:///w/a.go', languageId: 'go', version: 2, text: 'package a\n// 😀é!\n' });
    assert.deepEqual(rest, []);
    assert.equal(sent.filter((message) => message.id === 1).length, 1, 'the second initialize is answered to nobody');
    const shown = sent.filter((message) => message.method === 'window/showMessage');
    assert.equal(shown.length, 1);
    assert.match(shown[0].params.message, /trapped on request/);
});

test('requests in flight are answered with an error', () => {
    const { host, sent } = start();
    host.receive(request(7, 'textDocument/hover'));
    host.trap();
    assert.equal(sent.find((message) => message.id === 7).error.code, -32802);
});

test('an answer to a request of the crashed instance is dropped', () => {
    const { host, servers, sent } = start();
    servers[0].out.push(request(3, 'workspace/configuration'));
    host.receive(notify('one'));
    host.trap();
    servers[1].out.push(request(3, 'workspace/configuration'));
    host.receive(notify('two'));
    const asked = sent.filter((message) => message.method === 'workspace/configuration');
    assert.deepEqual(asked.map((message) => message.id), [3, '1:3']);

    host.receive(reply(3, ['old']));
    host.receive(reply('1:3', ['new']));
    const answers = servers[1].told.filter((message) => message.result);
    assert.deepEqual(answers, [reply(3, ['new'])]);
});

test('what the client has registered is not registered again', async () => {
    const { host, servers, sent } = start();
    const register = request('r', 'client/registerCapability', { registrations: [{ id: 'watch', method: 'm' }] });
    servers[0].out.push(register);
    host.receive(notify('one'));
    host.trap();
    servers[1].out.push(register);
    host.receive(notify('two'));
    await delay(5);
    assert.equal(sent.filter((message) => message.method === register.method).length, 1);
    assert.ok(servers[1].told.some((message) => message.id === 'r' && message.result === null));
});

test('a document that crashes the server twice is left out until it is opened again', () => {
    const { host, servers, sent } = start();
    host.receive(open('file:///w/good.go', 'package good'));
    host.receive(open('file:///w/bad.go', 'package TRAP'));
    // The first crash, then the one while it was told again.
    assert.equal(servers.length, 3);
    assert.deepEqual(servers[2].told.slice(2).map((message) => message.params.textDocument.uri), ['file:///w/good.go']);
    assert.ok(sent.some((message) => message.method === 'textDocument/publishDiagnostics' && message.params.uri === 'file:///w/bad.go'));

    host.receive(change('file:///w/bad.go', 2, { text: 'package TRAP2' }));
    assert.equal(servers.length, 3);
    host.receive(notify('textDocument/didClose', { textDocument: { uri: 'file:///w/bad.go' } }));
    host.receive(open('file:///w/bad.go', 'package fine'));
    assert.equal(servers[2].told.at(-1).params.textDocument.text, 'package fine');
});

test('after the sixth crash in three minutes it stays stopped and says so', () => {
    const { host, servers, sent } = start();
    for (let crash = 0; crash < 6; crash++) host.trap();
    assert.equal(servers.length, 6);
    assert.match(sent.at(-1).params.message, /stays stopped/);
    host.receive(request(9, 'textDocument/hover'));
    assert.equal(sent.at(-1).id, 9);
    assert.ok(sent.at(-1).error);
});

test('the server is polled until it has nothing to do, and again at the time that it names', async (t) => {
    const { host, servers } = start();
    const [server] = servers;
    const polled = async (times) => {
        for (let wait = 0; wait < 200 && server.polls.length < times; wait++) await delay(10);
        await delay(20);
        assert.equal(server.polls.length, times);
    };
    let slices = 3;
    server.polls = [];
    server.wake = (now) => (slices-- > 0 ? now : undefined);
    host.receive(notify('work'));
    await polled(4);

    // What is asked of the clock counts, not when it rings: that depends on the machine.
    const timers = t.mock.method(globalThis, 'setTimeout').mock;
    const waits = () => timers.calls.map((call) => call.arguments[1]).filter((wait) => wait > 100 && wait <= 200);
    server.polls = [];
    let isDelayed = true;
    server.wake = (now) => (isDelayed ? ((isDelayed = false), now + 200) : undefined);
    host.receive(notify('later'));
    await polled(2);
    assert.equal(waits().length, 1);
});

test('questions about files are answered by the host, all others by the client', async () => {
    const files = { list: async () => ['a.go'], read: async (uri) => (uri === 'file:///w/a.go' ? Buffer.from('package a') : undefined) };
    const { host, servers, sent } = start(files);
    servers[0].out.push(request('gohazard/1', 'gohazard/readDirectory', { uri: 'file:///w' }));
    host.receive(notify('one'));
    await delay(5);
    const answer = servers[0].told.at(-1);
    assert.equal(answer.id, 'gohazard/1');
    assert.deepEqual(answer.result.files, [{ name: 'a.go', text: 'package a' }]);
    assert.ok(!sent.some((message) => message.method === 'gohazard/readDirectory'));
});

test('what is not a message goes to the server as it is', () => {
    const { host, servers } = start();
    const texts = [];
    servers[0].handle = (text) => (texts.push(text), []);
    host.receiveText('{');
    host.receiveText('[1]');
    assert.deepEqual(texts, ['{', '[1]']);
});

test('messages that make no sense do not harm the host', () => {
    const { host, servers } = start();
    host.receive(open('file:///w/a.go', 'package a\n'));
    host.receive(change('file:///w/a.go', 2, { range: 5, text: 'x' }, { text: 7 }, null, { text: 'package b\n' }));
    host.receive(notify('textDocument/didChange', { textDocument: { uri: 'file:///w/a.go' }, contentChanges: 3 }));
    host.receive(notify('textDocument/didOpen', { textDocument: 5 }));
    host.receive({ jsonrpc: '2.0', id: null });
    host.receive({ jsonrpc: '2.0', id: {}, method: 7, params: null });
    host.trap();
    assert.equal(servers[1].told.at(-1).params.textDocument.text, 'package b\n');
});

test('the process ends as the server says, and also when there is none', () => {
    const running = start();
    running.host.receive(request(2, 'shutdown'));
    running.host.receive(notify('exit'));
    assert.equal(running.sent.at(-1).exit, 0);

    const stopped = start();
    for (let crash = 0; crash < 6; crash++) stopped.host.trap();
    stopped.host.receive(notify('exit'));
    assert.equal(stopped.sent.at(-1).exit, 1);
});
