//! The language server's methods. Each changes or reads the shared state at once, so that messages take effect in the
//! order of their arrival; what needs the analysis is asked of the engine and awaited.

use std::sync::Arc;

use futures::channel::oneshot::Sender;
use gohazard_lint::explain::explain;
use gohazard_semantic::Symbol;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::*;
use tower_lsp::{Client, ClientSocket, LanguageServer, LspService};

use crate::capabilities;
use crate::client::Profile;
use crate::documents::uri;
use crate::features::actions::{Kitchen, Unresolved};
use crate::features::pull::Answer;
use crate::features::{self, commands};
use crate::host;
use crate::settings;
use crate::shared::{Order, Patience, Question, Recipe, Shared};

/// The handlers.
pub(crate) struct Backend {
    client: Client,
    shared: Arc<Shared>,
    version: &'static str,
}

/// The service around the handlers, and the socket through which they speak to the client.
pub(crate) fn service(shared: Arc<Shared>, version: &'static str) -> (LspService<Backend>, ClientSocket) {
    LspService::build(|client| Backend { client, shared, version })
        .custom_method(host::DIRECTORY_CHANGED, Backend::directory_changed)
        .finish()
}

#[tower_lsp::async_trait]
impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let mut state = self.shared.lock();
        state.client = Profile::new(&params.capabilities);
        state.awaits_settings = state.client.configuration;
        state.folders = folders(&params);
        let root = state.root();
        if let Err(mistake) = state.settings.start(&root, params.initialization_options) {
            state.log(MessageType::ERROR, format!("initializationOptions: {mistake}"));
        }
        state.orders.push_back(Order::Configured);
        if let Some(client) = params.client_info {
            let version = client.version.unwrap_or_default();
            state.log(MessageType::INFO, format!("gohazard {} serves {} {version}", self.version, client.name));
        }
        Ok(InitializeResult {
            capabilities: capabilities::of(&state.client),
            server_info: Some(ServerInfo { name: "gohazard".to_owned(), version: Some(self.version.to_owned()) }),
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        self.pull_settings().await;
        let registrations = capabilities::registrations(&self.shared.lock().client);
        if !registrations.is_empty()
            && let Err(error) = self.client.register_capability(registrations).await
        {
            self.shared.lock().log(MessageType::WARNING, format!("changes of files go unnoticed: {error}"));
        }
    }

    async fn shutdown(&self) -> Result<()> {
        self.shared.lock().shut_down = true;
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let mut state = self.shared.lock();
        if state.documents.of(&params.text_document.uri).is_some() {
            state.log(MessageType::WARNING, format!("{} was opened twice", params.text_document.uri));
        }
        let path = state.documents.open(params.text_document);
        state.orders.push_back(Order::Changed(path));
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let mut state = self.shared.lock();
        let encoding = state.client.encoding;
        match state.documents.change(&params.text_document, params.content_changes, encoding) {
            Err(complaint) => state.log(MessageType::WARNING, complaint),
            Ok((path, complaints)) => {
                complaints.into_iter().for_each(|complaint| state.log(MessageType::WARNING, complaint));
                state.orders.push_back(Order::Changed(path));
            }
        }
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        let mut state = self.shared.lock();
        let path = Symbol::new(&uri::path_of(&params.text_document.uri));
        // The text of an open Go file counts whether it is saved or not; configuration is read from disk.
        if !state.documents.get(path).is_some_and(|document| document.is_go) {
            state.orders.push_back(Order::Touched(path));
        }
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        let mut state = self.shared.lock();
        let uri = params.text_document.uri;
        match state.documents.close(&uri) {
            Some(path) => state.orders.push_back(Order::Closed(path, uri)),
            None => state.log(MessageType::WARNING, format!("{uri} was closed, which is not open")),
        }
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        let mut state = self.shared.lock();
        for change in params.changes {
            let path = Symbol::new(&uri::path_of(&change.uri));
            if change.typ != FileChangeType::CHANGED || state.documents.get(path).is_none() {
                state.orders.push_back(Order::Touched(path));
            }
        }
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        if self.shared.lock().client.configuration {
            self.pull_settings().await;
        } else {
            let settings = params.settings;
            self.take_settings(settings.get(settings::SECTION).cloned().unwrap_or(settings));
        }
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let mut state = self.shared.lock();
        state.folders.retain(|folder| params.event.removed.iter().all(|removed| removed.uri != *folder));
        state.folders.extend(params.event.added.into_iter().map(|added| added.uri));
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        let answer = self.ask(&text_document.uri, |reply| Question::Hover(reply, position)).await;
        let Some((path, Some(hover))) = answer else { return Ok(None) };
        let state = self.shared.lock();
        Ok(state.documents.get(path).map(|document| features::hover::hover(&state, document, &hover)))
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let (uri, range, context) = (params.text_document.uri, params.range, params.context);
        let actions = self.with_report(&uri, Patience::Now, |kitchen| kitchen.actions(range, &context)).await;
        let Some(actions) = actions else { return Ok(None) };
        if self.shared.lock().client.resolve_edit {
            return Ok(Some(actions));
        }
        let mut resolved = Vec::new();
        for action in actions {
            resolved.extend(match action {
                CodeActionOrCommand::CodeAction(action) if action.command.is_none() => {
                    self.resolved(action).await.ok().map(Into::into)
                }
                other => Some(other),
            });
        }
        Ok(Some(resolved))
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        self.resolved(action).await
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        let answer = self.pull(&params.text_document.uri, params.previous_result_id.as_deref()).await;
        let nothing = || DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport::default());
        Ok(DocumentDiagnosticReportResult::Report(answer.map_or_else(nothing, Answer::of_document)))
    }

    async fn workspace_diagnostic(&self, params: WorkspaceDiagnosticParams) -> Result<WorkspaceDiagnosticReportResult> {
        let open: Vec<Url> = {
            let state = self.shared.lock();
            state.documents.iter().filter(|document| document.is_go).map(|document| document.uri.clone()).collect()
        };
        let mut items = Vec::new();
        for uri in open {
            let previous = params.previous_result_ids.iter().find(|previous| previous.uri == uri);
            let answer = self.pull(&uri, previous.map(|previous| previous.value.as_str())).await;
            items.extend(answer.map(Answer::of_workspace));
        }
        Ok(WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items }))
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        let argument = params.arguments.first().and_then(Value::as_str);
        match (params.command.as_str(), argument) {
            (commands::EXPLAIN, Some(rule)) => self.explain(rule),
            (commands::FIX_ALL, Some(uri)) => self.fix_all(&uri_of(uri)?).await,
            (commands::FINDINGS, Some(uri)) => {
                Ok(self.with_report(&uri_of(uri)?, Patience::Complete, features::findings::findings).await)
            }
            (commands::RULES, _) => Ok(Some(commands::listed_rules())),
            (commands::RESTART_INDEX, _) => {
                self.shared.lock().orders.push_back(Order::Restart);
                Ok(None)
            }
            (commands::EXPLAIN | commands::FIX_ALL | commands::FINDINGS, None) => {
                Err(Error::invalid_params("the argument is missing"))
            }
            (other, _) => Err(Error::invalid_params(format!("there is no command {other}"))),
        }
    }
}

