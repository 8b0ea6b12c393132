import * as vscode from 'vscode';
import { registerCommands } from './commands.js';
import { registerPages } from './pages.js';
import { Service } from './service.js';
import type { Launch } from './server.js';
import { registerStatus } from './status.js';
import { createTraceChannel } from './trace.js';

let service: Service | undefined;

/** Starts everything, with the way to run a server that this kind of host has. */
export async function activate(context: vscode.ExtensionContext, launch: Launch): Promise<void> {
    const output = vscode.window.createOutputChannel('gohazard', { log: true });
    service = new Service(context, launch, output, createTraceChannel(context));
    context.subscriptions.push(output, service);
    registerStatus(context, service);
    registerPages(context, service);
    registerCommands(context, service, output);
    context.subscriptions.push(
        vscode.workspace.onDidChangeConfiguration((event) => {
            const needsRestart = ['gohazard.enable', 'gohazard.path'].some((setting) => event.affectsConfiguration(setting));
            if (needsRestart) void service?.restart();
        }),
        vscode.workspace.onDidGrantWorkspaceTrust(() => service?.restart()),
    );
    await service.start();
}

/** Ends the server with the extension. */
export async function deactivate(): Promise<void> {
    await service?.stop();
}
