//! Questions of handlers that wait for an answer.

use std::sync::Arc;

use gohazard_lint::Report;
use gohazard_semantic::Symbol;
use tower_lsp::lsp_types::Position;

use super::desk::{Desk, Outcome};
use super::slice::Slice;
use crate::documents::position;
use crate::shared::{Ask, Patience, Question};

impl Desk {
    /// Works on the first question that can be answered; whether there was one.
    pub(super) fn answer_one(&mut self, slice: &mut Slice) -> bool {
        let Some(at) = self.asks.iter().position(|ask| !self.must_wait(ask)) else { return false };
        match self.report(self.asks[at].path, slice) {
            Outcome::Interrupted => {}
            // The question is dropped, and with it the handler is told that there is no answer.
            Outcome::Impossible => drop(self.asks.remove(at)),
            Outcome::Done(report) if self.must_ask_again(at, &report) => {}
            Outcome::Done(report) => {
                if let Some(ask) = self.asks.remove(at) {
                    self.answer_with(ask, report);
                }
            }
        }
        true
    }

    /// Whether the question waits for files.
    pub(super) fn must_wait(&self, ask: &Ask) -> bool {
        matches!(ask.question, Question::Report(_, Patience::Waiting)) && self.is_loading()
    }

    /// Files that are missing were asked for by now; once more when they had time to arrive.
    fn must_ask_again(&mut self, at: usize, report: &Report) -> bool {
        match &mut self.asks[at].question {
            Question::Report(_, patience @ Patience::Complete) if !report.complete => {
                *patience = Patience::Waiting;
                true
            }
            _ => false,
        }
    }

    /// Whoever asked may be gone; then nobody hears the answer.
    fn answer_with(&mut self, ask: Ask, report: Arc<Report>) {
        let path = ask.path;
        match ask.question {
            Question::Report(reply, _) => drop(reply.send(report)),
            Question::Hover(reply, place) => {
                let hover = self.offset(path, place).map(|offset| self.analysis.hover(path, offset));
                match hover {
                    Some(Ok(hover)) => drop(reply.send(hover)),
                    Some(Err(_)) => self.recover(path),
                    None => {}
                }
            }
            Question::Edits(reply, recipe) => match self.analysis.edits(path, &report, &recipe) {
                Ok(edits) => drop(reply.send(edits)),
                Err(_) => self.recover(path),
            },
        }
    }

    fn offset(&self, path: Symbol, place: Position) -> Option<usize> {
        let state = self.shared.lock();
        let document = state.documents.get(path)?;
        Some(position::locate(&document.rope, place, state.client.encoding).byte)
    }
}
