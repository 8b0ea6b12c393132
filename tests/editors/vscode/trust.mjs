// The native server that a workspace names is started where the user trusts the workspace, and nowhere else.

export async function trust(bench, native) {
    await bench.eventually('in a workspace that is not trusted there are findings', async () => (await bench.squiggles()) === 1);
    await bench.command('gohazard: Show Version');
    await bench.eventually('of the bundled server', () => bench.notified('(bundled module in a worker thread)'));
    await bench.picture('restricted');
    await bench.dismiss();

    await bench.command('Workspaces: Manage Workspace Trust');
    await bench.page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
    await bench.eventually('the user trusts the folder', () => bench.shows('.workspace-trust-editor', 'You trust this folder'));
    await bench.picture('trusting');
    await bench.page.locator('.monaco-modal-editor-block, .modal-editor-part').first().getByRole('button', { name: /^Close/ }).first().click();
    await bench.page.locator('.workspace-trust-editor').waitFor({ state: 'detached' });
    await bench.open('poll.go');
    await bench.eventually('a trusted one has the native server', async () => {
        await bench.command('gohazard: Show Version');
        await bench.eventually('which version is told', () => bench.notified('gohazard 0.1.0 ('));
        const isNative = await bench.notified(native);
        if (isNative) await bench.picture('trusted');
        await bench.dismiss();
        return isNative;
    });
    await bench.eventually('and its findings', async () => (await bench.squiggles()) === 1);
}
