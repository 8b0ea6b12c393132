import type { Readable, Writable } from 'node:stream';
import { Frames } from './frames.js';
import { failure, type Message } from './message.js';

const PARSE_ERROR = -32700;

/** Reads messages off a stream; what is none is answered on `output` with an error. */
export function readMessages(input: Readable, output: Writable, receive: (text: string) => void, end: () => void): void {
    const frames = new Frames();
    input.on('data', (chunk: Buffer) => {
        for (const frame of frames.push(chunk)) {
            if ('text' in frame) receive(frame.text);
            else writeMessage(output, failure(null, PARSE_ERROR, `Parse error: ${frame.broken}`));
        }
    });
    input.on('end', end);
    input.on('error', end);
}

/** Writes a message with its header. */
export function writeMessage(output: Writable, message: Message): void {
    const body = Buffer.from(JSON.stringify(message));
    output.write(`Content-Length: ${body.length}\r\n\r\n`);
    output.write(body);
}
