import type { FileAccess } from '@gohazard/host';
import * as vscode from 'vscode';

/** The files of the workspace, wherever it lies. */
export const workspaceFiles: FileAccess = {
    async list(uri) {
        try {
            const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.parse(uri, true));
            return entries.filter(([, type]) => type & vscode.FileType.File).map(([name]) => name);
        } catch {
            return undefined;
        }
    },

    async read(uri) {
        try {
            return await vscode.workspace.fs.readFile(vscode.Uri.parse(uri, true));
        } catch {
            return undefined;
        }
    },
};
