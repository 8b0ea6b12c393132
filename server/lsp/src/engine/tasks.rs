//! The handlers that are running: started in the order of arrival, resumed when what they wait for is there.

use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use futures::future::BoxFuture;
use futures::stream::FuturesUnordered;
use futures::{FutureExt, Sink, StreamExt};
use tower_lsp::jsonrpc::{Error, Request, Response};
use tower_lsp::{ClientSocket, LspService};
use tower_service::Service;

use crate::backend::Backend;

/// The service and its running calls.
pub(super) struct Tasks {
    service: LspService<Backend>,
    running: FuturesUnordered<BoxFuture<'static, Option<Response>>>,
    flag: Arc<Flag>,
    waker: Waker,
}

/// Set when a task can go on.
struct Flag(AtomicBool);

impl Wake for Flag {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Tasks {
    /// No calls yet.
    pub fn new(service: LspService<Backend>) -> Tasks {
        let flag = Arc::new(Flag(AtomicBool::new(false)));
        Tasks { service, running: FuturesUnordered::new(), waker: Waker::from(flag.clone()), flag }
    }

    /// Starts the handler of a request or notification. It runs with the next [`Tasks::poll`], before any that is
    /// started later. Where panics unwind, one of a handler is the end of its request only.
    pub fn start(&mut self, request: Request) {
        let id = request.id().cloned();
        let call = AssertUnwindSafe(self.service.call(request)).catch_unwind();
        let task = call.map(|result| match result {
            Ok(response) => response.ok().flatten(),
            Err(_) => id.map(|id| Response::from_error(id, Error::internal_error())),
        });
        self.running.push(task.boxed());
    }

    /// Lets the handlers run until none can go on; the responses of those that ended.
    pub fn poll(&mut self) -> Vec<Response> {
        let mut responses = Vec::new();
        let mut context = Context::from_waker(&self.waker);
        loop {
            self.flag.0.store(false, Ordering::Relaxed);
            match self.running.poll_next_unpin(&mut context) {
                Poll::Ready(Some(response)) => responses.extend(response),
                Poll::Ready(None) => return responses,
                Poll::Pending if self.flag.0.load(Ordering::Relaxed) => {}
                Poll::Pending => return responses,
            }
        }
    }

    /// What a handler wants to send to the client.
    pub fn sent(&self, socket: &mut ClientSocket) -> Option<Request> {
        match socket.poll_next_unpin(&mut Context::from_waker(&self.waker)) {
            Poll::Ready(request) => request,
            Poll::Pending => None,
        }
    }
}

/// Hands the client's answer to the handler that waits for it; the socket is always ready to take one.
pub(super) fn deliver(socket: &mut ClientSocket, response: Response) {
    let _ = Pin::new(socket).start_send(response);
}
