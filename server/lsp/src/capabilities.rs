//! What the server can do, as far as the client can make use of it.

use serde_json::json;
use tower_lsp::lsp_types::*;

use crate::client::Profile;
use crate::features::{actions, commands};

/// The answer to `initialize`.
pub(crate) fn of(client: &Profile) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(client.encoding.kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
            ..TextDocumentSyncOptions::default()
        })),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, CodeActionKind::new(actions::FIX_ALL)]),
            resolve_provider: Some(client.resolve_edit),
            ..CodeActionOptions::default()
        })),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: commands::all(),
            ..ExecuteCommandOptions::default()
        }),
        // A client that is pushed to and pulls as well would show everything twice.
        diagnostic_provider: client.pull.then(|| {
            DiagnosticServerCapabilities::Options(DiagnosticOptions {
                identifier: Some("gohazard".to_owned()),
                inter_file_dependencies: true,
                workspace_diagnostics: true,
                ..DiagnosticOptions::default()
            })
        }),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            file_operations: None,
        }),
        ..ServerCapabilities::default()
    }
}

/// What the server asks to be told of.
pub(crate) fn registrations(client: &Profile) -> Vec<Registration> {
    let mut registrations = Vec::new();
    if client.watch_files {
        let globs = ["**/*.go", "**/go.{mod,work}", "**/vendor/modules.txt", "**/{gohazard,.gohazard}.toml"];
        let watchers = globs.map(|glob| json!({ "globPattern": glob }));
        registrations.push(Registration {
            id: "gohazard/files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: Some(json!({ "watchers": watchers })),
        });
    }
    if client.watch_configuration {
        registrations.push(Registration {
            id: "gohazard/settings".to_owned(),
            method: "workspace/didChangeConfiguration".to_owned(),
            register_options: Some(json!({ "section": crate::settings::SECTION })),
        });
    }
    registrations
}
