import * as vscode from 'vscode';
import { showPage } from './pages.js';
import type { Service } from './service.js';

/** Registers what the command palette offers. */
export function registerCommands(context: vscode.ExtensionContext, service: Service, output: vscode.LogOutputChannel): void {
    const commands: Record<string, (...args: any[]) => unknown> = {
        'gohazard.restart': () => service.restart(),
        'gohazard.showOutput': () => output.show(),
        'gohazard.showVersion': () => vscode.window.showInformationMessage(service.version),
        'gohazard.explainRule': async (rule?: string) => {
            const chosen = rule ?? (await chooseRule());
            if (chosen) await showPage(chosen);
        },
        'gohazard.fixFile': () =>
            vscode.commands.executeCommand('editor.action.sourceAction', { kind: 'source.fixAll.gohazard', apply: 'first' }),
        // Not contributed, and so in no menu: a test binds a key to it.
        'gohazard.internal.trap': () => service.trap(),
    };
    for (const [name, run] of Object.entries(commands)) {
        context.subscriptions.push(vscode.commands.registerCommand(name, run));
    }
}

/** Lets the user choose among the rules that have findings now, or type another one. */
async function chooseRule(): Promise<string | undefined> {
    const diagnostics = vscode.languages.getDiagnostics().flatMap(([, all]) => all);
    const found = diagnostics.filter((diagnostic) => diagnostic.source === 'gohazard').map(ruleOf);
    const other = 'Another rule…';
    const choice = await vscode.window.showQuickPick([...new Set(found), other], { placeHolder: 'Which rule?' });
    return choice === other ? vscode.window.showInputBox({ prompt: 'Id of the rule, for example lost-cancel' }) : choice;
}

function ruleOf({ code }: vscode.Diagnostic): string {
    return String(typeof code === 'object' ? code.value : code);
}
