import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Client, type Finding } from './client.js';
import { Text } from './text.js';
import { below, order, type Problem, reason, type Target, targetsOf } from './targets.js';

/** A finding in a file. */
export interface Found {
    target: Target;
    text: Text;
    finding: Finding;
    /** Other places that explain it. */
    related: Place[];
}

/** A place in a file, with what is to be said of it. */
export interface Place {
    /** The file as the user sees it. */
    shown: string;
    line: number;
    column: number;
    message: string;
}

/** What a run found. */
export interface Outcome {
    /** By path, position and rule. */
    found: Found[];
    /** How many files were looked at. */
    files: number;
    problems: Problem[];
    /** Paths as the user sees them. */
    shown(uri: string, beside: Target): string;
}

const MAX_FILE_BYTES = 5 << 20;

/** Looks for hazards in what the paths mean. */
export async function check(paths: string[]): Promise<Outcome> {
    const { targets, problems } = targetsOf(paths);
    const names = new Map(targets.map((target) => [target.path, target.shown]));
    const outcome: Outcome = { found: [], files: 0, problems, shown: (uri, beside) => shownPath(names, uri, beside) };
    const client = new Client();
    await client.initialize();
    for (const target of targets) await checkFile(client, target, outcome);
    outcome.found.sort(
        (a, b) => order(a.target.shown, b.target.shown) || a.finding.start - b.finding.start || a.finding.end - b.finding.end || order(a.finding.rule, b.finding.rule),
    );
    problems.sort((a, b) => order(a.path, b.path) || order(a.message, b.message));
    return outcome;
}

async function checkFile(client: Client, target: Target, outcome: Outcome): Promise<void> {
    const fail = (message: string) => outcome.problems.push({ path: target.shown, message });
    try {
        const bytes = readFileSync(target.path);
        if (bytes.length > MAX_FILE_BYTES) {
            process.stderr.write(`gohazard: ${target.shown}: larger than 5 MB, not analysed\n`);
            return;
        }
        outcome.files += 1;
        const text = new Text(bytes);
        if (text.invalidAt !== undefined) fail(`invalid UTF-8 at byte ${text.invalidAt}`);
        const findings = await client.findings(pathToFileURL(target.path).href, text.text);
        const texts = new Map([[target.path, text]]);
        const related = (finding: Finding) => finding.related.flatMap(({ uri, start, message }) => {
            const at = textOf(texts, fileURLToPath(uri))?.position(start);
            return at ? [{ shown: outcome.shown(uri, target), ...at, message }] : [];
        });
        outcome.found.push(...findings.map((finding) => ({ target, text, finding, related: related(finding) })));
    } catch (error) {
        fail(reason(error));
    }
}

/** The text of a file, which is read only once for all findings that speak of it. */
function textOf(texts: Map<string, Text>, path: string): Text | undefined {
    const known = texts.get(path);
    if (known || !existsSync(path)) return known;
    const text = new Text(readFileSync(path));
    texts.set(path, text);
    return text;
}

/** The path of a file as it is shown beside a target: as given, else as a sibling, else in full. */
function shownPath(names: Map<string, string>, uri: string, beside: Target): string {
    const path = fileURLToPath(uri);
    const given = names.get(path);
    if (given !== undefined) return given;
    return dirname(path) === dirname(beside.path) ? below(dirname(beside.shown), basename(path)) : path;
}
