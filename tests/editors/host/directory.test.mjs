// How questions about directories are answered, from a made-up file system and from the machine's.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { readDirectory } from '../../../editors/host/dist/index.js';
import { nodeFiles } from '../../../editors/host/dist/node-files.js';

function madeUp(files) {
    const asked = [];
    const access = {
        asked,
        async list(uri) {
            const names = Object.keys(files).filter((file) => file.startsWith(`${uri}/`)).map((file) => file.slice(uri.length + 1));
            return names.filter((name) => !name.includes('/')).map(decodeURIComponent);
        },
        async read(uri) {
            asked.push(uri);
            return files[uri] === undefined ? undefined : Buffer.from(files[uri]);
        },
    };
    return access;
}

test('the Go files, what governs them, and nothing else', async () => {
    const access = madeUp({
        'vscode-vfs://host/repo/go.mod': 'module m\n',
        'vscode-vfs://host/repo/go.work': 'go 1.24\n',
        'vscode-vfs://host/repo/.gohazard.toml': 'x = 1\n',
        'vscode-vfs://host/repo/vendor/modules.txt': '# m\n',
        'vscode-vfs://host/repo/a/b.go': 'package a // b\n',
        'vscode-vfs://host/repo/a/a%20b%23.go': 'package a\n',
        'vscode-vfs://host/repo/a/README.md': '',
        'vscode-vfs://host/repo/a/c/c.go': 'package c\n',
    });
    const found = await readDirectory({ uri: 'vscode-vfs://host/repo/a/' }, access);
    assert.deepEqual(found, {
        files: [{ name: 'a b#.go', text: 'package a\n' }, { name: 'b.go', text: 'package a // b\n' }],
        complete: true,
        goMod: { uri: 'vscode-vfs://host/repo/go.mod', text: 'module m\n' },
        goWork: { uri: 'vscode-vfs://host/repo/go.work', text: 'go 1.24\n' },
        modulesTxt: { uri: 'vscode-vfs://host/repo/vendor/modules.txt', text: '# m\n' },
        config: { uri: 'vscode-vfs://host/repo/.gohazard.toml', text: 'x = 1\n' },
    });
});

test('it looks no further than the root', async () => {
    for (const [uri, highest] of [['file:///a/b', 'file:///go.mod'], ['vscode-vfs://h/p', 'vscode-vfs://h/go.mod'], ['untitled:x', 'untitled:x/go.mod']]) {
        const access = madeUp({});
        const found = await readDirectory({ uri }, access);
        assert.equal(found.goMod, null);
        assert.equal(found.complete, true, 'a directory that is not there has no files');
        assert.equal(access.asked.filter((file) => file.endsWith('/go.mod')).at(-1), highest);
    }
});

test('the limits leave files out and say so', async () => {
    const access = madeUp({ 'file:///a/a.go': '12345', 'file:///a/b.go': '1234567', 'file:///a/c.go': '12' });
    const names = async (limits) => {
        const found = await readDirectory({ uri: 'file:///a', ...limits }, access);
        return [found.files.map((file) => file.name).join(), found.complete];
    };
    assert.deepEqual(await names({}), ['a.go,b.go,c.go', true]);
    assert.deepEqual(await names({ maxFiles: 2 }), ['a.go,b.go', false]);
    assert.deepEqual(await names({ maxBytes: 8 }), ['a.go,c.go', false]);
});

test('files of the machine: links to files count, loops and broken links do not', async () => {
    const root = mkdtempSync(join(tmpdir(), 'host-'));
    try {
        mkdirSync(join(root, 'ä b'));
        writeFileSync(join(root, 'go.mod'), 'module m\n');
        writeFileSync(join(root, 'ä b', 'x.go'), Buffer.from([0xef, 0xbb, 0xbf, 0x70, 0xff]));
        symlinkSync('x.go', join(root, 'ä b', 'link.go'));
        symlinkSync('nowhere', join(root, 'ä b', 'broken.go'));
        symlinkSync('loop.go', join(root, 'ä b', 'loop.go'));
        mkdirSync(join(root, 'ä b', 'folder.go'));
        const found = await readDirectory({ uri: pathToFileURL(join(root, 'ä b')).href }, nodeFiles);
        assert.deepEqual(found.files.map((file) => file.name), ['link.go', 'x.go']);
        assert.equal(found.files[1].text, '\ufeffp\ufffd');
        assert.equal(found.goMod.text, 'module m\n');
        assert.equal(found.complete, true);
    } finally {
        rmSync(root, { recursive: true });
    }
});

test('what is not a file of the machine is not there', async () => {
    assert.equal(await nodeFiles.list('untitled:x'), undefined);
    assert.equal(await nodeFiles.read('file://other-machine/x'), undefined);
    assert.equal(await nodeFiles.read('file:///%00'), undefined);
});