impl Backend {
    /// The host learnt that a directory, or a file in it, changed.
    async fn directory_changed(&self, params: TextDocumentIdentifier) {
        let path = Symbol::new(&uri::path_of(&params.uri));
        self.shared.lock().orders.push_back(Order::Touched(path));
    }

    /// Asks the client for its settings. Nothing that can be cancelled may wait for them, see [`crate::shared::State::request`].
    async fn pull_settings(&self) {
        if !self.shared.lock().client.configuration {
            return;
        }
        let item = ConfigurationItem { scope_uri: None, section: Some(settings::SECTION.to_owned()) };
        match self.client.configuration(vec![item]).await {
            Ok(sections) => self.take_settings(sections.into_iter().next().unwrap_or_default()),
            Err(error) => {
                let mut state = self.shared.lock();
                state.log(MessageType::WARNING, format!("the settings can't be had: {error}"));
                state.awaits_settings = false;
            }
        }
    }

    fn take_settings(&self, section: Value) {
        let mut state = self.shared.lock();
        let root = state.root();
        if let Err(mistake) = state.settings.update(&root, section) {
            state.log(MessageType::ERROR, format!("settings: {mistake}"));
        }
        state.awaits_settings = false;
        state.orders.push_back(Order::Configured);
    }

    /// Asks something of an open Go document; `None` when it is not one, or the analysis failed.
    async fn ask<T>(&self, uri: &Url, question: impl FnOnce(Sender<T>) -> Question) -> Option<(Symbol, T)> {
        let (path, answer) = {
            let mut state = self.shared.lock();
            let path = state.documents.of(uri).filter(|document| document.is_go)?.path;
            (path, state.ask(path, question))
        };
        Some((path, answer.await.ok()?))
    }

