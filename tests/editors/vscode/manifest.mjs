// The extension's README and its manifest speak of the same settings and commands, and of files that exist.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

const root = 'editors/vscode/';
const { contributes, icon } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const readme = readFileSync(`${root}README.md`, 'utf8');

function same(what, left, right) {
    assert.deepEqual([...new Set(left)].sort(), [...new Set(right)].sort(), what);
    console.log(`ok - ${what}`);
}

const cells = readme.split('\n').map((line) => /^\|([^|]*)\|/.exec(line)?.[1] ?? '');
const quoted = cells.flatMap((cell) => [...cell.matchAll(/`(gohazard\.[\w.]+)`/g)].map(([, name]) => name));
same('the settings of the README are those of the extension', quoted, Object.keys(contributes.configuration.properties));

const titles = cells.flatMap((cell) => [...cell.matchAll(/\*(gohazard: [^*]*)\*/g)].map(([, title]) => title));
same('and so are its commands', titles, contributes.commands.map(({ category, title }) => `${category}: ${title}`));

const pictures = [...readme.matchAll(/\]\((images\/[^)]*)\)/g)].map(([, path]) => path);
const media = contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.image ?? media.markdown));
same('the pictures exist', [icon, ...pictures, ...media].filter((path) => !existsSync(root + path)), []);
