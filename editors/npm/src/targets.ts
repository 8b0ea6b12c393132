import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** A file to be looked at. */
export interface Target {
    /** Its absolute path. */
    path: string;
    /** Its path as the user sees it: what was given, and what leads from there to the file. */
    shown: string;
}

/** Something that could not be read or understood. */
export interface Problem {
    path: string;
    message: string;
}

/** The Go files that the paths of a command line mean, without repetition, sorted by the paths that are shown. */
export function targetsOf(given: string[]): { targets: Target[]; problems: Problem[] } {
    const targets = new Map<string, Target>();
    const problems: Problem[] = [];
    for (const each of given) {
        const path = each.replaceAll('\\', process.platform === 'win32' ? '/' : '\\');
        const directory = path === '...' ? '.' : path.endsWith('/...') ? path.slice(0, -4) || '/' : undefined;
        const shown = clean(directory ?? path);
        const stat = statSync(shown, { throwIfNoEntry: false });
        if (!stat) problems.push({ path: shown, message: 'no such file or directory' });
        else if (stat.isDirectory()) walk({ path: resolve(shown), shown });
        else if (directory !== undefined) problems.push({ path: shown, message: 'not a directory' });
        else if (!stat.isFile()) problems.push({ path: shown, message: 'not a regular file' });
        else if (!shown.endsWith('.go')) problems.push({ path: shown, message: 'not a Go file' });
        else add({ path: resolve(shown), shown });
    }
    return { targets: [...targets.values()].sort((a, b) => order(a.shown, b.shown)), problems };

    function add(target: Target): void {
        if (!targets.has(target.path)) targets.set(target.path, target);
    }

    // Links to directories are not followed: there is no way into a loop.
    function walk(root: Target): void {
        const isInModule = hasGoModAbove(root.path);
        const pending = [root];
        for (let at = pending.pop(); at; at = pending.pop()) {
            for (const entry of entriesOf(at)) {
                const path = join(at.path, entry.name);
                const target = { path, shown: below(at.shown, entry.name) };
                if (entry.isDirectory()) {
                    const isNested = isInModule && existsSync(join(path, 'go.mod'));
                    if (!isNested && !isLeftOut(entry.name)) pending.push(target);
                } else if (entry.name.endsWith('.go') && !/^[._]/.test(entry.name)) {
                    if (statSync(path, { throwIfNoEntry: false })?.isFile()) add(target);
                }
            }
        }
    }

    function entriesOf({ path, shown }: Target) {
        try {
            return readdirSync(path, { withFileTypes: true });
        } catch (error) {
            problems.push({ path: shown, message: reason(error) });
            return [];
        }
    }
}

/** What went wrong, in the words of the operating system. */
export function reason(error: unknown): string {
    const text = error instanceof Error ? error.message : String(error);
    return /^[A-Z]+: ([^,]*)/.exec(text)?.[1] ?? text;
}

/** Compares texts by their bytes, as the native program does. */
export function order(a: string, b: string): number {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** A file of a directory, as the user sees it. */
export function below(directory: string, name: string): string {
    if (directory === '.') return name;
    return directory.endsWith('/') ? `${directory}${name}` : `${directory}/${name}`;
}

/** A path without `.`, without `//`, and without `..` after a name. */
function clean(path: string): string {
    const parts: string[] = [];
    const isRooted = path.startsWith('/');
    for (const part of path.split('/')) {
        if (part === '' || part === '.') continue;
        if (part !== '..') parts.push(part);
        else if (parts.length && parts.at(-1) !== '..') parts.pop();
        else if (!isRooted) parts.push(part);
    }
    const joined = parts.join('/');
    return isRooted ? `/${joined}` : joined || '.';
}

/** Directories that patterns of the go command leave out. */
function isLeftOut(name: string): boolean {
    return name === 'vendor' || name === 'testdata' || /^[._]/.test(name);
}

function hasGoModAbove(directory: string): boolean {
    for (let at = directory; ; at = dirname(at)) {
        if (existsSync(join(at, 'go.mod'))) return true;
        // A module of the module cache ends at its version.
        if (basename(at).includes('@')) return true;
        if (dirname(at) === at) return false;
    }
}
