// Bundles the extension into dist/: one entry for each kind of host, one worker for each, and the module beside them.
import { copyFileSync, mkdirSync } from 'node:fs';
import { build } from 'esbuild';

const module = process.env.GOHAZARD_WASM ?? '../../target/wasm32-unknown-unknown/wasm/gohazard.wasm';
const shared = { bundle: true, minify: true, target: 'es2022', outdir: 'dist', logLevel: 'warning', conditions: ['source'] };
const node = { ...shared, platform: 'node', format: 'cjs' };
const browser = { ...shared, platform: 'browser' };

await Promise.all([
    build({ ...node, entryPoints: { node: 'src/node.ts' }, external: ['vscode'] }),
    build({ ...node, entryPoints: { 'worker-node': '../host/src/worker-node.ts' } }),
    build({ ...browser, format: 'cjs', entryPoints: { browser: 'src/browser.ts' }, external: ['vscode'] }),
    build({ ...browser, format: 'iife', entryPoints: { 'worker-browser': '../host/src/worker-browser.ts' } }),
]);
mkdirSync('dist', { recursive: true });
copyFileSync(module, 'dist/gohazard.wasm');
copyFileSync('../../LICENSE', 'LICENSE');
