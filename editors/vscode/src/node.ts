import { Worker } from 'node:worker_threads';
import * as vscode from 'vscode';
import { type Executable, LanguageClient, type MessageTransports, PortMessageReader, PortMessageWriter, type ServerOptions } from 'vscode-languageclient/node';
import { activate as start, deactivate } from './extension.js';
import { handshake, type Launch } from './server.js';

export { deactivate };

/** Entry point on the desktop and on remote machines. */
export function activate(context: vscode.ExtensionContext): Promise<void> {
    return start(context, launch);
}

const launch: Launch = (context, options) => {
    const path = vscode.workspace.getConfiguration('gohazard').get<string>('path');
    let worker: Worker | undefined;
    const bundled = async (): Promise<MessageTransports> => {
        void worker?.terminate();
        worker = new Worker(vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker-node.js').fsPath);
        await greet(worker, await vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist', 'gohazard.wasm')));
        return { reader: new PortMessageReader(worker), writer: new PortMessageWriter(worker) };
    };
    const native: Executable = { command: path ?? '', args: ['lsp'] };
    const isNative = Boolean(path) && vscode.workspace.isTrusted;
    const server: ServerOptions = isNative ? native : bundled;
    return {
        client: new LanguageClient('gohazard', 'gohazard', server, options),
        description: isNative ? `${path}` : 'bundled module in a worker thread',
        trap: () => worker?.postMessage({ gohazard: 'trap' }),
        dispose: () => void worker?.terminate(),
    };
};

function greet(worker: Worker, wasm: Uint8Array): Promise<void> {
    return handshake(
        {
            postMessage: (message) => worker.postMessage(message),
            onStarted: (listener) => worker.once('message', listener),
            onFailed: (listener) => worker.once('error', (error) => listener(String(error))),
        },
        wasm,
    );
}
