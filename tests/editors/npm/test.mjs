// The installed package beside the native program, on the same files.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const { NPM_GOHAZARD, NATIVE, PROJECT } = process.env;

function run(program, args, cwd) {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
    return { status, stdout, stderr };
}

function same(args, cwd = process.cwd()) {
    const ours = run(NPM_GOHAZARD, args, cwd);
    assert.deepEqual(ours, run(NATIVE, args, cwd), args.join(' '));
    return ours;
}

test('the findings of the sample are those of the native program, as text and as JSON', () => {
    const { status, stdout } = same(['check', '--format', 'json', 'tests/sample']);
    assert.equal(status, 1);
    assert.equal(JSON.parse(stdout).findings.length, 3);
    same(['check', 'tests/sample/...', './tests/sample/serve.go', 'tests//sample']);
    same(['check', '--tier', 'bug', '--fail-on', 'bug', 'tests/sample']);
    same(['check', '--format', 'json'], PROJECT);
});

test('what can not be read is told, and the rest is checked', () => {
    const home = mkdtempSync(join(tmpdir(), 'npm-'));
    try {
        cpSync('tests/sample', join(home, 'a'), { recursive: true });
        mkdirSync(join(home, 'a/vendor/v'), { recursive: true });
        writeFileSync(join(home, 'a/vendor/v/v.go'), 'package v\n');
        writeFileSync(join(home, 'a/bad.go'), Buffer.from('package main\n\n// \xff\n', 'latin1'));
        writeFileSync(join(home, 'a/broken.go'), 'package main\n\nfunc (\n');
        symlinkSync('..', join(home, 'a/loop'));
        same(['check', '--format', 'json', 'a', 'missing', 'a/go.mod', 'a/serve.go/...'], home);
    } finally {
        rmSync(home, { recursive: true });
    }
});

test('fixing makes the same files', () => {
    const homes = [NPM_GOHAZARD, NATIVE].map((program) => {
        const home = mkdtempSync(join(tmpdir(), 'npm-'));
        cpSync('tests/sample', home, { recursive: true });
        return { home, fixed: run(program, ['fix', '.'], home) };
    });
    const [ours, theirs] = homes;
    assert.deepEqual(ours.fixed, theirs.fixed);
    for (const name of ['repeat.go', 'serve.go', 'session.go']) {
        assert.equal(readFileSync(join(ours.home, name), 'utf8'), readFileSync(join(theirs.home, name), 'utf8'), name);
    }
    for (const { home } of homes) rmSync(home, { recursive: true });
});

test('pages of rules, and of rules that are not there', () => {
    assert.match(same(['explain', 'lost-cancel']).stdout, /lost-cancel/);
    const missing = run(NPM_GOHAZARD, ['explain', 'no-such-rule']);
    assert.equal(missing.status, 2);
    assert.match(missing.stderr, /no-such-rule/);
});

test('the version is that of the native program', () => {
    same(['--version']);
});

test('a wrong command line ends with 2 and says what is wrong', () => {
    for (const args of [[], ['chek'], ['check', '--format', 'xml'], ['check', '--nothing'], ['explain']]) {
        const { status, stderr } = run(NPM_GOHAZARD, args);
        assert.equal(status, 2, args.join(' '));
        assert.match(stderr, /^gohazard: /);
    }
});
