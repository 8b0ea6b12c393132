// The commands, the status, and what happens when the server crashes.

const RUNS_IN = { desktop: 'bundled module in a worker thread', web: 'bundled module in a web worker' };

/** code-server's Node host writes logs by a native module, which is not built for the tests. */
export const HAS_LOGS = { desktop: false, web: true };

export async function commands(bench, host) {
    await bench.command('gohazard: Show Version');
    await bench.eventually('the version says what runs', () => bench.notified(`gohazard 0.1.0 (${RUNS_IN[host]})`));
    await bench.picture('version');
    await bench.dismiss();

    await bench.command('gohazard: Explain a Rule', 'lost-cancel');
    await bench.eventually('a rule is explained', () => bench.rendered('lost-cancel'));
    await bench.picture('explained');
    await bench.close('lost-cancel.md');
    await bench.command('gohazard: Explain a Rule', 'lock-order-inversion');
    await bench.eventually('and one that has no finding', () => bench.rendered('lock-order-inversion'));
    await bench.close('lock-order-inversion.md');

    await bench.open('poll.go');
    await bench.command('gohazard: Apply All Safe Fixes in This File');
    await bench.eventually('all safe fixes are applied', () => bench.contains('defer cancel()'));
    await bench.eventually('and nothing is left', async () => (await bench.squiggles()) === 0);
    await bench.picture('fixed-all');
    await bench.undo();
    await bench.eventually('undone by one step', async () => (await bench.squiggles()) === 1);
    await bench.status('the status counts', '1 hazard');
    await bench.picture('status');

    await bench.command('gohazard: Show Output');
    await bench.eventually('the output is shown', async () => (await bench.channel()) === 'gohazard');
    if (HAS_LOGS[host]) await bench.eventually('it says what runs', async () => (await bench.panelText()).includes(`gohazard 0.1.0 (${RUNS_IN[host]}) is running`));
    await bench.picture('output');
    await bench.hidePanel();

    await bench.keys('Control+Alt+t');
    await bench.eventually('a crash is told', () => bench.notified('crashed and was started again'));
    await bench.picture('crash');
    await bench.dismiss();
    await bench.goTo(1, 0);
    await bench.type(' // typed after the crash');
    await bench.eventually('and the fresh server knows the document', async () => (await bench.squiggles()) === 1);
    await bench.picture('recovered');

    for (let crashes = 1; crashes < 5; crashes++) {
        await bench.keys('Control+Alt+t');
        await bench.until('another crash is told', () => bench.notified('crashed and was started again'));
        await bench.dismiss();
    }
    await bench.keys('Control+Alt+t');
    await bench.eventually('after many crashes it stays stopped', () => bench.notified('stays stopped'));
    await bench.picture('stopped');
    await bench.dismiss();
    const source = bench.read('poll.go').split('\n');
    const line = source.findIndex((text) => text.includes('ctx, _ ='));
    await bench.goTo(line + 1, source[line].length - source[line].indexOf('ctx, _ ='));
    await bench.type('//');
    await bench.check('nobody looks at what is typed then', (await bench.squiggles()) === 1);
    await bench.command('gohazard: Restart Server');
    await bench.eventually('a restarted server does', async () => (await bench.squiggles()) === 0);
    await bench.picture('restarted');
    await bench.undo();
    await bench.eventually('and finds what it found before', async () => (await bench.squiggles()) === 1);

    await bench.command('Welcome: Open Walkthrough', 'Hazards in Go');
    await bench.eventually('there is a walkthrough', () => bench.shows('.gettingStartedContainer', 'Understand a finding'));
    await bench.picture('walkthrough');
    await bench.open('poll.go');
}
