import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Edit } from './client.js';
import { check, type Outcome } from './outcome.js';

/** Fixes that call for other fixes end after this many rounds. */
const MAX_ROUNDS = 10;

/** What fixing did. */
export interface Fixed {
    /** How many findings there were before. */
    before: number;
    /** What is left. */
    outcome: Outcome;
    /** The files that were changed, as the user sees them. */
    changed: Set<string>;
}

/** Applies all safe fixes, round by round, until there is none left to apply. */
export async function fix(paths: string[]): Promise<Fixed> {
    let outcome = await check(paths);
    const fixed: Fixed = { before: outcome.found.length, outcome, changed: new Set() };
    for (let round = 0; round < MAX_ROUNDS; round++) {
        const edits = safeEdits(outcome);
        if (edits.size === 0) break;
        for (const [shown, of] of edits) {
            apply(of);
            fixed.changed.add(shown);
        }
        outcome = await check(paths);
    }
    return { ...fixed, outcome };
}

/** The edits of the safe fixes that can be made together, by file. */
function safeEdits(outcome: Outcome): Map<string, Edit[]> {
    const taken = new Map<string, Edit[]>();
    for (const { target, text, finding } of outcome.found) {
        const edits = finding.fixes.find((fix) => fix.safe)?.edits ?? [];
        // In a text with replaced bytes, places are not those of the file.
        if (text.invalidAt !== undefined) continue;
        const name = (edit: Edit) => outcome.shown(edit.uri, target);
        const others = (edit: Edit) => (taken.get(name(edit)) ?? []).filter((other) => !isSame(other, edit));
        if (edits.some((edit) => others(edit).some((other) => touches(other, edit)))) continue;
        for (const edit of edits) {
            const known = taken.get(name(edit)) ?? [];
            if (!known.some((other) => isSame(other, edit))) taken.set(name(edit), [...known, edit]);
        }
    }
    return taken;
}

function touches(a: Edit, b: Edit): boolean {
    return a.start <= b.end && b.start <= a.end;
}

function isSame(a: Edit, b: Edit): boolean {
    return a.start === b.start && a.end === b.end && a.text === b.text;
}

function apply(edits: Edit[]): void {
    const path = fileURLToPath(edits[0]?.uri ?? '');
    const bytes = readFileSync(path);
    const parts: Buffer[] = [];
    let done = 0;
    // Insertions at one place stay in the order in which their fix has them: sorting is stable.
    for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
        parts.push(bytes.subarray(done, start), Buffer.from(text));
        done = end;
    }
    parts.push(bytes.subarray(done));
    writeFileSync(path, Buffer.concat(parts));
}
