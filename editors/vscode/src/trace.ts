import * as vscode from 'vscode';

/**
 * A channel for the messages between the editor and the server. The client writes them when a channel's level is
 * `Trace`; this one's level is what our setting says, so that nobody has to look for that of the channel.
 */
export function createTraceChannel(context: vscode.ExtensionContext): vscode.LogOutputChannel {
    const channel = vscode.window.createOutputChannel('gohazard messages', { log: true });
    const changed = new vscode.EventEmitter<vscode.LogLevel>();
    context.subscriptions.push(
        channel,
        changed,
        vscode.workspace.onDidChangeConfiguration((event) => {
            if (event.affectsConfiguration('gohazard.trace.server')) changed.fire(level());
        }),
    );
    return Object.create(channel, {
        logLevel: { get: level },
        onDidChangeLogLevel: { value: changed.event },
        trace: { value: (message: string) => channel.info(message) },
    });
}

function level(): vscode.LogLevel {
    const wanted = vscode.workspace.getConfiguration('gohazard').get('trace.server', 'off');
    return wanted === 'off' ? vscode.LogLevel.Info : vscode.LogLevel.Trace;
}
