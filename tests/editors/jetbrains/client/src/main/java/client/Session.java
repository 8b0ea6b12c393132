package client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageServer;

/** Drives the command line given, as LSP4IJ would: initialize, diagnostics, hover, code action, resolve, shutdown, exit. */
public final class Session {
    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(System.getenv("PROJECT"));
        Process process = new ProcessBuilder(arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            run(project, process);
        } finally {
            process.destroyForcibly();
        }
        System.exit(0);
    }

    private static void run(Path project, Process process) throws Exception {
        Editor editor = new Editor();
        Launcher<LanguageServer> launcher =
                LSPLauncher.createClientLauncher(editor, process.getInputStream(), process.getOutputStream());
        launcher.startListening();
        LanguageServer server = launcher.getRemoteProxy();

        InitializeResult initialized = server.initialize(parameters(project)).get(120, TimeUnit.SECONDS);
        check("the server introduces itself", "gohazard".equals(initialized.getServerInfo().getName()));
        String encoding = initialized.getCapabilities().getPositionEncoding();
        check("columns count UTF-16 units", encoding == null || encoding.equals("utf-16"));
        server.initialized(new InitializedParams());

        Path file = project.resolve("poll.go");
        String uri = file.toUri().toString();
        String text = Files.readString(file);
        server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "go", 1, text)));
        eventually("the finding is published", () -> finding(editor, uri) != null);
        Diagnostic lost = finding(editor, uri);
        check("it is at the blank behind the smiley", "_".equals(textAt(text, lost.getRange())));

        TextDocumentIdentifier document = new TextDocumentIdentifier(uri);
        Hover hover = server.getTextDocumentService()
                .hover(new HoverParams(document, lost.getRange().getStart())).get(120, TimeUnit.SECONDS);
        check("the hover explains the rule", hover.getContents().getRight().getValue().contains("lost-cancel"));

        CodeActionContext context = new CodeActionContext(List.of(lost), List.of(CodeActionKind.QuickFix));
        List<Either<Command, CodeAction>> actions = server.getTextDocumentService()
                .codeAction(new CodeActionParams(document, lost.getRange(), context)).get(120, TimeUnit.SECONDS);
        check("a fix is offered", !actions.isEmpty() && actions.get(0).isRight());
        CodeAction fix = actions.get(0).getRight();
        check("its edit waits until it is asked for", fix.getEdit() == null && fix.getData() != null);
        CodeAction resolved = server.getTextDocumentService().resolveCodeAction(fix).get(120, TimeUnit.SECONDS);
        check("the edit inserts what was missing", resolved.getEdit().toString().contains("defer cancel()"));

        server.shutdown().get(120, TimeUnit.SECONDS);
        server.exit();
        check("the process ends", process.waitFor(120, TimeUnit.SECONDS));
        check("with code 0", process.exitValue() == 0);
    }

    private static InitializeParams parameters(Path project) {
        InitializeParams parameters = new InitializeParams();
        parameters.setProcessId((int) ProcessHandle.current().pid());
        parameters.setClientInfo(new ClientInfo("LSP4J", "1"));
        parameters.setWorkspaceFolders(List.of(new WorkspaceFolder(project.toUri().toString(), "project")));

        CodeActionCapabilities actions = new CodeActionCapabilities(
                new CodeActionLiteralSupportCapabilities(new CodeActionKindCapabilities(List.of(CodeActionKind.QuickFix))), false);
        actions.setDataSupport(true);
        actions.setIsPreferredSupport(true);
        actions.setResolveSupport(new CodeActionResolveSupportCapabilities(List.of("edit")));
        TextDocumentClientCapabilities textDocument = new TextDocumentClientCapabilities();
        textDocument.setCodeAction(actions);
        textDocument.setHover(new HoverCapabilities(List.of(MarkupKind.MARKDOWN, MarkupKind.PLAINTEXT), false));
        PublishDiagnosticsCapabilities publish = new PublishDiagnosticsCapabilities(true);
        publish.setCodeDescriptionSupport(true);
        textDocument.setPublishDiagnostics(publish);
        WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
        workspace.setApplyEdit(true);
        workspace.setConfiguration(true);
        workspace.setWorkspaceFolders(true);
        workspace.setDidChangeWatchedFiles(new DidChangeWatchedFilesCapabilities(true));
        parameters.setCapabilities(new ClientCapabilities(workspace, textDocument, null));
        return parameters;
    }

    private static Diagnostic finding(Editor editor, String uri) {
        return editor.diagnostics(uri).stream()
                .filter(it -> it.getCode() != null && "lost-cancel".equals(it.getCode().getLeft())).findFirst().orElse(null);
    }

    private static String textAt(String text, Range range) {
        String line = text.lines().toList().get(range.getStart().getLine());
        return line.substring(range.getStart().getCharacter(), range.getEnd().getCharacter());
    }

    private static void eventually(String what, BooleanSupplier condition) throws InterruptedException {
        for (int wait = 0; wait < 2400 && !condition.getAsBoolean(); wait++) {
            Thread.sleep(50);
        }
        check(what, condition.getAsBoolean());
    }

    private static void check(String what, boolean condition) {
        if (!condition) {
            System.out.println("not ok - " + what);
            System.exit(1);
        }
        System.out.println("ok - " + what);
    }
}
