import { styleText } from 'node:util';
import type { Found, Outcome } from './outcome.js';

/** From the least to the most serious. */
export const TIERS = ['hint', 'risk', 'bug'] as const;

export type Tier = (typeof TIERS)[number];

export function isAtLeast(tier: Tier, lowest: Tier): boolean {
    return TIERS.indexOf(tier) >= TIERS.indexOf(lowest);
}

/** Writes the one JSON document of a run. */
export function writeJson(outcome: Outcome, lowest: Tier): void {
    const shown = outcome.found.filter(({ finding }) => isAtLeast(finding.tier, lowest));
    const document = { findings: shown.map((found) => jsonFinding(outcome, found)), files: outcome.files, errors: outcome.problems };
    process.stdout.write(`${JSON.stringify(document)}\n`);
}

function jsonFinding(outcome: Outcome, { target, text, finding }: Found) {
    const start = text.position(finding.start);
    const end = text.position(finding.end);
    return {
        rule: finding.rule,
        tier: finding.tier,
        path: target.shown,
        line: start.line,
        column: start.column,
        endLine: end.line,
        endColumn: end.column,
        message: finding.message,
        fixes: finding.fixes.map(({ title, safe, edits }) => ({
            title,
            safe,
            edits: edits.map(({ uri, start, end, text }) => ({ path: outcome.shown(uri, target), start, end, text })),
        })),
    };
}

/** Writes the findings like a compiler, and how many there are. */
export function writeText(outcome: Outcome, lowest: Tier): void {
    const shown = outcome.found.filter(({ finding }) => isAtLeast(finding.tier, lowest));
    for (const found of shown) process.stdout.write(`${describe(found)}\n\n`);
    process.stdout.write(`${summary(outcome, lowest)}\n`);
}

function describe({ target, text, finding, related }: Found): string {
    const { line, column } = text.position(finding.start);
    const color = COLORS[finding.tier];
    const gutter = ' '.repeat(String(line).length);
    const [before, marked, after] = text.excerpt(finding.start, finding.end).map(printable);
    const head = style('bold', `${target.shown}:${line}:${column}`);
    const lines = [
        `${head}: ${style(color, finding.tier)}: ${style('bold', finding.message)} ${style('dim', `[${finding.rule}]`)}`,
        `${style('dim', `${line} |`)} ${before}${marked}${after}`,
        `${style('dim', `${gutter} |`)} ${before?.replace(/[^\t]/g, ' ')}${style(color, '^'.repeat(Math.max(1, marked?.length ?? 0)))}`,
    ];
    for (const { shown, line, column, message } of related) {
        lines.push(`${gutter} ${style('dim', '=')} ${shown}:${line}:${column}: ${message}`);
    }
    for (const fix of finding.fixes) {
        lines.push(`${gutter} ${style('dim', '=')} ${style('bold', fix.safe ? 'fix' : 'possible fix')}: ${fix.title}`);
    }
    return lines.join('\n');
}

function summary(outcome: Outcome, lowest: Tier): string {
    const counted = (tiers: readonly Tier[]) =>
        tiers
            .map((tier) => plural(outcome.found.filter(({ finding }) => finding.tier === tier).length, tier))
            .filter((text) => !text.startsWith('0 '))
            .join(', ');
    const byWeight = [...TIERS].reverse();
    const shown = counted(byWeight.filter((tier) => isAtLeast(tier, lowest)));
    const hidden = counted(byWeight.filter((tier) => !isAtLeast(tier, lowest)));
    const rest = hidden && `; ${hidden} not shown (--tier hint)`;
    return `${shown || 'nothing'} found in ${plural(outcome.files, 'file')}${rest}`;
}

export function plural(number: number, noun: string): string {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

const COLORS = { bug: 'red', risk: 'yellow', hint: 'cyan' } as const;

function style(kind: 'bold' | 'dim' | 'red' | 'yellow' | 'cyan', text: string): string {
    return process.stdout.isTTY && !process.env.NO_COLOR ? styleText(kind, text) : text;
}

/** A file must not be able to give orders to the terminal. */
function printable(text: string): string {
    return text.replace(/[^\P{Cc}\t]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}
