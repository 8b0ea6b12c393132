import { Host, Instance } from '@gohazard/host';
import { nodeFiles } from '@gohazard/host/node-files';
import { readMessages, writeMessage } from '@gohazard/host/stdio';
import { loadModule } from './module.js';

/** `gohazard lsp`: the language server over standard input and output. Ends the process as the protocol says. */
export function serve(): void {
    const module = loadModule();
    const { stdin, stdout } = process;
    const host = new Host({
        start: () => new Instance(module),
        send: (message) => writeMessage(stdout, message),
        files: nodeFiles,
        // What is already written must still get out.
        exit: (code) => stdout.end(() => process.exit(code)),
    });
    // An editor that is gone reads nothing more.
    stdout.on('error', () => process.exit(1));
    const leave = () => host.receive({ jsonrpc: '2.0', method: 'exit' });
    readMessages(stdin, stdout, (text) => host.receiveText(text), leave);
}
