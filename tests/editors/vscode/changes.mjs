// Changes elsewhere that change what is found here: in other files of the package, on disk, in go.mod.

export async function changes(bench) {
    await bench.open('handle.go');
    const caller = bench.read('server.go');
    const place = (name, text) => {
        const lines = bench.read(name).split('\n');
        const line = lines.findIndex((each) => each.includes(text));
        return [line + 1, lines[line].indexOf(text) + 1];
    };
    const leaks = () => bench.hasProblem('leaked-conn', ...place('handle.go', 'conn net.Conn'));
    await bench.eventually('a connection leaks', leaks);
    await bench.picture('leak');

    await bench.open('server.go');
    const [line] = place('server.go', 'go handle(conn)');
    await bench.goTo(line, 'go handle(conn)'.length);
    await bench.type('//');
    await bench.eventually('an edit of its caller ends that, without saving', async () => !(await leaks()));
    await bench.picture('sibling-edited');
    await bench.undo();
    await bench.eventually('until it is undone', leaks);

    await bench.open('handle.go');
    bench.write('server.go', caller.replace('go handle(conn)', 'go func() {\n\t\t\tdefer conn.Close()\n\t\t\thandle(conn)\n\t\t}()'));
    await bench.eventually('a change of its caller on disk ends that, too', async () => !(await leaks()));
    await bench.picture('sibling-on-disk');
    bench.write('server.go', caller);
    await bench.eventually('and another one brings it back', leaks);

    await bench.open('tick.go');
    const ticks = () => bench.hasProblem('leaked-tick', ...place('tick.go', 'time.Tick('));
    bench.write('go.mod', 'module example.com/chat\n\ngo 1.22\n');
    await bench.eventually('in an old version of the language a ticker leaks', ticks);
    await bench.picture('old-version');
    bench.write('go.mod', 'module example.com/chat\n\ngo 1.24\n');
    await bench.eventually('a new version in go.mod ends that', async () => !(await ticks()));
    await bench.picture('new-version');
    await bench.hidePanel();
}