    /// What `cook` makes of the findings of a document; `None` when it is not open or could not be analysed.
    async fn with_report<T>(&self, uri: &Url, patience: Patience, cook: impl FnOnce(&Kitchen<'_>) -> T) -> Option<T> {
        let (path, report) = self.ask(uri, |reply| Question::Report(reply, patience)).await?;
        let state = self.shared.lock();
        let document = state.documents.get(path)?;
        Some(cook(&Kitchen { state: &state, document, report: &report }))
    }

    /// The findings of a document for a client that has those called `previous`.
    async fn pull(&self, uri: &Url, previous: Option<&str>) -> Option<Answer> {
        let cook = |kitchen: &Kitchen<'_>| (kitchen.document.path, Answer::new(kitchen, previous));
        let (path, answer) = self.with_report(uri, Patience::Complete, cook).await?;
        self.shared.lock().pulled.insert(path, answer.digest);
        Some(answer)
    }

    /// The action with its edit, which must be for the text that is there now.
    async fn resolved(&self, mut action: CodeAction) -> Result<CodeAction> {
        let Some(data) = action.data.take() else { return Ok(action) };
        let Unresolved { uri, version, recipe } =
            serde_json::from_value(data).map_err(|error| Error::invalid_params(error.to_string()))?;
        if self.shared.lock().documents.of(&uri).map(|document| document.version) != Some(version) {
            return Err(Error::content_modified());
        }
        action.edit = Some(self.edit(&uri, recipe).await.ok_or_else(Error::content_modified)?);
        Ok(action)
    }

    async fn edit(&self, uri: &Url, recipe: Recipe) -> Option<WorkspaceEdit> {
        let (_, edits) = self.ask(uri, |reply| Question::Edits(reply, recipe)).await?;
        features::edits::workspace_edit(&self.shared.lock(), &edits).filter(|_| !edits.is_empty())
    }

    fn explain(&self, rule: &str) -> Result<Option<Value>> {
        let page = explain(rule).ok_or_else(|| Error::invalid_params(format!("there is no rule {rule}")))?;
        Ok(Some(Value::String(page)))
    }

    async fn fix_all(&self, uri: &Url) -> Result<Option<Value>> {
        let edit = self.edit(uri, Recipe::FixAll { rule: None }).await;
        let mut state = self.shared.lock();
        let Some(edit) = edit.filter(|_| state.client.apply_edit) else { return Ok(None) };
        let params = ApplyWorkspaceEditParams { label: Some("Fix all Go hazards".to_owned()), edit };
        state.request("workspace/applyEdit", serde_json::json!(params));
        Ok(None)
    }
}

fn uri_of(text: &str) -> Result<Url> {
    text.parse().map_err(|_| Error::invalid_params(format!("{text} is not a URI")))
}

#[allow(deprecated, reason = "older clients name only one folder")]
fn folders(params: &InitializeParams) -> Vec<Url> {
    match &params.workspace_folders {
        Some(folders) if !folders.is_empty() => folders.iter().map(|folder| folder.uri.clone()).collect(),
        _ => params.root_uri.iter().cloned().collect(),
    }
}
