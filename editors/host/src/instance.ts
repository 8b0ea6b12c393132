/** What the module exports; see server/wasm. Texts cross the border as UTF-8 in the module's memory. */
interface Exports {
    memory: WebAssembly.Memory;
    alloc(length: number): number;
    handle(pointer: number, length: number): void;
    next(): bigint;
    poll(now: number): number;
    exit_code(): number;
    panic(): bigint;
}

/** A server as the host drives it. Each method throws {@link Trap} when it crashed, and then for ever. */
export interface Server {
    /** Hands it a message; returns what it wants to send. */
    handle(message: string): string[];
    /**
     * Lets it work for a moment. `wake` is the time at which it wants to be called again, on the clock of `now`;
     * without one it waits for the next message.
     */
    poll(now: number): { messages: string[]; wake: number | undefined };
    /** The code to end with, once the client asked it to end. */
    exitCode(): number | undefined;
    /** Makes it crash. For tests of the recovery. */
    trap(): never;
}

/** The module ended abnormally; its instance must not be called again. */
export class Trap extends Error {
    override name = 'Trap';
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** One running instance of the module. */
export class Instance implements Server {
    private readonly exports: Exports;

    constructor(module: WebAssembly.Module) {
        this.exports = new WebAssembly.Instance(module, {}).exports as unknown as Exports;
    }

    handle(message: string): string[] {
        const bytes = encoder.encode(message);
        return this.guarded(() => {
            const pointer = this.exports.alloc(bytes.length);
            this.bytes(pointer, bytes.length).set(bytes);
            this.exports.handle(pointer, bytes.length);
            return this.queued();
        });
    }

    poll(now: number): { messages: string[]; wake: number | undefined } {
        return this.guarded(() => {
            const wake = this.exports.poll(now);
            return { messages: this.queued(), wake: wake < 0 ? undefined : wake };
        });
    }

    exitCode(): number | undefined {
        const code = this.guarded(() => this.exports.exit_code());
        return code < 0 ? undefined : code;
    }

    /** Hands the module a message that lies outside of its memory. */
    trap(): never {
        this.guarded(() => this.exports.handle(-16, 1 << 30));
        throw new Trap('trapped on request');
    }

    private queued(): string[] {
        const messages = [];
        for (let text = this.text(this.exports.next()); text !== undefined; text = this.text(this.exports.next())) {
            messages.push(text);
        }
        return messages;
    }

    /** Reads a text given as `pointer << 32 | length`, or nothing for zero. */
    private text(packed: bigint): string | undefined {
        if (packed === 0n) return undefined;
        return decoder.decode(this.bytes(Number(packed >> 32n), Number(packed & 0xffff_ffffn)));
    }

    /** A view of the memory, to be used at once: when the memory grows, it is detached. */
    private bytes(pointer: number, length: number): Uint8Array {
        return new Uint8Array(this.exports.memory.buffer, pointer >>> 0, length);
    }

    private guarded<T>(call: () => T): T {
        try {
            return call();
        } catch (error) {
            throw new Trap(this.panicMessage() ?? (error instanceof Error ? error.message : String(error)));
        }
    }

    /** What the panic hook wrote down before the trap; reading it must not fail a second time. */
    private panicMessage(): string | undefined {
        try {
            return this.text(this.exports.panic());
        } catch {
            return undefined;
        }
    }
}
