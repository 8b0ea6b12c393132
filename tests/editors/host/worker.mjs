// A session with the module in a worker, of Node or of a browser (KIND): as it is shipped, with files that exist only here.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { readDirectory } from '../../../editors/host/dist/index.js';

const SHIPPED = new URL('../../../editors/vscode/dist/', import.meta.url);
const wasm = readFileSync(new URL('gohazard.wasm', SHIPPED));

const FILES = {
    'vscode-vfs://host/chat/go.mod': 'module example.com/chat\n\ngo 1.24\n',
    'vscode-vfs://host/chat/serve.go': readFileSync('tests/editors/project/server.go', 'utf8'),
    'vscode-vfs://host/chat/handle.go': readFileSync('tests/editors/project/handle.go', 'utf8'),
};
const access = {
    list: async (uri) => Object.keys(FILES).filter((file) => file.startsWith(`${uri}/`)).map((file) => file.slice(uri.length + 1)),
    read: async (uri) => (uri in FILES ? Buffer.from(FILES[uri]) : undefined),
};

/** Starts the worker; what it posts goes to `receive`. */
async function nodeWorker(receive) {
    const worker = new Worker(new URL('worker-node.js', SHIPPED));
    worker.on('message', receive);
    return { post: (message) => worker.postMessage(message), start: () => worker.postMessage({ gohazard: 'start', wasm }), close: () => worker.terminate() };
}

async function browserWorker(receive) {
    const server = createServer((request, response) => {
        const name = request.url.slice(1);
        const types = { 'worker-browser.js': 'text/javascript', 'gohazard.wasm': 'application/wasm' };
        response.setHeader('content-type', types[name] ?? 'text/html');
        response.end(types[name] ? readFileSync(new URL(name, SHIPPED)) : '<!doctype html>');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { chromium } = createRequire(`${process.env.PLAYWRIGHT}/x.js`)('playwright-core');
    const browser = await chromium.launch({ timeout: 120_000, executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`, { timeout: 120_000 });
    await page.exposeFunction('receive', receive);
    await page.evaluate(() => {
        globalThis.worker = new Worker('/worker-browser.js');
        worker.onmessage = (event) => receive(event.data);
    });
    return {
        post: (message) => page.evaluate((it) => worker.postMessage(it), message),
        start: () => page.evaluate(async () => {
            const wasm = new Uint8Array(await (await fetch('/gohazard.wasm')).arrayBuffer());
            worker.postMessage({ gohazard: 'start', wasm });
        }),
        close: async () => {
            await browser.close();
            server.close();
        },
    };
}

const received = [];
const worker = await (process.env.KIND === 'browser' ? browserWorker : nodeWorker)(async (message) => {
    if (message.method === 'gohazard/readDirectory') {
        await worker.post({ jsonrpc: '2.0', id: message.id, result: await readDirectory(message.params, access) });
    } else if (message.method && message.id !== undefined) {
        await worker.post({ jsonrpc: '2.0', id: message.id, result: message.method === 'workspace/configuration' ? [null] : null });
    } else {
        received.push(message);
    }
});

async function eventually(what, condition) {
    for (let wait = 0; wait < 2400; wait++) {
        if (condition()) return console.log(`ok - ${what}`);
        await delay(50);
    }
    assert.fail(`${what}\n${JSON.stringify(received, null, 1).slice(0, 4000)}`);
}

async function request(id, method, params) {
    await worker.post({ jsonrpc: '2.0', id, method, params });
    await eventually(`${method} is answered`, () => received.some((message) => message.id === id));
    return received.find((message) => message.id === id).result;
}

const notify = (method, params) => worker.post({ jsonrpc: '2.0', method, params });
const uri = 'vscode-vfs://host/chat/serve.go';
const published = () => received.filter((message) => message.method === 'textDocument/publishDiagnostics').map((message) => message.params);
/** The rules that the newest diagnostics of all documents speak of. */
const rules = () => {
    const newest = Object.values(Object.fromEntries(published().map((params) => [params.uri, params])));
    return newest.flatMap((params) => params.diagnostics.map((diagnostic) => diagnostic.code)).sort();
};

try {
    await worker.start();
    await eventually('the worker says that it is ready', () => received.some((message) => message.gohazard === 'ready'));
    const initialized = await request(1, 'initialize', {
        processId: null,
        rootUri: 'vscode-vfs://host/chat',
        capabilities: { textDocument: { publishDiagnostics: {}, hover: { contentFormat: ['markdown'] } } },
    });
    assert.equal(initialized.serverInfo.name, 'gohazard');
    await notify('initialized', {});
    await notify('textDocument/didOpen', { textDocument: { uri, languageId: 'go', version: 1, text: FILES[uri] } });
    await eventually('the accept loop spins', () => rules().includes('accept-spin'));
    await eventually('the connection leaks in another file', () => published().length > 0);

    received.push({ crash: true });
    await worker.post({ gohazard: 'trap' });
    await eventually('a crash is told', () => received.some((message) => message.method === 'window/showMessage'));
    received.splice(0, received.findIndex((message) => message.crash));
    await eventually('and the fresh instance finds the same', () => rules().includes('accept-spin'));
    await request(2, 'shutdown', undefined);
} finally {
    await worker.close();
}
