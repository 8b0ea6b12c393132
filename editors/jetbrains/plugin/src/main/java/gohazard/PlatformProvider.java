package gohazard;

import com.intellij.execution.configurations.GeneralCommandLine;
import com.intellij.ide.plugins.PluginManagerCore;
import com.intellij.openapi.extensions.PluginId;
import com.intellij.openapi.project.Project;
import com.intellij.openapi.vfs.VirtualFile;
import com.intellij.platform.lsp.api.LspServerSupportProvider;
import com.intellij.platform.lsp.api.ProjectWideLspServerDescriptor;

/** Runs the server by the platform's own LSP support, unless LSP4IJ is there: one server is enough. */
public final class PlatformProvider implements LspServerSupportProvider {
    private static final PluginId LSP4IJ = PluginId.getId("com.redhat.devtools.lsp4ij");

    @Override
    public void fileOpened(Project project, VirtualFile file, LspServerStarter starter) {
        if (isGo(file) && !hasLsp4ij()) {
            starter.ensureServerStarted(new Descriptor(project));
        }
    }

    private static boolean hasLsp4ij() {
        return PluginManagerCore.isPluginInstalled(LSP4IJ) && !PluginManagerCore.isDisabled(LSP4IJ);
    }

    private static boolean isGo(VirtualFile file) {
        return "go".equals(file.getExtension());
    }

    private static final class Descriptor extends ProjectWideLspServerDescriptor {
        Descriptor(Project project) {
            super(project, "gohazard");
        }

        @Override
        public boolean isSupportedFile(VirtualFile file) {
            return isGo(file);
        }

        @Override
        public GeneralCommandLine createCommandLine() {
            return Program.commandLine(getProject());
        }

        @Override
        public String getLanguageId(VirtualFile file) {
            return "go";
        }
    }
}
