import { type DirectoryRequest, type FileAccess, readDirectory } from './directory.js';
import { type Server, Trap } from './instance.js';
import { ErrorCode, failure, isRequest, isResponse, type Message, notification, Severity } from './message.js';
import { Record } from './record.js';
import { soon } from './soon.js';

/** What a host is made of. */
export interface HostOptions {
    /** Makes a server, and another one each time that it crashed. */
    start(): Server;
    /** Takes the server's messages to the client. */
    send(message: Message): void;
    /** Answers the server's questions about files; without it they go to the client. */
    files?: FileAccess;
    /** Ends the process, where the server has one to itself. */
    exit?(code: number): void;
}

const MAX_CRASHES = 5;
const CRASH_WINDOW_MS = 3 * 60_000;
/** A document that brings the server down this often is left out until it is opened again. */
const MAX_CRASHES_OF_DOCUMENT = 2;

/**
 * Runs the module as a language server: passes messages, drives its timers, answers its questions about files,
 * and replaces an instance that trapped by a fresh one that knows the same documents.
 */
export class Host {
    private server: Server | undefined;
    private readonly record = new Record();
    private generation = 0;
    private crashes: number[] = [];
    private readonly blamed = new Map<string, number>();
    private underWork: string | undefined;

    /** Requests of the client that the server has not answered. */
    private readonly unanswered = new Set<Message['id']>();
    /** The server's requests that the client has not answered, under the ids that the client sees. */
    private readonly asked = new Map<Message['id'], Message['id']>();
    /** The id of the `initialize` that was replayed; its reply concerns nobody. */
    private replayed: string | undefined;

    private timer: ReturnType<typeof setTimeout> | undefined;
    private pollIsDue = false;

    constructor(private readonly options: HostOptions) {
        this.server = options.start();
    }

    /** Takes a message of the client as it was sent; the server itself answers what is not one. */
    receiveText(text: string): void {
        const message = parse(text);
        if (message) return this.receive(message, text);
        this.run((server) => server.handle(text));
        this.poll();
    }

    /** Takes a message of the client. */
    receive(message: Message, text = JSON.stringify(message)): void {
        if (isResponse(message)) return this.reply(message);
        this.record.note(message);
        const uri = message.params?.textDocument?.uri;
        if (typeof uri === 'string') {
            if (message.method === 'textDocument/didOpen') this.blamed.delete(uri);
            if (this.isLeftOut(uri)) return this.refuse(message);
            this.underWork = uri;
        }
        if (!this.server && message.method !== 'exit') return this.refuse(message);
        if (isRequest(message)) this.unanswered.add(message.id);
        this.hand(message, text);
        if (message.method === 'exit') this.options.exit?.(this.server?.exitCode() ?? 1);
    }

    /** Ends the running instance as a fault would. For tests of the recovery. */
    trap(): void {
        this.underWork = undefined;
        this.run((server) => server.trap());
    }

    private hand(message: Message, text = JSON.stringify(message)): void {
        this.run((server) => server.handle(text));
        this.poll();
    }

    /** Lets the server work a moment, and comes back when it wants to. */
    private poll(): void {
        clearTimeout(this.timer);
        let wake: number | undefined;
        const now = performance.now();
        this.run((server) => {
            const polled = server.poll(now);
            wake = polled.wake;
            return polled.messages;
        });
        if (wake === undefined) return;
        if (wake > now) {
            this.timer = setTimeout(() => this.poll(), wake - now);
        } else if (!this.pollIsDue) {
            this.pollIsDue = true;
            soon(() => {
                this.pollIsDue = false;
                this.poll();
            });
        }
    }

    private run(step: (server: Server) => string[]): void {
        if (!this.server) return;
        let messages: string[];
        try {
            messages = step(this.server);
        } catch (error) {
            if (!(error instanceof Trap)) throw error;
            this.recover(error);
            return;
        }
        for (const text of messages) this.deliver(JSON.parse(text));
    }

