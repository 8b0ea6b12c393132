package gohazard;

import com.intellij.execution.configurations.GeneralCommandLine;
import com.intellij.openapi.project.Project;

/** How the server is started. */
final class Program {
    private Program() {
    }

    static GeneralCommandLine commandLine(Project project) {
        return new GeneralCommandLine("gohazard", "lsp")
                .withWorkDirectory(project.getBasePath())
                .withParentEnvironmentType(GeneralCommandLine.ParentEnvironmentType.CONSOLE);
    }
}
