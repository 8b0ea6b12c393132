import { type DirectoryRequest, readDirectory } from '@gohazard/host';
import * as vscode from 'vscode';
import { type LanguageClientOptions, RevealOutputChannelOn, State } from 'vscode-languageclient';
import { workspaceFiles } from './files.js';
import { OnSave } from './on-save.js';
import { showPage } from './pages.js';
import type { Launch, Server } from './server.js';

/** What a user can know about the server. */
export type Status = 'off' | 'starting' | 'running' | 'stopped' | { failed: string };

/** The server's life: it runs while the extension is enabled, and can be restarted at any time. */
export class Service implements vscode.Disposable {
    private server: Server | undefined;
    private readonly changed = new vscode.EventEmitter<Status>();
    private current: Status = 'off';
    /** Starting and stopping happen one after the other, in the order in which they were asked for. */
    private queue: Promise<void> = Promise.resolve();

    readonly onDidChangeStatus = this.changed.event;

    constructor(
        private readonly context: vscode.ExtensionContext,
        private readonly launch: Launch,
        private readonly output: vscode.LogOutputChannel,
        private readonly messages: vscode.LogOutputChannel,
    ) {}

    get status(): Status {
        return this.current;
    }

    /** What runs and which version of it, for people. */
    get version(): string {
        const info = this.server?.client.initializeResult?.serverInfo;
        return this.server && info ? `${info.name} ${info.version ?? ''} (${this.server.description})` : 'gohazard is not running';
    }

    start(): Promise<void> {
        return this.enqueue(() => this.doStart());
    }

    stop(): Promise<void> {
        return this.enqueue(() => this.doStop());
    }

    restart(): Promise<void> {
        return this.enqueue(async () => {
            await this.doStop();
            await this.doStart();
        });
    }

    /** All rules that the server has. */
    async rules(): Promise<{ id: string; tier: string; summary: string }[]> {
        return (await this.server?.client.sendRequest('workspace/executeCommand', { command: 'gohazard.rules' })) ?? [];
    }

    /** The page of a rule as Markdown. */
    async explain(rule: string): Promise<string> {
        const params = { command: 'gohazard.explain', arguments: [rule] };
        const page = await this.server?.client.sendRequest<string | null>('workspace/executeCommand', params);
        return page ?? `There is no rule \`${rule}\`.`;
    }

    /** Makes the server crash. For tests of the recovery. */
    trap(): void {
        this.server?.trap();
    }

    dispose(): void {
        this.changed.dispose();
        this.server?.dispose();
    }

    private enqueue(step: () => Promise<void>): Promise<void> {
        this.queue = this.queue.then(step, step);
        return this.queue;
    }

    private async doStart(): Promise<void> {
        if (!vscode.workspace.getConfiguration('gohazard').get('enable', true)) return this.say('off');
        this.say('starting');
        const server = this.launch(this.context, this.options());
        this.server = server;
        server.client.onDidChangeState(({ newState }) => {
            if (newState === State.Running) this.say('running');
            if (newState === State.Stopped && this.server === server) this.say('stopped');
        });
        server.client.onRequest('gohazard/readDirectory', (request: DirectoryRequest) => readDirectory(request, workspaceFiles));
        try {
            await server.client.start();
            this.output.info(`${this.version} is running`);
        } catch (error) {
            this.fail(error instanceof Error ? error.message : String(error));
        }
    }

    private async doStop(): Promise<void> {
        const server = this.server;
        this.server = undefined;
        if (!server) return;
        try {
            if (server.client.needsStop()) await server.client.stop();
        } catch (error) {
            this.output.warn(`the server did not stop as asked: ${error}`);
        }
        await server.client.dispose().catch(() => undefined);
        server.dispose();
        this.say('stopped');
    }

    private fail(reason: string): void {
        this.output.error(reason);
        this.say({ failed: reason });
        const choices = ['Restart', 'Show Output'] as const;
        void vscode.window.showErrorMessage(`gohazard: ${reason}`, ...choices).then((choice) => {
            if (choice === 'Restart') void this.restart();
            if (choice === 'Show Output') this.output.show();
        });
    }

    private say(status: Status): void {
        this.current = status;
        this.changed.fire(status);
    }

    private options(): LanguageClientOptions {
        const onSave = new OnSave();
        return {
            // Without a scheme: files of virtual workspaces and new ones count too.
            documentSelector: [{ language: 'go' }],
            diagnosticCollectionName: 'gohazard',
            outputChannel: this.output,
            traceOutputChannel: this.messages,
            revealOutputChannelOn: RevealOutputChannelOn.Never,
            initializationOptions: { pages: 'gohazard:/rules/{rule}.md' },
            middleware: {
                handleDiagnostics: (uri, diagnostics, next) => onSave.show(uri, diagnostics, next),
                didSave: async (document, next) => {
                    await next(document);
                    onSave.release(document.uri);
                },
                workspace: {
                    configuration: async (params, token, next) => {
                        const sections = await next(params, token);
                        return Array.isArray(sections) ? sections.map(withoutEmpty) : sections;
                    },
                },
                executeCommand: async (command, args, next) => {
                    if (command === 'gohazard.explain' && typeof args[0] === 'string') return showPage(args[0]);
                    return next(command, args);
                },
            },
        };
    }
}

/** The settings without those that are empty: that is how one is not set, and a project's file decides. */
function withoutEmpty(section: unknown): unknown {
    if (typeof section !== 'object' || section === null) return section;
    const isEmpty = (value: unknown) => value === '' || JSON.stringify(value) === '{}';
    return Object.fromEntries(Object.entries(section).filter(([, value]) => !isEmpty(value)));
}
