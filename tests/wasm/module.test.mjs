// What the built module promises whoever loads it: no imports, the agreed exports, a small download.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const bytes = readFileSync(process.env.GOHAZARD_WASM);
const module = new WebAssembly.Module(bytes);

test('it needs nothing from its host', () => {
    assert.deepEqual(WebAssembly.Module.imports(module), []);
});

test('it exports the interface that the hosts use', () => {
    const names = WebAssembly.Module.exports(module).map((each) => each.name);
    for (const name of ['memory', 'alloc', 'handle', 'next', 'poll', 'exit_code', 'panic']) assert.ok(names.includes(name), name);
});

test('it is a small download', () => {
    const size = gzipSync(bytes, { level: 9 }).length;
    console.log(`${bytes.length} bytes, ${size} gzipped`);
    // A guard, not the goal, which is 800 kB: what tower-lsp instantiates for each message of the protocol outweighs the engine.
    assert.ok(size < 1_500_000, `${size} bytes gzipped`);
});
