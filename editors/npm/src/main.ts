import { parseArgs } from 'node:util';
import { Client } from './client.js';
import { fix } from './fix.js';
import { serve } from './lsp.js';
import { check } from './outcome.js';
import type { Problem } from './targets.js';
import { isAtLeast, plural, TIERS, writeJson, writeText } from './report.js';

const HELP = `Finds, explains and fixes concurrency and networking hazards in Go code

gohazard check [PATHS]   report hazards in files, directories, patterns such as ./...
    --format text|json   how to write them
    --tier TIER          the least serious tier to show: bug, risk or hint
    --fail-on TIER       the least serious tier that makes the exit status 1 (default: risk)
gohazard fix [PATHS]     apply fixes that only correct behaviour
gohazard explain RULE    explain a rule
gohazard lsp             run the language server on standard input and output
gohazard --version

Exit status: 0 nothing found, 1 something found, 2 something could not be read or understood.
`;

/** Nothing was found, something was found, something could not be read or understood. */
const CLEAN = 0;
const FOUND = 1;
const FAILED = 2;

/** Something is wrong with the command line. */
class UsageError extends Error {}

async function run([command, ...rest]: string[]): Promise<number> {
    switch (command) {
        case 'check':
            return runCheck(rest);
        case 'fix':
            return runFix(rest);
        case 'explain':
            return runExplain(rest);
        case '--version':
        case '-V': {
            const { version } = await new Client().initialize();
            process.stdout.write(`gohazard ${version}\n`);
            return CLEAN;
        }
        case '--help':
        case '-h':
            process.stdout.write(HELP);
            return CLEAN;
        default:
            throw new UsageError(command === undefined ? 'a command is missing' : `there is no command ${command}`);
    }
}

async function runCheck(args: string[]): Promise<number> {
    const options = { format: { type: 'string' }, tier: { type: 'string' }, 'fail-on': { type: 'string' } } as const;
    const { values, positionals } = parsed(() => parseArgs({ args, options, allowPositionals: true }));
    const isJson = oneOf('--format', values.format ?? 'text', ['text', 'json']) === 'json';
    const lowest = oneOf('--tier', values.tier ?? (isJson ? 'hint' : 'risk'), TIERS);
    const failOn = oneOf('--fail-on', values['fail-on'] ?? 'risk', TIERS);
    const outcome = await check(positionals.length ? positionals : ['.']);
    (isJson ? writeJson : writeText)(outcome, lowest);
    complain(outcome.problems);
    if (outcome.problems.length) return FAILED;
    return outcome.found.some(({ finding }) => isAtLeast(finding.tier, failOn)) ? FOUND : CLEAN;
}

async function runFix(args: string[]): Promise<number> {
    const { positionals } = parsed(() => parseArgs({ args, options: {}, allowPositionals: true }));
    const { before, outcome, changed } = await fix(positionals.length ? positionals : ['.']);
    for (const name of [...changed].sort()) process.stdout.write(`${name}\n`);
    const fixed = plural(Math.max(0, before - outcome.found.length), 'finding');
    process.stdout.write(`${fixed} fixed in ${plural(changed.size, 'file')}, ${outcome.found.length} left\n`);
    complain(outcome.problems);
    return outcome.problems.length ? FAILED : CLEAN;
}

async function runExplain(args: string[]): Promise<number> {
    const { positionals } = parsed(() => parseArgs({ args, options: {}, allowPositionals: true }));
    const [rule] = positionals;
    if (rule === undefined || positionals.length > 1) throw new UsageError('explain takes one rule');
    const client = new Client();
    await client.initialize();
    const page = await client.explain(rule).catch(() => null);
    if (page === null) {
        process.stderr.write(`gohazard: there is no rule or entry \`${rule}\`\n`);
        return FAILED;
    }
    process.stdout.write(`${page.trimEnd()}\n`);
    return CLEAN;
}

function complain(problems: Problem[]): void {
    for (const { path, message } of problems) process.stderr.write(`gohazard: ${path}: ${message}\n`);
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
    const found = allowed.find((each) => each === value);
    if (found === undefined) throw new UsageError(`${option} is one of ${allowed.join(', ')}`);
    return found;
}

function parsed<T>(parse: () => T): T {
    try {
        return parse();
    } catch (error) {
        throw new UsageError(error instanceof Error ? error.message : String(error));
    }
}

/** Ends the process when what was written is out. */
function finish(code: number): void {
    process.stdout.write('', () => process.exit(code));
}

const args = process.argv.slice(2);
if (args[0] === 'lsp') {
    serve();
} else {
    run(args).then(finish, (error) => {
        const text = error instanceof UsageError ? `${error.message}\n\n${HELP}` : `${error?.stack ?? error}\n`;
        process.stderr.write(`gohazard: ${text}`);
        finish(FAILED);
    });
}
