/** A place as the protocol writes it; `character` counts units of the encoding that was agreed on. */
export interface Position {
    line: number;
    character: number;
}

/** `PositionEncodingKind`. */
export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

/** The index into `text` of a position. What lies behind the end of its line or of the text is moved there. */
export function offsetAt(text: string, position: Position, encoding: Encoding): number {
    let start = 0;
    for (let line = 0; line < position.line; line++) {
        start = nextLine(text, start);
        if (start < 0) return text.length;
    }
    const end = lineEnd(text, start);
    if (encoding === 'utf-16') return Math.min(start + position.character, end);

    let offset = start;
    for (let units = position.character; units > 0 && offset < end; ) {
        const code = text.codePointAt(offset) ?? 0;
        offset += code > 0xffff ? 2 : 1;
        units -= encoding === 'utf-8' ? utf8Length(code) : 1;
    }
    return offset;
}

/** The number of bytes that a code point takes in UTF-8. */
export function utf8Length(code: number): number {
    if (code < 0x80) return 1;
    if (code < 0x800) return 2;
    return code < 0x10000 ? 3 : 4;
}

// Lines end with "\n", "\r\n" or "\r", as the protocol says.
function nextLine(text: string, start: number): number {
    const end = lineEnd(text, start);
    if (end === text.length) return -1;
    return text.startsWith('\r\n', end) ? end + 2 : end + 1;
}

function lineEnd(text: string, start: number): number {
    for (let offset = start; offset < text.length; offset++) {
        const code = text.charCodeAt(offset);
        if (code === 10 || code === 13) return offset;
    }
    return text.length;
}
