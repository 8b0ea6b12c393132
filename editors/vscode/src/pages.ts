import * as vscode from 'vscode';
import type { Service } from './service.js';

const SCHEME = 'gohazard';

/** Serves the rules' pages as documents `gohazard:/rules/<id>.md`: the links of findings lead there. */
export function registerPages(context: vscode.ExtensionContext, service: Service): void {
    const provider: vscode.TextDocumentContentProvider = {
        provideTextDocumentContent: (uri) => service.explain(ruleOf(uri)),
    };
    context.subscriptions.push(vscode.workspace.registerTextDocumentContentProvider(SCHEME, provider));
}

/** Opens a rule's page. */
export async function showPage(rule: string): Promise<void> {
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.from({ scheme: SCHEME, path: `/rules/${rule}.md` }));
}

function ruleOf(uri: vscode.Uri): string {
    return uri.path.replace(/^.*\//, '').replace(/\.md$/, '');
}
