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
            const chosen = rule ?? (await chooseRule(service));
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

/** Lets the user choose a rule: those that have findings now come first. */
async function chooseRule(service: Service): Promise<string | undefined> {
    const diagnostics = vscode.languages.getDiagnostics().flatMap(([, all]) => all);
    const found = new Set(diagnostics.filter((diagnostic) => diagnostic.source === 'gohazard').map(ruleOf));
    const items = (await service.rules()).map(({ id, tier, summary }) => ({ label: id, description: tier, detail: summary }));
    const here = items.filter(({ label }) => found.has(label));
    const others = items.filter(({ label }) => !found.has(label));
    const choice = await vscode.window.showQuickPick([...separated('In open files', here), ...separated('All rules', others)], {
        placeHolder: 'Which rule?',
        matchOnDetail: true,
    });
    return choice?.label;
}

function separated(label: string, items: vscode.QuickPickItem[]): vscode.QuickPickItem[] {
    return items.length ? [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items] : [];
}

function ruleOf({ code }: vscode.Diagnostic): string {
    return String(typeof code === 'object' ? code.value : code);
}
