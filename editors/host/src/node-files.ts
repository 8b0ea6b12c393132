import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileAccess } from './directory.js';

/** The files of the machine; other schemes than `file:` have none. */
export const nodeFiles: FileAccess = {
    async list(uri) {
        const directory = pathOf(uri);
        if (directory === undefined) return undefined;
        try {
            const entries = await readdir(directory, { withFileTypes: true });
            const names = [];
            for (const entry of entries) {
                if (entry.isFile() || (entry.isSymbolicLink() && (await isFile(join(directory, entry.name))))) names.push(entry.name);
            }
            return names;
        } catch {
            return undefined;
        }
    },

    async read(uri) {
        const path = pathOf(uri);
        if (path === undefined) return undefined;
        try {
            return await readFile(path);
        } catch {
            return undefined;
        }
    },
};

function pathOf(uri: string): string | undefined {
    try {
        return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
    } catch {
        return undefined;
    }
}

async function isFile(path: string): Promise<boolean> {
    try {
        return (await stat(path)).isFile();
    } catch {
        return false;
    }
}
