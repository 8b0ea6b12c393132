// Bundles the package into dist/: one script and the module beside it.
import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { build } from 'esbuild';

const module = process.env.GOHAZARD_WASM ?? '../../target/wasm32-unknown-unknown/wasm/gohazard.wasm';
await build({
    entryPoints: { gohazard: 'src/main.ts' },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outdir: 'dist',
    banner: { js: '#!/usr/bin/env node' },
    conditions: ['source'],
    logLevel: 'warning',
});
chmodSync('dist/gohazard.js', 0o755);
copyFileSync(module, 'dist/gohazard.wasm');
copyFileSync('../../LICENSE', 'LICENSE');
