//! What the client can do, read once from its capabilities.

use tower_lsp::lsp_types::{ClientCapabilities, MarkupKind};

use crate::documents::Encoding;

/// What the client said that it can do.
#[derive(Clone, Default, Debug)]
pub(crate) struct Profile {
    /// What columns count.
    pub encoding: Encoding,
    /// Hovers may be Markdown.
    pub markdown: bool,
    /// Diagnostics are asked for and never pushed.
    pub pull: bool,
    /// The server may ask the client to pull again.
    pub refresh: bool,
    /// Diagnostics may have related locations.
    pub related: bool,
    /// Diagnostics may link to a page about their code.
    pub code_description: bool,
    /// Code actions may be more than commands.
    pub action_literals: bool,
    /// Code actions may be marked as preferred.
    pub preferred: bool,
    /// The edit of a code action may come later.
    pub resolve_edit: bool,
    /// Edits may name the version of the document that they were made for.
    pub document_changes: bool,
    /// The server may apply edits.
    pub apply_edit: bool,
    /// The server may ask for settings.
    pub configuration: bool,
    /// The server may ask to be told about changed settings.
    pub watch_configuration: bool,
    /// The server may ask to be told about changed files.
    pub watch_files: bool,
    /// The server may report progress.
    pub progress: bool,
}

impl Profile {
    /// Reads the capabilities.
    pub fn new(capabilities: &ClientCapabilities) -> Profile {
        let mut profile = Profile::default();
        if let Some(general) = &capabilities.general {
            profile.encoding = Encoding::choose(general.position_encodings.as_deref());
        }
        profile.read_workspace(capabilities);
        profile.read_text_document(capabilities);
        profile.progress = capabilities.window.as_ref().and_then(|window| window.work_done_progress).unwrap_or(false);
        profile
    }

    fn read_workspace(&mut self, capabilities: &ClientCapabilities) {
        let Some(workspace) = &capabilities.workspace else { return };
        self.apply_edit = workspace.apply_edit.unwrap_or(false);
        self.configuration = workspace.configuration.unwrap_or(false);
        self.watch_configuration =
            workspace.did_change_configuration.is_some_and(|it| it.dynamic_registration.unwrap_or(false));
        self.watch_files =
            workspace.did_change_watched_files.is_some_and(|it| it.dynamic_registration.unwrap_or(false));
        self.document_changes = workspace.workspace_edit.as_ref().and_then(|it| it.document_changes).unwrap_or(false);
        self.refresh = workspace.diagnostic.as_ref().and_then(|it| it.refresh_support).unwrap_or(false);
    }

    fn read_text_document(&mut self, capabilities: &ClientCapabilities) {
        let Some(text) = &capabilities.text_document else { return };
        self.pull = text.diagnostic.is_some() && text.publish_diagnostics.is_none();
        if let Some(publish) = &text.publish_diagnostics {
            self.related = publish.related_information.unwrap_or(false);
            self.code_description = publish.code_description_support.unwrap_or(false);
        }
        // The pull model has no capabilities of its own for these two.
        self.related |= self.pull;
        self.code_description |= self.pull;
        if let Some(hover) = &text.hover {
            // The first format is the preferred one.
            let first = hover.content_format.as_ref().and_then(|formats| formats.first());
            self.markdown = first == Some(&MarkupKind::Markdown);
        }
        if let Some(action) = &text.code_action {
            self.action_literals = action.code_action_literal_support.is_some();
            self.preferred = action.is_preferred_support.unwrap_or(false);
            let resolves = |it: &tower_lsp::lsp_types::CodeActionCapabilityResolveSupport| {
                it.properties.iter().any(|property| property == "edit")
            };
            self.resolve_edit =
                action.data_support.unwrap_or(false) && action.resolve_support.as_ref().is_some_and(resolves);
        }
    }
}
