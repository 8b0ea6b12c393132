/** How a host reads: an editor's file system, or Node's. Both answer `undefined` for what is not there. */
export interface FileAccess {
    /** The names of the files of a directory (links to files count as files). */
    list(uri: string): Promise<string[] | undefined>;
    /** A file's bytes. */
    read(uri: string): Promise<Uint8Array | undefined>;
}

/** Parameters of `gohazard/readDirectory`. */
export interface DirectoryRequest {
    uri: string;
    maxFiles?: number;
    maxBytes?: number;
}

interface Text {
    uri: string;
    text: string;
}

/** Result of `gohazard/readDirectory`: the Go files of one directory and what governs them. */
export interface Directory {
    files: { name: string; text: string }[];
    goMod: Text | null;
    goWork: Text | null;
    modulesTxt: Text | null;
    config: Text | null;
    /** False where the limits or unreadable files left something out. */
    complete: boolean;
}

const MAX_FILES = 1000;
const MAX_BYTES = 16 << 20;
const MAX_DEPTH = 64;

/** Answers `gohazard/readDirectory`. */
export async function readDirectory(request: DirectoryRequest, access: FileAccess): Promise<Directory> {
    const directory = request.uri.replace(/\/+$/, '');
    const [found, goMod, goWork, config] = await Promise.all([
        goFiles(directory, request.maxFiles ?? MAX_FILES, request.maxBytes ?? MAX_BYTES, access),
        nearest(directory, ['go.mod'], access),
        nearest(directory, ['go.work'], access),
        nearest(directory, ['gohazard.toml', '.gohazard.toml'], access),
    ]);
    const modulesTxt = goMod && (await readText(`${parent(goMod.uri)}/vendor/modules.txt`, access));
    return { ...found, goMod, goWork, modulesTxt, config };
}

async function goFiles(directory: string, maxFiles: number, maxBytes: number, access: FileAccess) {
    const listed = await access.list(directory);
    // What editors and version control leave behind is no part of a build.
    const names = (listed ?? []).filter((name) => name.endsWith('.go') && !/^[._]/.test(name)).sort();
    const files: Directory['files'] = [];
    let complete = names.length <= maxFiles;
    let left = maxBytes;
    for (const name of names.slice(0, maxFiles)) {
        const bytes = await access.read(`${directory}/${encodeURIComponent(name)}`);
        if (!bytes || bytes.length > left) {
            complete = false;
            continue;
        }
        left -= bytes.length;
        files.push({ name, text: decode(bytes) });
    }
    return { files, complete };
}

/** The first of these files that is there, in the directory or in the nearest one above it. */
async function nearest(directory: string, names: string[], access: FileAccess): Promise<Text | null> {
    for (let depth = 0, at: string | undefined = directory; at !== undefined && depth < MAX_DEPTH; depth++) {
        for (const name of names) {
            const found = await readText(`${at}/${name}`, access);
            if (found) return found;
        }
        at = parent(at);
    }
    return null;
}

async function readText(uri: string, access: FileAccess): Promise<Text | null> {
    const bytes = await access.read(uri);
    return bytes ? { uri, text: decode(bytes) } : null;
}

/** The URI one level up; nothing above the path's root. */
function parent(uri: string): string | undefined {
    const rootEnd = /^[^:/]+:(\/\/[^/]*)?/.exec(uri)?.[0].length ?? 0;
    const slash = uri.lastIndexOf('/');
    return slash < rootEnd ? undefined : uri.slice(0, slash);
}

// The text is handed over as it is: positions count a byte order mark.
function decode(bytes: Uint8Array): string {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
