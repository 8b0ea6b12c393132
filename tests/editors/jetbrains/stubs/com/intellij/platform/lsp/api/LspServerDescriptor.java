package com.intellij.platform.lsp.api;

import com.intellij.execution.configurations.GeneralCommandLine;
import com.intellij.openapi.project.Project;
import com.intellij.openapi.vfs.VirtualFile;

public abstract class LspServerDescriptor {
    private final Project project;

    protected LspServerDescriptor(Project project, String name, VirtualFile... roots) {
        this.project = project;
    }

    public final Project getProject() {
        return project;
    }

    public abstract boolean isSupportedFile(VirtualFile file);

    public GeneralCommandLine createCommandLine() {
        throw new UnsupportedOperationException();
    }

    public String getLanguageId(VirtualFile file) {
        return "";
    }
}
