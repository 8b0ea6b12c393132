import { Documents } from './documents.js';
import type { Message } from './message.js';
import { notification } from './message.js';

/** What a client has said that a fresh server must know too. */
export class Record {
    private readonly documents = new Documents();
    private readonly registered = new Set<string>();
    private initialize: Message | undefined;
    private isInitialized = false;
    private configuration: Message | undefined;
    private readonly folders: Message[] = [];

    /** Writes down a message on its way to the server. */
    note(message: Message): void {
        switch (message.method) {
            case 'initialize':
                this.initialize ??= message;
                break;
            case 'initialized':
                this.isInitialized = true;
                break;
            case 'workspace/didChangeConfiguration':
                this.configuration = message;
                break;
            case 'workspace/didChangeWorkspaceFolders':
                this.folders.push(message);
                break;
            default:
                this.documents.note(message);
        }
    }

    /** Writes down an answer on its way to the client. */
    noteReply(message: Message): void {
        if (message.id !== this.initialize?.id) return;
        const capabilities = (message.result as { capabilities?: { positionEncoding?: any } } | undefined)?.capabilities;
        if (capabilities?.positionEncoding) this.documents.encoding = capabilities.positionEncoding;
    }

    /** Whether this request registers only what the client has registered before; remembers it otherwise. */
    isRegistered(message: Message): boolean {
        if (message.method !== 'client/registerCapability') return false;
        const ids: string[] = message.params.registrations.map((registration: { id: string }) => registration.id);
        const isKnown = ids.every((id) => this.registered.has(id));
        for (const id of ids) this.registered.add(id);
        return isKnown;
    }

    /** Everything to be said, in order; the request gets the id given. */
    messages(id: string): Message[] {
        if (!this.initialize) return [];
        const said: Message[] = [{ ...this.initialize, id }];
        if (!this.isInitialized) return said;
        said.push(notification('initialized', {}), ...this.folders);
        if (this.configuration) said.push(this.configuration);
        for (const textDocument of this.documents.items()) said.push(notification('textDocument/didOpen', { textDocument }));
        return said;
    }
}
