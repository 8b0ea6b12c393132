// Starts code-server with the extension installed and opens its page in a headless Chromium; nothing leaves the machine.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const SETTINGS = {
    'telemetry.telemetryLevel': 'off',
    'workbench.startupEditor': 'none',
    'workbench.enableExperiments': false,
    'workbench.tips.enabled': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'chat.disableAIFeatures': true,
    'chat.commandCenter.enabled': false,
    'security.workspace.trust.enabled': false,
    'update.mode': 'none',
    'extensions.autoCheckUpdates': false,
    'extensions.autoUpdate': false,
    'extensions.ignoreRecommendations': true,
    'extensions.verifySignature': false,
    'editor.minimap.enabled': false,
    'editor.lightbulb.enabled': 'on',
    'git.enabled': false,
    'window.restoreWindows': 'none',
    'files.autoSave': 'off',
};

/** A running code-server and the page that shows it. */
export class CodeServer {
    static async start({ codeServer, chromium, playwright, vsix, folder, file, settings, keys, asksForTrust }) {
        const self = new CodeServer();
        self.home = mkdtempSync(join(tmpdir(), 'code-server-'));
        mkdirSync(join(self.home, 'data/User'), { recursive: true });
        writeFileSync(join(self.home, 'data/User/settings.json'), JSON.stringify({ ...SETTINGS, ...settings }));
        writeFileSync(join(self.home, 'data/User/keybindings.json'), JSON.stringify(keys));
        writeFileSync(join(self.home, 'config.yaml'), '');
        const entry = join(codeServer, 'node_modules/code-server/out/node/entry.js');
        const common = [entry, '--config', join(self.home, 'config.yaml'), '--user-data-dir', join(self.home, 'data'), '--extensions-dir', join(self.home, 'extensions')];
        const installed = spawnSync(process.execPath, [...common, '--install-extension', vsix], { encoding: 'utf8' });
        if (installed.status !== 0) throw new Error(`the extension can't be installed: ${installed.stdout}${installed.stderr}`);

        self.origin = `http://127.0.0.1:${await freePort()}`;
        const address = self.origin.replace('http://', '');
        const flags = ['--auth', 'none', '--bind-addr', address, '--disable-telemetry', '--disable-update-check', '--disable-getting-started-override', ...(asksForTrust ? [] : ['--disable-workspace-trust'])];
        // A gallery that is not there: without it the page would ask the real one.
        const env = { ...process.env, EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: 'http://127.0.0.1:9/none' }) };
        self.server = spawn(process.execPath, [...common, ...flags], { env, stdio: 'inherit' });
        await self.healthy();

        const { chromium: browser } = createRequire(join(playwright, 'x.js'))('playwright-core');
        self.browser = await browser.launch({
            timeout: 180_000,
            executablePath: chromium,
            args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
        });
        self.page = await self.browser.newPage({ viewport: { width: 1280, height: 800 } });
        if (process.env.VERBOSE) self.page.on('console', (message) => console.log(`page: ${message.text()}`));
        const payload = [['openFile', `vscode-remote://${address}${file}`]];
        await self.page.goto(`${self.origin}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`, { timeout: 180_000 });
        return self;
    }

    async stop() {
        await this.browser?.close();
        if (this.server?.exitCode === null) {
            const ended = new Promise((resolve) => this.server.once('exit', resolve));
            this.server.kill();
            await ended;
        }
        rmSync(this.home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }

    async healthy() {
        for (let attempt = 0; attempt < 900; attempt++) {
            const answer = await fetch(`${this.origin}/healthz`).catch(() => undefined);
            if (answer?.ok) return;
            await delay(200);
        }
        throw new Error('code-server does not answer');
    }
}

async function freePort() {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address();
    await new Promise((resolve) => server.close(resolve));
    return port;
}
