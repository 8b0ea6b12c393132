// Drives the extension in one kind of host (HOST: desktop or web), as a user would.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodeServer } from './code-server.mjs';
import { changes } from './changes.mjs';
import { commands } from './commands.mjs';
import { finding } from './finding.mjs';
import { settings } from './settings.mjs';
import { trust } from './trust.mjs';
import { Workbench } from './workbench.mjs';

const { HOST, PROJECT, NATIVE, VSIX, CODE_SERVER, CHROMIUM, PLAYWRIGHT, PICTURES } = process.env;
const isTrust = HOST === 'trust';
if (isTrust) {
    // As a repository could, which must not start programs of its choice.
    mkdirSync(join(PROJECT, '.vscode'));
    writeFileSync(join(PROJECT, '.vscode/settings.json'), JSON.stringify({ 'gohazard.path': NATIVE }));
}
const server = await CodeServer.start({
    codeServer: CODE_SERVER,
    chromium: CHROMIUM,
    playwright: PLAYWRIGHT,
    vsix: VSIX,
    folder: PROJECT,
    file: join(PROJECT, 'poll.go'),
    settings: {
        'editor.codeActionsOnSave': { 'source.fixAll.gohazard': 'explicit' },
        // The same package has an entry for each kind of host; this chooses the browser's.
        ...(HOST === 'web' && { 'remote.extensionKind': { 'gohazard.gohazard-vscode': ['web'] } }),
        ...(isTrust && { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' }),
    },
    keys: [{ key: 'ctrl+alt+t', command: 'gohazard.internal.trap' }],
    asksForTrust: isTrust,
});
const bench = new Workbench(server.page, PROJECT, PICTURES);
try {
    if (isTrust) {
        await trust(bench, NATIVE);
    } else {
        await finding(bench);
        await commands(bench, HOST);
        await changes(bench);
        await settings(bench, HOST);
    }
} catch (error) {
    await bench.picture('failure');
    throw error;
} finally {
    await server.stop();
}
