/** A text with its lines, addressed by bytes of its UTF-8. */
export class Text {
    readonly text: string;
    /** The first byte that is not UTF-8, if there is one; in `text` such bytes are replaced. */
    readonly invalidAt: number | undefined;
    readonly bytes: Buffer;
    private readonly starts: number[] = [0];

    constructor(original: Buffer) {
        this.text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(original);
        this.bytes = Buffer.from(this.text);
        if (!this.bytes.equals(original)) this.invalidAt = firstDifference(this.bytes, original);
        for (let at = this.bytes.indexOf(10); at >= 0; at = this.bytes.indexOf(10, at + 1)) this.starts.push(at + 1);
    }

    /** Line and column of a byte, both from 1. */
    position(byte: number): { line: number; column: number } {
        let low = 0;
        let high = this.starts.length;
        while (high - low > 1) {
            const middle = (low + high) >> 1;
            if ((this.starts[middle] ?? 0) <= byte) low = middle;
            else high = middle;
        }
        return { line: low + 1, column: byte - (this.starts[low] ?? 0) + 1 };
    }

    /** The line of a range in three parts: before it, the part of it that is in the line, after it. */
    excerpt(start: number, end: number): [string, string, string] {
        const from = this.starts[this.position(start).line - 1] ?? 0;
        const newline = this.bytes.indexOf(10, from);
        let to = newline < 0 ? this.bytes.length : newline;
        if (this.bytes[to - 1] === 13) to -= 1;
        const cut = Math.min(end, to);
        return [this.slice(from, start), this.slice(start, cut), this.slice(cut, to)];
    }

    private slice(start: number, end: number): string {
        return this.bytes.toString('utf8', start, Math.max(start, end));
    }
}

function firstDifference(a: Buffer, b: Buffer): number {
    let at = 0;
    while (at < b.length && a[at] === b[at]) at++;
    return at;
}
