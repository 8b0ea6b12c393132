//! Checks files: packages in parallel, each thread with a session of its own over the same parsed files.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use gohazard_lint::{Finding, Session};
use gohazard_semantic::Symbol;
use gohazard_semantic::workspace::{Limits, Options, parent};

use crate::configuration::Configurations;
use crate::disk::{Unread, environment};
use crate::locate::Locator;
use crate::outcome::{Outcome, Problem};
use crate::store::{Store, StoreTexts};
use crate::targets::{Target, Targets};

/// Deeply nested code is analysed by recursion up to a bound that needs more than a thread's usual stack.
const STACK_BYTES: usize = 256 * 1024 * 1024;

/// A session that has looked at more than this is replaced.
const MAX_JUDGED_BYTES: usize = 4 * 1024 * 1024;

/// What all threads share.
struct Shared<'a, T> {
    store: &'a Arc<Store>,
    configurations: &'a Configurations,
    /// The files to check, by directory.
    directories: Vec<(&'a str, Vec<&'a Target>)>,
    next: AtomicUsize,
    look: &'a (dyn Fn(&Session, &Target) -> T + Sync),
}

/// What a thread found.
struct Found<T> {
    files: Vec<(Target, T)>,
    outcome: Outcome,
}

/// Checks files and says where their findings stand.
pub fn check(store: &Arc<Store>, targets: &Targets, configurations: &Configurations) -> Outcome {
    let (files, mut outcome) = each_file(store, targets, configurations, &findings);
    let mut locator = Locator::new(store, targets);
    for (target, findings) in files.into_iter().filter(|(_, findings)| !findings.is_empty()) {
        match locator.located(&target, &findings) {
            Some(located) => outcome.findings.extend(located),
            None => outcome.problems.push(problem(&target, "changed while it was checked")),
        }
    }
    outcome.sort();
    outcome
}

/// The findings of a file. Directories that turn out to be needed are asked for in [`Session::workspace`].
pub fn findings(session: &Session, target: &Target) -> Vec<Finding> {
    session.check(&target.path, &mut |_| true).map(|report| report.findings).unwrap_or_default()
}

/// Looks at each file that can be read, with everything at hand that it needs. `look` may be called again for a file, when
/// more of what it needs has come in. The outcome has what could not be read, and how many files were.
pub fn each_file<T: Send>(
    store: &Arc<Store>,
    targets: &Targets,
    configurations: &Configurations,
    look: &(dyn Fn(&Session, &Target) -> T + Sync),
) -> (Vec<(Target, T)>, Outcome) {
    let mut directories: BTreeMap<&str, Vec<&Target>> = BTreeMap::new();
    for target in &targets.files {
        directories.entry(parent(&target.path)).or_default().push(target);
    }
    let directories = directories.into_iter().collect();
    let shared = Shared { store, configurations, directories, next: AtomicUsize::new(0), look };
    let threads = thread::available_parallelism().map_or(1, usize::from).clamp(1, shared.directories.len().max(1));
    let work = || {
        let mut worker = Worker::new(&shared);
        while let Some((dir, files)) = shared.directories.get(shared.next.fetch_add(1, Ordering::Relaxed)) {
            worker.directory(dir, files);
        }
        worker.found
    };
    let mut all = Found::new();
    thread::scope(|scope| {
        let spawn = || thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, work);
        let workers: Vec<_> = (0..threads).map_while(|_| spawn().ok()).collect();
        if workers.is_empty() {
            all.merge(work());
        }
        workers.into_iter().filter_map(|worker| worker.join().ok()).for_each(|found| all.merge(found));
    });
    all.outcome.problems.extend(targets.problems.iter().cloned());
    all.outcome.problems.extend(configurations.problems());
    (all.files, all.outcome)
}

/// A thread's session, and what it found.
struct Worker<'a, T> {
    shared: &'a Shared<'a, T>,
    session: Session,
    /// Bytes that this session has looked at.
    judged: usize,
    found: Found<T>,
}

impl<'a, T> Worker<'a, T> {
    fn new(shared: &'a Shared<'a, T>) -> Worker<'a, T> {
        Worker { shared, session: session(shared.store), judged: 0, found: Found::new() }
    }

    fn directory(&mut self, dir: &str, files: &[&Target]) {
        let named: Vec<&str> = files.iter().map(|target| target.path.as_str()).collect();
        self.supply(dir, &named);
        for target in files {
            self.file(target);
        }
        // What was found out about all files together would fill the memory. And nobody imports tests.
        self.session.program().forget(Symbol::new(dir));
        let tests = files.iter().filter(|target| target.path.ends_with("_test.go"));
        tests.for_each(|test| self.shared.store.forget(&test.path));
        if self.judged > MAX_JUDGED_BYTES {
            self.restart();
        }
    }

    fn file(&mut self, target: &Target) {
        let loaded = self.shared.store.load(&target.path);
        match loaded.file {
            Err(Unread::TooBig) => {
                self.found.outcome.notes.push(format!("{}: larger than 5 MB, not analysed", target.shown));
                return;
            }
            Err(Unread::Failed(why)) => {
                self.found.outcome.problems.push(problem(target, &why));
                return;
            }
            Ok(file) => self.judged += file.len as usize,
        }
        self.found.outcome.files += 1;
        if let Some(at) = loaded.invalid_at {
            self.found.outcome.problems.push(problem(target, &format!("invalid UTF-8 at byte {at}")));
        }
        // A defect of ours in one file must not hide what is found in the others.
        match catch_unwind(AssertUnwindSafe(|| self.analyse(target))) {
            Ok(seen) => self.found.files.push((target.clone(), seen)),
            Err(_) => {
                self.found.outcome.problems.push(problem(target, "the analysis failed here; please report this"));
                self.restart();
                self.supply(parent(&target.path), &[&target.path]);
            }
        }
    }

    /// Looks at a file again and again until no directory is missing. Each is asked for once, so this ends.
    fn analyse(&self, target: &Target) -> T {
        let workspace = self.session.workspace();
        loop {
            let seen = (self.shared.look)(&self.session, target);
            let wanted = workspace.wanted();
            if wanted.is_empty() {
                return seen;
            }
            for dir in wanted {
                workspace.set_directory(dir, self.shared.store.directory(dir.as_str(), &[]));
            }
        }
    }

    fn supply(&self, dir: &str, named: &[&str]) {
        self.session.set_config(self.shared.configurations.of(dir).clone());
        self.session.workspace().set_directory(Symbol::new(dir), self.shared.store.directory(dir, named));
    }

    /// Begins anew: what a panic left behind is not used again.
    fn restart(&mut self) {
        self.session = session(self.shared.store);
        self.judged = 0;
    }
}

fn session(store: &Arc<Store>) -> Session {
    // Every thread has to see the same, whatever it looked at before: nothing is left out for having seen much.
    let limits = Limits { total_files: usize::MAX, total_bytes: usize::MAX, ..Limits::default() };
    let session = Session::new(Options { judges_left_out: true, limits, ..environment::options() });
    session.set_texts(Rc::new(StoreTexts::new(store)));
    session
}

fn problem(target: &Target, message: &str) -> Problem {
    Problem { path: target.shown.clone(), message: message.to_owned() }
}

impl<T> Found<T> {
    fn new() -> Found<T> {
        Found { files: Vec::new(), outcome: Outcome::default() }
    }

    fn merge(&mut self, other: Found<T>) {
        self.files.extend(other.files);
        self.outcome.files += other.outcome.files;
        self.outcome.problems.extend(other.outcome.problems);
        self.outcome.notes.extend(other.outcome.notes);
    }
}
