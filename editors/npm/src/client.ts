import { pathToFileURL } from 'node:url';
import { Host, Instance, type Message } from '@gohazard/host';
import { nodeFiles } from '@gohazard/host/node-files';
import { loadModule } from './module.js';

/** A finding as the server tells it: places are bytes of the text. */
export interface Finding {
    rule: string;
    tier: 'bug' | 'risk' | 'hint';
    start: number;
    end: number;
    message: string;
    related: { uri: string; start: number; message: string }[];
    fixes: Fix[];
}

export interface Fix {
    title: string;
    safe: boolean;
    edits: Edit[];
}

export interface Edit {
    uri: string;
    start: number;
    end: number;
    text: string;
}

/** A server in this process, and the little that the command line needs of an editor. */
export class Client {
    private readonly host: Host;
    private readonly waiting = new Map<Message['id'], { resolve(result: any): void; reject(error: Error): void }>();
    private lastId = 0;

    constructor() {
        const module = loadModule();
        this.host = new Host({ start: () => new Instance(module), send: (message) => this.take(message), files: nodeFiles });
    }

    /** Must come first. */
    async initialize(): Promise<{ version: string }> {
        const result = await this.request('initialize', {
            processId: process.pid,
            rootUri: pathToFileURL(process.cwd()).href,
            capabilities: { general: { positionEncodings: ['utf-8'] } },
        });
        this.notify('initialized', {});
        return result.serverInfo;
    }

    /** The findings of a file with this text, when everything that matters to it is known. */
    async findings(uri: string, text: string): Promise<Finding[]> {
        this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'go', version: 1, text } });
        const { findings } = await this.execute('gohazard.findings', uri);
        this.notify('textDocument/didClose', { textDocument: { uri } });
        return findings;
    }

    /** The page of a rule, if there is one of this name. */
    explain(rule: string): Promise<string | null> {
        return this.execute('gohazard.explain', rule);
    }

    private execute(command: string, ...args: unknown[]): Promise<any> {
        return this.request('workspace/executeCommand', { command, arguments: args });
    }

    private request(method: string, params: unknown): Promise<any> {
        const id = ++this.lastId;
        return new Promise((resolve, reject) => {
            this.waiting.set(id, { resolve, reject });
            this.host.receive({ jsonrpc: '2.0', id, method, params });
        });
    }

    private notify(method: string, params: unknown): void {
        this.host.receive({ jsonrpc: '2.0', method, params });
    }

    private take(message: Message): void {
        if (message.method !== undefined) return;
        const waiting = this.waiting.get(message.id);
        this.waiting.delete(message.id);
        if (message.error) waiting?.reject(new Error(message.error.message));
        else waiting?.resolve(message.result);
    }
}
