//! Code actions: what can be done about the findings at a place.

use gohazard_lint::{Finding, Report};
use gohazard_semantic::syntax::ast::Span;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tower_lsp::lsp_types::{
    CodeAction, CodeActionContext, CodeActionKind, CodeActionOrCommand, CodeActionResponse, Command, Position, Range,
    Url,
};

use super::{commands, diagnostics};
use crate::documents::{Document, position};
use crate::shared::{Place, Recipe, State};

/// The kind of the action that applies all safe fixes of a file.
pub(crate) const FIX_ALL: &str = "source.fixAll.gohazard";

/// What an action carries until it is resolved.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Unresolved {
    /// The document.
    pub uri: Url,
    /// The version that the action is for.
    pub version: i32,
    /// How its edits are made.
    pub recipe: Recipe,
}

/// What actions are made of.
pub(crate) struct Kitchen<'s> {
    pub state: &'s State,
    pub document: &'s Document,
    pub report: &'s Report,
}

impl Kitchen<'_> {
    /// The actions for a range: the fixes, fix all of a rule, suppress, explain, fix all; in this order. Their edits are
    /// still to be made.
    pub fn actions(&self, range: Range, context: &CodeActionContext) -> CodeActionResponse {
        let wants = |kind: &CodeActionKind| {
            context.only.as_ref().is_none_or(|only| only.iter().any(|wanted| is_within(kind.as_str(), wanted.as_str())))
        };
        let here = self.findings_at(range);
        let mut actions = Vec::new();
        if wants(&CodeActionKind::QUICKFIX) {
            self.fixes(&here, &mut actions);
            self.fixes_of_rules(&here, &mut actions);
            actions.extend(here.iter().filter_map(|finding| self.suppression(finding)));
            self.explanations(&here, &mut actions);
        }
        let kind = CodeActionKind::new(FIX_ALL);
        // Without being asked for it, only where there is something to see.
        let is_asked = context.only.is_some() || !here.is_empty();
        if wants(&kind) && is_asked && self.report.findings.iter().any(is_safely_fixable) {
            let title = "Fix all Go hazards that have a safe fix";
            actions.extend(self.action(title, kind, None, Recipe::FixAll { rule: None }));
        }
        actions
    }

    /// The findings that a range touches; a cursor at the end of one is still at it.
    fn findings_at(&self, range: Range) -> Vec<&Finding> {
        let byte = |place: Position| {
            let place = position::locate(&self.document.rope, place, self.state.client.encoding);
            u32::try_from(place.byte).unwrap_or(u32::MAX)
        };
        let range = Span::new(byte(range.start), byte(range.end));
        self.report.findings.iter().filter(|finding| finding.span.touches(range)).collect()
    }

    fn fixes(&self, here: &[&Finding], actions: &mut Vec<CodeActionOrCommand>) {
        for finding in here {
            for (at, fix) in finding.fixes.iter().enumerate() {
                let recipe = Recipe::Fix { finding: Place::of(finding), fix: at };
                let mut action = self.action(&fix.title, CodeActionKind::QUICKFIX, Some(finding), recipe);
                if let Some(CodeActionOrCommand::CodeAction(action)) = &mut action
                    && self.state.client.preferred
                {
                    action.is_preferred = Some(at == 0 && fix.safe);
                }
                actions.extend(action);
            }
        }
    }

    fn fixes_of_rules(&self, here: &[&Finding], actions: &mut Vec<CodeActionOrCommand>) {
        for (at, finding) in here.iter().enumerate() {
            let rule = finding.rule.id;
            let is_one = |finding: &&Finding| finding.rule.id == rule && is_safely_fixable(finding);
            let is_first = here[..at].iter().all(|other| other.rule.id != rule);
            if is_first && self.report.findings.iter().filter(is_one).count() > 1 {
                let title = format!("Fix all `{rule}` in this file");
                let recipe = Recipe::FixAll { rule: Some(rule.to_owned()) };
                actions.extend(self.action(&title, CodeActionKind::QUICKFIX, Some(finding), recipe));
            }
        }
    }

    fn suppression(&self, finding: &Finding) -> Option<CodeActionOrCommand> {
        let title = format!("Ignore `{}` here", finding.rule.id);
        let recipe = Recipe::Suppress { finding: Place::of(finding) };
        self.action(&title, CodeActionKind::QUICKFIX, Some(finding), recipe)
    }

    fn explanations(&self, here: &[&Finding], actions: &mut Vec<CodeActionOrCommand>) {
        for (at, finding) in here.iter().enumerate() {
            let rule = finding.rule.id;
            if here[..at].iter().any(|other| other.rule.id == rule) {
                continue;
            }
            let title = format!("Explain `{rule}`");
            let command = Command::new(title.clone(), commands::EXPLAIN.to_owned(), Some(vec![json!(rule)]));
            actions.push(if self.state.client.action_literals {
                let kind = Some(CodeActionKind::QUICKFIX);
                CodeAction { title, kind, command: Some(command), ..CodeAction::default() }.into()
            } else {
                command.into()
            });
        }
    }

    /// An action without its edit; nothing for a client that knows commands only.
    fn action(
        &self,
        title: &str,
        kind: CodeActionKind,
        finding: Option<&Finding>,
        recipe: Recipe,
    ) -> Option<CodeActionOrCommand> {
        if !self.state.client.action_literals {
            return None;
        }
        let (uri, version) = (self.document.uri.clone(), self.document.version);
        let action = CodeAction {
            title: title.to_owned(),
            kind: Some(kind),
            diagnostics: finding.map(|finding| vec![diagnostics::one(self.state, self.document, finding)]),
            data: serde_json::to_value(Unresolved { uri, version, recipe }).ok(),
            ..CodeAction::default()
        };
        Some(action.into())
    }
}

fn is_safely_fixable(finding: &Finding) -> bool {
    finding.fixes.iter().any(|fix| fix.safe)
}

/// Whether the kind `kind` is `wanted` or a part of it.
fn is_within(kind: &str, wanted: &str) -> bool {
    wanted.is_empty() || kind.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
