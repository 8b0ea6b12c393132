import * as vscode from 'vscode';
import type { Service, Status } from './service.js';

/** Shows beside Go files whether the server runs and what it found. */
export function registerStatus(context: vscode.ExtensionContext, service: Service): void {
    const item = vscode.languages.createLanguageStatusItem('gohazard.status', { language: 'go' });
    item.name = 'gohazard';
    item.command = { command: 'gohazard.showOutput', title: 'Show Output' };
    const update = () => show(item, service.status);
    context.subscriptions.push(
        item,
        service.onDidChangeStatus(update),
        vscode.window.onDidChangeActiveTextEditor(update),
        vscode.languages.onDidChangeDiagnostics(update),
    );
    update();
}

function show(item: vscode.LanguageStatusItem, status: Status): void {
    item.busy = status === 'starting';
    item.severity = vscode.LanguageStatusSeverity.Information;
    item.detail = undefined;
    if (typeof status === 'object') {
        item.severity = vscode.LanguageStatusSeverity.Error;
        item.text = 'gohazard failed';
        item.detail = status.failed;
    } else if (status === 'running') {
        item.text = `gohazard: ${count(vscode.window.activeTextEditor?.document.uri)}`;
    } else {
        item.text = `gohazard: ${status}`;
    }
}

function count(uri: vscode.Uri | undefined): string {
    const found = uri ? vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === 'gohazard').length : 0;
    if (found === 0) return 'no hazards';
    return found === 1 ? '1 hazard' : `${found} hazards`;
}
