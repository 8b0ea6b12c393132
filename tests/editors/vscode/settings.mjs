// Each setting has the effect that its description promises, at once.
import { HAS_LOGS } from './commands.mjs';

export async function settings(bench, host) {
    await bench.open('poll.go');
    const shows = (squiggles, severity) => async () => (await bench.squiggles(severity)) === squiggles;
    const none = shows(0);
    await bench.eventually('as things are, there is a warning', shows(1));
    const check = async (values, what, condition) => {
        bench.settings(values);
        await bench.eventually(what, condition);
    };
    await check({ 'gohazard.rules': { 'lost-cancel': 'off' } }, 'a rule is switched off', none);
    await check({ 'gohazard.severity': { 'lost-cancel': 'error' } }, 'a rule has its own severity', shows(1, 'error'));
    await bench.picture('severity');
    await check({ 'gohazard.severity': { bug: 'information' } }, 'a tier has its own severity', shows(1, 'info'));
    await check({ 'gohazard.rules': { 'lost-cancel': 'risk' }, 'gohazard.severity': { risk: 'error' } }, 'a rule has another tier', shows(1, 'error'));
    await check({ 'gohazard.tiers': ['hint'] }, 'tiers are left out', none);
    await check({}, 'without settings it is a warning again', shows(1));
    await check({ 'gohazard.exclude': ['poll.go'] }, 'a file is excluded', none);
    await check({}, 'and included', shows(1));
    await check({ 'gohazard.enable': false }, 'the server is switched off', none);
    await bench.status('which the status says', 'gohazard: off');
    await check({}, 'and on again', shows(1));

    bench.write('gohazard.toml', 'severity = { bug = "error" }\n');
    await bench.eventually('a file of the project decides where no setting does', shows(1, 'error'));
    await check({ 'gohazard.severity': { bug: 'information' } }, 'a setting decides otherwise', shows(1, 'info'));
    bench.remove('gohazard.toml');
    await check({}, 'nothing is left of both', shows(1));

    await onSave(bench);
    await withoutGoMod(bench);
    await messages(bench, host);
}

/** Findings of a changed file are held back until it is saved; those elsewhere show that the server knows already. */
async function onSave(bench) {
    await bench.open('handle.go');
    await bench.open('server.go');
    const lines = bench.read('server.go').split('\n');
    const call = lines.findIndex((text) => text.includes('go handle(conn)')) + 1;
    const accept = lines.findIndex((text) => text.includes('Accept()')) + 1;
    const column = lines[accept - 1].indexOf('listener') + 1;
    const handle = bench.read('handle.go').split('\n').findIndex((text) => text.includes('func handle')) + 1;
    const leaksHere = () => bench.hasProblem('leaked-conn', accept, column);
    const leaksThere = () => bench.hasProblem('leaked-conn', handle, 'func handle('.length + 1);

    bench.settings({ 'gohazard.run': 'onSave', 'gohazard.severity': { 'accept-spin': 'error' }, 'editor.codeActionsOnSave': { 'source.fixAll.gohazard': 'never' } });
    await bench.eventually('findings are shown on save', async () => (await bench.squiggles('error')) === 1);
    await bench.eventually('while nothing is changed, they are shown', leaksThere);
    await bench.focus();
    await bench.goTo(call, 'go handle(conn)'.length);
    await bench.type('//');
    await bench.eventually('a change has its effect on other files', async () => !(await leaksThere()));
    await bench.check('it has none on the changed file', !(await leaksHere()));
    await bench.picture('not-saved');
    await bench.focus();
    await bench.keys('Control+s');
    await bench.eventually('before it is saved', leaksHere);
    await bench.picture('saved');
    await bench.undo();
    await bench.keys('Control+s');
    await bench.eventually('and undone, and saved again', leaksThere);
    await bench.hidePanel();

    bench.settings({});
    await bench.eventually('findings are shown while typing', async () => (await bench.squiggles()) === 1);
    await bench.open('poll.go');
    await bench.goTo(1, 0);
    await bench.type(' // saved');
    await bench.keys('Control+s');
    await bench.eventually('saving applies all safe fixes', () => bench.contains('defer cancel()'));
    await bench.picture('fixed-on-save');
}

async function withoutGoMod(bench) {
    bench.remove('go.mod');
    await bench.open('tick.go');
    const leaks = async () => (await bench.squiggles('info')) + (await bench.squiggles()) > 0;
    bench.settings({ 'gohazard.go': '1.22' });
    await bench.eventually('a version is assumed where no go.mod says one', leaks);
    bench.settings({ 'gohazard.go': '1.24' });
    await bench.eventually('or another one', async () => !(await leaks()));
}

async function messages(bench, host) {
    bench.settings({ 'gohazard.trace.server': 'messages' });
    await bench.command('Output: Show Output Channels', 'gohazard messages');
    await bench.eventually('messages have a channel', async () => (await bench.channel()) === 'gohazard messages');
    await bench.open('poll.go');
    await bench.type(' ');
    if (HAS_LOGS[host]) await bench.eventually('where they are written down', async () => (await bench.panelText()).includes('textDocument/didChange'));
    await bench.picture('messages');
}
