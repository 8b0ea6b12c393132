// Drives the extension in one kind of host (HOST: desktop or web), as a user would.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodeServer } from './code-server.mjs';
import { Workbench } from './workbench.mjs';

const { HOST, PROJECT, VSIX, CODE_SERVER, CHROMIUM, PLAYWRIGHT, PICTURES } = process.env;
const settings = {
    'gohazard.trace.server': 'messages',
    'editor.codeActionsOnSave': { 'source.fixAll.gohazard': 'explicit' },
    ...JSON.parse(process.env.SETTINGS ?? '{}'),
    // The same package has an entry for each kind of host; this chooses the browser's.
    ...(HOST === 'web' && { 'remote.extensionKind': { 'gohazard.gohazard-vscode': ['web'] } }),
};
const keys = [{ key: 'ctrl+alt+t', command: 'gohazard.internal.trap' }];
const server = await CodeServer.start({
    codeServer: CODE_SERVER, chromium: CHROMIUM, playwright: PLAYWRIGHT, vsix: VSIX, folder: PROJECT, file: join(PROJECT, 'poll.go'), settings, keys,
});
const bench = new Workbench(server.page, PICTURES);
try {
    await run(bench);
} catch (error) {
    await bench.picture('failure');
    throw error;
} finally {
    await server.stop();
}

async function run(bench) {
    await bench.eventually('the squiggle is there', async () => (await bench.squiggles()) === 1);
    await bench.picture('squiggle');
    await bench.focus();

    // The column behind "é" and a smiley.
    const source = readFileSync(join(PROJECT, 'poll.go'), 'utf8').split('\n');
    const line = source.findIndex((text) => text.includes('ctx, _ =')) + 1;
    const column = source[line - 1].indexOf('_ =') + 1;
    const beforeEnd = source[line - 1].length - column + 1;
    await bench.eventually('its column counts UTF-16 units', async () =>
        (await bench.problems()).some((row) => row.includes('lost-cancel') && row.includes(`[Ln ${line}, Col ${column}]`)));
    await bench.picture('problems');
    await bench.hideProblems();

    await bench.goTo(line, beforeEnd);
    const hover = await bench.hover('the hover explains it', 'lost-cancel');
    await bench.picture('hover');
    await hover.locator('a', { hasText: 'lost-cancel' }).first().click();
    await bench.eventually('its link opens the page of the rule', () => bench.rendered('lost-cancel'));
    await bench.picture('page');
    await bench.close('lost-cancel.md');

    await bench.open('poll.go');
    await bench.goTo(line, beforeEnd);
    await bench.quickFix('the light bulb offers the fix', 'cancel');
    await bench.picture('light-bulb');
    await bench.keys('Enter');
    await bench.eventually('the fix is applied', () => bench.contains('defer cancel()'));
    await bench.eventually('the squiggle is gone', async () => (await bench.squiggles()) === 0);
    await bench.picture('fixed');
    await bench.focus();
    await bench.keys('Control+z');
    await bench.eventually('undoing brings it back', async () => (await bench.squiggles()) === 1);

    // Suppressing it with a reason.
    await bench.goTo(line, beforeEnd);
    const ignore = await bench.quickFix('it can be suppressed', 'Ignore');
    await ignore.click();
    await bench.eventually('by a comment above it', () => bench.contains('//gohazard:ignore lost-cancel'));
    await bench.eventually('the suppressed finding is gone', async () => (await bench.squiggles()) === 0);
    await bench.picture('suppressed');
    await bench.focus();
    await bench.keys('Control+z');
    await bench.eventually('until it is undone', async () => (await bench.squiggles()) === 1);

    await recovers(bench);
    await siblings(bench);
    await versions(bench);
    await fixesOnSave(bench);
}

async function recovers(bench) {
    await bench.command('gohazard: Restart Server');
    await bench.eventually('a restarted server finds it again', async () => (await bench.squiggles()) === 1);
    await bench.focus();
    await bench.keys('Control+Alt+t');
    await bench.eventually('a crash is told', async () =>
        (await server.page.locator('.notification-toast', { hasText: 'crashed' }).count()) > 0);
    await bench.picture('crash');
    await bench.focus();
    await bench.goTo(1, 0);
    await bench.type(' // typed after the crash');
    await bench.eventually('and the fresh server knows the document', async () => (await bench.squiggles()) === 1);
    await bench.keys('Control+z', 'Control+z');
}

async function siblings(bench) {
    await bench.open('handle.go');
    const leaks = async () => (await bench.problems()).some((row) => row.includes('leaked-conn'));
    await bench.eventually('a connection leaks', leaks);
    await bench.picture('leak');
    const caller = readFileSync(join(PROJECT, 'server.go'), 'utf8');
    const closing = caller.replace('go handle(conn)', 'go func() {\n\t\t\tdefer conn.Close()\n\t\t\thandle(conn)\n\t\t}()');
    writeFileSync(join(PROJECT, 'server.go'), closing);
    await bench.eventually('a change of its caller on disk ends that', async () => !(await leaks()));
    await bench.hideProblems();
}

async function versions(bench) {
    await bench.open('tick.go');
    const leaks = async () => (await bench.problems()).some((row) => row.includes('leaked-tick'));
    const language = (version) => writeFileSync(join(PROJECT, 'go.mod'), `module example.com/chat\n\ngo ${version}\n`);
    language('1.22');
    await bench.eventually('in an old version of the language a ticker leaks', leaks);
    language('1.24');
    await bench.eventually('a new version in go.mod ends that', async () => !(await leaks()));
    await bench.hideProblems();
}

async function fixesOnSave(bench) {
    await bench.open('poll.go');
    await bench.goTo(1, 0);
    await bench.type(' // saved');
    await bench.keys('Control+s');
    await bench.eventually('saving applies all safe fixes', () => bench.contains('defer cancel()'));
    await bench.picture('saved');
}
