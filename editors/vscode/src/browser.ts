import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient, type MessageTransports } from 'vscode-languageclient/browser';
import { activate as start, deactivate } from './extension.js';
import { handshake, type Launch } from './server.js';

export { deactivate };

/** Entry point in browsers. */
export function activate(context: vscode.ExtensionContext): Promise<void> {
    return start(context, launch);
}

const launch: Launch = (context, options) => {
    let worker: Worker | undefined;
    const read = (name: string) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist', name));
    const bundled = async (): Promise<MessageTransports> => {
        worker?.terminate();
        const [script, wasm] = await Promise.all([read('worker-browser.js'), read('gohazard.wasm')]);
        // Scripts of an extension that lies on another machine can't be started by their address.
        const address = URL.createObjectURL(new Blob([Uint8Array.from(script)], { type: 'text/javascript' }));
        worker = new Worker(address);
        try {
            await greet(worker, wasm);
        } finally {
            URL.revokeObjectURL(address);
        }
        // Not the worker itself: hosts of extensions replace `Worker`, and the client recognizes only instances of theirs.
        return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    };
    return {
        client: new LanguageClient('gohazard', 'gohazard', bundled, options),
        description: 'bundled module in a web worker',
        trap: () => worker?.postMessage({ gohazard: 'trap' }),
        dispose: () => worker?.terminate(),
    };
};

function greet(worker: Worker, wasm: Uint8Array): Promise<void> {
    return handshake(
        {
            postMessage: (message) => worker.postMessage(message),
            onStarted: (listener) => worker.addEventListener('message', (event) => listener(event.data), { once: true }),
            onFailed: (listener) => worker.addEventListener('error', (event) => listener(event.message), { once: true }),
        },
        wasm,
    );
}
