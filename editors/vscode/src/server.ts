import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type * as vscode from 'vscode';
import type { Start, Started } from '@gohazard/host';

/** A server that can be started. */
export interface Server {
    client: BaseLanguageClient;
    /** What runs, for people: the bundled module or a program. */
    description: string;
    /** Makes the module trap, where it is one. For tests of the recovery. */
    trap(): void;
    /** Frees what the client does not know of. */
    dispose(): void;
}

/** How a host of extensions runs a server: each kind of host has its own way. */
export type Launch = (context: vscode.ExtensionContext, options: LanguageClientOptions) => Server;

/** The little that browsers' workers and Node's have in common here. */
export interface WorkerLike {
    postMessage(message: unknown): void;
    onStarted(listener: (answer: Started) => void): void;
    onFailed(listener: (reason: string) => void): void;
}

const START_TIMEOUT_MS = 60_000;

/** Hands the module to a worker and waits until it runs; rejects with a reason for people when it does not. */
export function handshake(worker: WorkerLike, wasm: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
        const fail = (reason: string) => {
            clearTimeout(timer);
            reject(new Error(`the bundled server does not start: ${reason}`));
        };
        const timer = setTimeout(() => fail(`no answer in ${START_TIMEOUT_MS / 1000} seconds`), START_TIMEOUT_MS);
        worker.onFailed(fail);
        worker.onStarted((answer) => {
            if (answer.gohazard === 'failed') return fail(answer.reason);
            clearTimeout(timer);
            resolve();
        });
        worker.postMessage({ gohazard: 'start', wasm: Uint8Array.from(wasm) } satisfies Start);
    });
}