    private deliver(message: Message): void {
        if (isResponse(message)) {
            if (message.id === this.replayed) return;
            this.unanswered.delete(message.id);
            this.record.noteReply(message);
            this.options.send(message);
        } else if (!isRequest(message)) {
            this.options.send(message);
        } else if (message.method === 'gohazard/readDirectory' && this.options.files) {
            void this.answerFromFiles(message, this.options.files);
        } else if (this.record.isRegistered(message)) {
            const generation = this.generation;
            soon(() => this.answer(generation, { jsonrpc: '2.0', id: message.id, result: null }));
        } else {
            // A fresh instance counts from the beginning; the client must not take its requests for those before.
            const id = this.generation ? `${this.generation}:${message.id}` : message.id;
            this.asked.set(id, message.id);
            this.options.send({ ...message, id });
        }
    }

    private async answerFromFiles(request: Message, files: FileAccess): Promise<void> {
        const generation = this.generation;
        const answer: Message = { jsonrpc: '2.0', id: request.id };
        try {
            answer.result = await readDirectory(request.params as DirectoryRequest, files);
        } catch (error) {
            answer.error = { code: ErrorCode.internal, message: String(error) };
        }
        this.answer(generation, answer);
    }

    private answer(generation: number, message: Message): void {
        if (generation === this.generation) this.hand(message);
    }

    /** Passes the client's answer on, unless it was an earlier instance that had asked. */
    private reply(message: Message): void {
        const id = this.asked.get(message.id);
        this.asked.delete(message.id);
        if (id !== undefined) this.hand({ ...message, id });
        else if (!this.generation) this.hand(message);
    }

    private refuse(message: Message): void {
        if (isRequest(message)) this.options.send(failure(message.id, ErrorCode.serverCancelled, 'gohazard is not running'));
    }

    private recover(trap: Trap): void {
        clearTimeout(this.timer);
        this.server = undefined;
        this.generation += 1;
        this.asked.clear();
        for (const id of this.unanswered) {
            this.options.send(failure(id, ErrorCode.serverCancelled, 'gohazard crashed while it worked on this'));
        }
        this.unanswered.clear();
        this.blame();

        const now = performance.now();
        this.crashes = [...this.crashes.filter((time) => now - time < CRASH_WINDOW_MS), now];
        if (this.crashes.length > MAX_CRASHES) {
            this.show(Severity.error, `gohazard crashed ${this.crashes.length} times in three minutes and stays stopped: ${trap.message}`);
            return;
        }
        this.show(Severity.warning, `gohazard crashed and was started again: ${trap.message}`);
        this.server = this.options.start();
        this.replay();
    }

    /** Tells a fresh instance what the one before knew. */
    private replay(): void {
        const generation = this.generation;
        this.replayed = `replay ${generation}`;
        for (const message of this.record.messages(this.replayed)) {
            const uri = message.params?.textDocument?.uri;
            if (uri !== undefined && this.isLeftOut(uri)) continue;
            this.underWork = uri;
            this.hand(message);
            // This one trapped too; what followed it is already replayed.
            if (generation !== this.generation) return;
        }
    }

    private blame(): void {
        const uri = this.underWork;
        if (uri === undefined) return;
        this.blamed.set(uri, (this.blamed.get(uri) ?? 0) + 1);
        if (!this.isLeftOut(uri)) return;
        this.options.send(notification('textDocument/publishDiagnostics', { uri, diagnostics: [] }));
        this.show(Severity.warning, `gohazard leaves ${uri} alone until it is opened again`);
    }

    private isLeftOut(uri: string): boolean {
        return (this.blamed.get(uri) ?? 0) >= MAX_CRASHES_OF_DOCUMENT;
    }

    private show(type: number, message: string): void {
        this.options.send(notification('window/logMessage', { type, message }));
        this.options.send(notification('window/showMessage', { type, message }));
    }
}

function parse(text: string): Message | undefined {
    try {
        const message = JSON.parse(text);
        return typeof message === 'object' && message !== null && !Array.isArray(message) ? message : undefined;
    } catch {
        return undefined;
    }
}
