// A finding from the squiggle to the repair.

export async function finding(bench) {
    await bench.eventually('the squiggle is there', async () => (await bench.squiggles()) === 1);
    await bench.picture('squiggle');
    await bench.focus();

    // The column behind "é" and a smiley.
    const source = bench.read('poll.go').split('\n');
    const line = source.findIndex((text) => text.includes('ctx, _ =')) + 1;
    const column = source[line - 1].indexOf('_ =') + 1;
    const beforeEnd = source[line - 1].length - column + 1;
    await bench.eventually('its column counts UTF-16 units', () => bench.hasProblem('lost-cancel', line, column));
    await bench.picture('problems');
    await bench.hidePanel();

    await bench.goTo(line, beforeEnd);
    const hover = await bench.hover('the hover explains it', 'lost-cancel');
    await bench.picture('hover');
    await hover.locator('a', { hasText: 'lost-cancel' }).first().click();
    await bench.eventually('its link opens the page of the rule', () => bench.rendered('lost-cancel'));
    await bench.picture('page');
    await bench.close('lost-cancel.md');

    await bench.open('poll.go');
    await bench.goTo(line, beforeEnd);
    await bench.quickFix('the light bulb offers the fix', 'cancel');
    await bench.picture('light-bulb');
    await bench.keys('Enter');
    await bench.eventually('the fix is applied', () => bench.contains('defer cancel()'));
    await bench.eventually('the squiggle is gone', async () => (await bench.squiggles()) === 0);
    await bench.status('the status says that there is none', 'no hazards');
    await bench.picture('fixed');
    await bench.undo();
    await bench.eventually('undoing brings it back', async () => (await bench.squiggles()) === 1);

    await bench.goTo(line, beforeEnd);
    const ignore = await bench.quickFix('it can be suppressed', 'Ignore');
    await ignore.click();
    await bench.eventually('by a comment above it', () => bench.contains('//gohazard:ignore lost-cancel'));
    await bench.eventually('the suppressed finding is gone', async () => (await bench.squiggles()) === 0);
    await bench.picture('suppressed');
    await bench.undo();
    await bench.eventually('until it is undone', async () => (await bench.squiggles()) === 1);

    // What the README shows.
    await bench.open('server.go');
    const accept = bench.read('server.go').split('\n').findIndex((text) => text.includes('Accept()'));
    await bench.goTo(accept + 1, 'Accept()'.length);
    await bench.hover('a hover about an accept loop', 'accept-spin');
    await bench.picture('finding', { x: 352, y: 36, width: 924, height: 520 });
    await bench.open('poll.go');
}
