import { readFileSync } from 'node:fs';

/** The server's module, which lies beside the script. */
export function loadModule(): WebAssembly.Module {
    return new WebAssembly.Module(readFileSync(new URL('gohazard.wasm', import.meta.url)));
}
