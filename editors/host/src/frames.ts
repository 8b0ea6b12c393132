/** What was found in a stream: a message, or the reason why something is none. */
export type Frame = { text: string } | { broken: string };

const MAX_HEADER = 64 << 10;
const MAX_LENGTH = 256 << 20;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Finds the messages in a stream of bytes: a header with `Content-Length`, an empty line, then the text. */
export class Frames {
    private chunks: Uint8Array[] = [];
    private received = 0;
    /** How many bytes are there when the next frame can be complete; until then chunks are only collected. */
    private needed = 0;
    /** Length of the message whose header was read. */
    private length: number | undefined;
    /** Bytes of a message that is passed over. */
    private skipped = 0;

    /** Takes bytes; returns the frames that they complete. */
    push(chunk: Uint8Array): Frame[] {
        const passed = Math.min(this.skipped, chunk.length);
        this.skipped -= passed;
        this.chunks.push(chunk.subarray(passed));
        this.received += chunk.length - passed;
        if (this.received < this.needed) return [];

        const frames: Frame[] = [];
        let rest: Uint8Array = Buffer.concat(this.chunks);
        this.needed = 0;
        for (;;) {
            const [frame, used] = this.take(rest);
            rest = rest.subarray(used);
            if (frame) frames.push(frame);
            else if (!used) break;
        }
        this.chunks = [rest];
        this.received = rest.length;
        return frames;
    }

    /** The frame at the start of `bytes`, if it is complete, and how many bytes were read. */
    private take(bytes: Uint8Array): [Frame | undefined, number] {
        if (this.length === undefined) return this.takeHeader(bytes);
        if (bytes.length < this.length) {
            this.needed = this.length;
            return [undefined, 0];
        }
        const body = bytes.subarray(0, this.length);
        this.length = undefined;
        // An empty body reads nothing, but it is a message nevertheless.
        return [decode(body), body.length];
    }

    private takeHeader(bytes: Uint8Array): [Frame | undefined, number] {
        const header = split(bytes.subarray(0, MAX_HEADER));
        if (!header) return bytes.length > MAX_HEADER ? [{ broken: 'a header without an end' }, bytes.length] : [undefined, 0];
        const length = contentLength(header.text);
        if (typeof length === 'string') return [{ broken: length }, header.size];
        if (length > MAX_LENGTH) {
            const here = Math.min(bytes.length - header.size, length);
            this.skipped = length - here;
            return [{ broken: `a message of ${length} bytes, which is too long` }, header.size + here];
        }
        this.length = length;
        return [undefined, header.size];
    }
}

/** The header at the start of `bytes`, and its size with the empty line behind it. */
function split(bytes: Uint8Array): { text: string; size: number } | undefined {
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
        const gap = bytes[at + 1] === 13 ? 2 : 1;
        if (bytes[at + gap] === 10) return { text: Buffer.from(bytes.subarray(0, at)).toString('latin1'), size: at + gap + 1 };
    }
    return undefined;
}

/** The length that a header names, or why it names none. Lines that are no fields may have been printed by something else. */
function contentLength(header: string): number | string {
    const value = [...header.matchAll(/^\s*content-length\s*:\s*(.*?)\s*$/gim)].at(-1)?.[1];
    if (value === undefined) return 'a header without Content-Length';
    return /^\d{1,19}$/.test(value) ? Number(value) : `a Content-Length of ${JSON.stringify(value)}`;
}

function decode(body: Uint8Array): Frame {
    try {
        return { text: decoder.decode(body) };
    } catch {
        return { broken: 'a message that is not UTF-8' };
    }
}
