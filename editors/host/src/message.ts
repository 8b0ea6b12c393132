/** A JSON-RPC message as far as the host looks into it. */
export interface Message {
    jsonrpc: '2.0';
    id?: number | string | null;
    method?: string;
    params?: any;
    result?: unknown;
    error?: { code: number; message: string };
}

/** Error codes of the protocol that the host itself answers with. */
export const ErrorCode = { methodNotFound: -32601, internal: -32603, serverCancelled: -32802 } as const;

/** `MessageType` of `window/showMessage` and `window/logMessage`. */
export const Severity = { error: 1, warning: 2, info: 3, log: 4 } as const;

export function isRequest(message: Message): boolean {
    return message.method !== undefined && message.id !== undefined && message.id !== null;
}

export function isResponse(message: Message): boolean {
    return message.method === undefined && message.id !== undefined;
}

export function notification(method: string, params: unknown): Message {
    return { jsonrpc: '2.0', method, params };
}

export function failure(id: Message['id'], code: number, text: string): Message {
    return { jsonrpc: '2.0', id: id ?? null, error: { code, message: text } };
}
