import * as vscode from 'vscode';

type Show = (uri: vscode.Uri, diagnostics: vscode.Diagnostic[]) => void;

/** Holds findings of changed files back until they are saved, where the user wants it so. */
export class OnSave {
    private readonly held = new Map<string, () => void>();

    /** Shows findings now or when the file is saved. */
    show(uri: vscode.Uri, diagnostics: vscode.Diagnostic[], next: Show): void {
        const key = uri.toString();
        this.held.delete(key);
        if (isHeldBack(uri)) {
            this.held.set(key, () => next(uri, diagnostics));
        } else {
            next(uri, diagnostics);
        }
    }

    /** Shows what was held back for a file. */
    release(uri: vscode.Uri): void {
        const key = uri.toString();
        this.held.get(key)?.();
        this.held.delete(key);
    }
}

function isHeldBack(uri: vscode.Uri): boolean {
    if (vscode.workspace.getConfiguration('gohazard').get('run') !== 'onSave') return false;
    return vscode.workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === uri.toString());
}
