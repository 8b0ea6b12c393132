import { Host } from './host.js';
import { Instance } from './instance.js';
import type { Message } from './message.js';

/** One end of a worker: `self` in a browser's, `parentPort` in Node's. */
export interface Port {
    post(message: unknown): void;
    listen(listener: (message: any) => void): void;
}

/** The first message to a worker. */
export interface Start {
    gohazard: 'start';
    wasm: Uint8Array<ArrayBuffer>;
}

/** The worker's answer to {@link Start}. */
export type Started = { gohazard: 'ready' } | { gohazard: 'failed'; reason: string };

/** Makes the instance trap. For tests of the recovery. */
export interface TrapRequest {
    gohazard: 'trap';
}

/** Serves the module over a port: after {@link Start} and {@link Started}, messages of the protocol as they are. */
export function serve(port: Port): void {
    let host: Host | undefined;
    port.listen((message: Message | Start | TrapRequest) => {
        if (!('gohazard' in message)) {
            host?.receive(message);
        } else if (message.gohazard === 'trap') {
            host?.trap();
        } else {
            void start(message.wasm);
        }
    });

    async function start(wasm: Uint8Array<ArrayBuffer>): Promise<void> {
        try {
            const module = await WebAssembly.compile(wasm);
            host = new Host({ start: () => new Instance(module), send: (message) => port.post(message) });
            port.post({ gohazard: 'ready' } satisfies Started);
        } catch (error) {
            port.post({ gohazard: 'failed', reason: String(error) } satisfies Started);
        }
    }
}
