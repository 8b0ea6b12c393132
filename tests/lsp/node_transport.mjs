// Runs the module over standard streams: messages in, messages out, nothing else. Questions about files go to the other
// end like any message.
import { readFileSync } from 'node:fs';

const module = new WebAssembly.Module(readFileSync(process.argv[2]));
const { memory, alloc, handle, next, poll, exit_code, panic } = new WebAssembly.Instance(module, {}).exports;

const text = (packed) =>
    Buffer.from(new Uint8Array(memory.buffer, Number((packed >> 32n) & 0xffffffffn), Number(packed & 0xffffffffn))).toString();

function guarded(call) {
    try {
        return call();
    } catch (error) {
        const why = panic();
        console.error(why ? text(why) : error);
        process.exit(101);
    }
}

function give(message) {
    const at = alloc(message.length);
    new Uint8Array(memory.buffer, at, message.length).set(message);
    handle(at, message.length);
    flush();
}

function flush() {
    for (let packed = next(); packed !== 0n; packed = next()) {
        const message = Buffer.from(text(packed));
        process.stdout.write(`Content-Length: ${message.length}\r\n\r\n`);
        process.stdout.write(message);
    }
    const code = exit_code();
    if (code >= 0) process.exit(code);
}

let timer;
let due = false;

function work() {
    clearTimeout(timer);
    const now = performance.now();
    const wake = poll(now);
    flush();
    if (wake < 0) return;
    if (wake > now) timer = setTimeout(() => guarded(work), wake - now);
    else soon();
}

function soon() {
    if (due) return;
    due = true;
    setImmediate(() => {
        due = false;
        guarded(work);
    });
}

let waiting = Buffer.alloc(0);
process.stdin.on('data', (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    for (;;) {
        const end = waiting.indexOf('\r\n\r\n');
        const length = end < 0 ? NaN : Number(/content-length: *(\d+)/i.exec(waiting.subarray(0, end).toString())?.[1]);
        if (!(waiting.length >= end + 4 + length)) break;
        const message = waiting.subarray(end + 4, end + 4 + length);
        waiting = waiting.subarray(end + 4 + length);
        guarded(() => give(message));
    }
    soon();
});
process.stdin.on('end', () => process.exit(1));
