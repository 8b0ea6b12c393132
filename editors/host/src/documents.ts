import type { Message } from './message.js';
import { type Encoding, offsetAt, type Position } from './position.js';

interface Change {
    range?: { start: Position; end: Position };
    text: string;
}

interface Document {
    uri: string;
    languageId: string;
    version: number;
    text: string;
    /** Changes that are not yet worked into `text`: typing only appends here. */
    pending: Change[];
}

const FOLD_AFTER = 500;

/** What the editor has open, written down so that a fresh server can be told. */
export class Documents {
    encoding: Encoding = 'utf-16';
    private readonly open = new Map<string, Document>();

    /** Writes down what a notification of the client says about documents. */
    note(message: Message): void {
        const { textDocument, contentChanges } = message.params ?? {};
        if (typeof textDocument?.uri !== 'string') return;
        switch (message.method) {
            case 'textDocument/didOpen':
                if (typeof textDocument.text === 'string') this.open.set(textDocument.uri, { ...textDocument, pending: [] });
                break;
            case 'textDocument/didChange':
                if (Array.isArray(contentChanges)) this.change(textDocument.uri, textDocument.version, contentChanges.filter(isChange));
                break;
            case 'textDocument/didClose':
                this.open.delete(textDocument.uri);
                break;
        }
    }

    /** The parameters of one `textDocument/didOpen` for each open document, with its text of now. */
    items(): { uri: string; languageId: string; version: number; text: string }[] {
        return [...this.open.values()].map((document) => {
            this.fold(document);
            const { uri, languageId, version, text } = document;
            return { uri, languageId, version, text };
        });
    }

    private change(uri: string, version: number, changes: Change[]): void {
        const document = this.open.get(uri);
        if (!document) return;
        document.version = version;
        document.pending.push(...changes);
        if (document.pending.length > FOLD_AFTER) this.fold(document);
    }

    private fold(document: Document): void {
        for (const { range, text } of document.pending) {
            if (range) {
                const start = offsetAt(document.text, range.start, this.encoding);
                const end = offsetAt(document.text, range.end, this.encoding);
                document.text = document.text.slice(0, start) + text + document.text.slice(end);
            } else {
                document.text = text;
            }
        }
        document.pending = [];
    }
}

function isChange(change: any): change is Change {
    const isPosition = (position: any) => Number.isInteger(position?.line) && Number.isInteger(position?.character);
    const hasRange = change?.range === undefined || (isPosition(change.range?.start) && isPosition(change.range?.end));
    return hasRange && typeof change?.text === 'string';
}
