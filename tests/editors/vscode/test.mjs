// Drives the extension in one kind of host (HOST: desktop or web), as a user would.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodeServer } from './code-server.mjs';
import { Workbench } from './workbench.mjs';

const { HOST, PROJECT, VSIX, CODE_SERVER, CHROMIUM, PLAYWRIGHT, PICTURES } = process.env;
const settings = {
    'gohazard.trace.server': 'messages',
    'editor.codeActionsOnSave': {},
    ...JSON.parse(process.env.SETTINGS ?? '{}'),
    // The same package has an entry for each kind of host; this chooses the browser's.
    ...(HOST === 'web' && { 'remote.extensionKind': { 'gohazard.gohazard-vscode': ['web'] } }),
};
const keys = [{ key: 'ctrl+alt+t', command: 'gohazard.internal.trap' }];
const server = await CodeServer.start({
    codeServer: CODE_SERVER, chromium: CHROMIUM, playwright: PLAYWRIGHT, vsix: VSIX, folder: PROJECT, file: join(PROJECT, 'poll.go'), settings, keys,
});
try {
    await run(new Workbench(server.page, PICTURES));
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
    await bench.keys('Control+Shift+m');
    await bench.focus();

    await bench.goTo(line, beforeEnd);
    const hover = await bench.hover('the hover explains it', 'lost-cancel');
    await bench.picture('hover');
    await hover.locator('a', { hasText: 'lost-cancel' }).first().click();
    await bench.eventually('its link opens the page of the rule', () => bench.rendered('lost-cancel'));
    await bench.picture('page');
    await bench.keys('Control+F4');

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
    await bench.open('server.go');
    const leaks = async () => (await bench.problems()).some((row) => row.includes('leaked-conn'));
    await bench.eventually('a connection leaks', leaks);
    await bench.picture('leak');
    writeFileSync(join(PROJECT, 'handle.go'), readFileSync(join(PROJECT, 'handle.go'), 'utf8').replace('io.Copy', 'defer conn.Close()\n\tio.Copy'));
    await bench.eventually('a change of another file on disk ends that', async () => !(await leaks()));
    await bench.keys('Control+Shift+m');
}

async function fixesOnSave(bench) {
    await bench.command('Preferences: Open User Settings (JSON)');
    await server.page.locator('.tab.active', { hasText: 'settings.json' }).waitFor();
    await bench.focus();
    await bench.keys('Control+Home');
    await bench.page.keyboard.press('ArrowRight');
    await bench.page.keyboard.insertText('"editor.codeActionsOnSave": {"source.fixAll.gohazard": "explicit"},');
    await bench.keys('Control+s');
    await bench.keys('Control+F4');
    await bench.open('poll.go');
    await bench.goTo(1, 0);
    await bench.type(' // saved');
    await bench.keys('Control+s');
    await bench.eventually('saving applies all safe fixes', () => bench.contains('defer cancel()'));
    await bench.picture('saved');
}
