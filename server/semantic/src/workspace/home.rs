//! The world in which a file is judged.

use std::rc::Rc;

use crate::intern::Symbol;

use super::constraint::Constraint;
use super::platform::{PLATFORMS, TagKind, World};
use super::version::GoVersion;

/// Custom tags beyond these are left false.
const MAX_CUSTOM_TAGS: usize = 6;

/// The host's world if the file is built there; otherwise the first that builds it, tried in this order: cgo off, other
/// platforms, as few custom tags as possible, an older release. `None` when nothing builds it.
pub fn home(constraint: &Constraint, host: &Rc<World>) -> Option<Rc<World>> {
    if constraint.holds_in(host) {
        return Some(host.clone());
    }
    let releases = releases(constraint, host);
    for release in releases {
        for tags in tag_sets(constraint) {
            let world = World { release, tags, ..World::clone(host) };
            if let Some(found) = on_some_platform(constraint, world) {
                return Some(Rc::new(found));
            }
        }
    }
    None
}

fn on_some_platform(constraint: &Constraint, world: World) -> Option<World> {
    let platforms = std::iter::once(world.platform).chain(PLATFORMS.iter().copied());
    for platform in platforms {
        for cgo in [world.cgo, !world.cgo] {
            let candidate = World { platform, cgo, ..world.clone() };
            if constraint.holds_in(&candidate) {
                return Some(candidate);
            }
        }
    }
    None
}

/// The host's release, and those before the releases that the constraint speaks of, newest first.
fn releases(constraint: &Constraint, host: &World) -> Vec<GoVersion> {
    let mut releases = vec![host.release];
    for tag in constraint.tags(|kind| matches!(kind, TagKind::Release(_))) {
        releases.extend(GoVersion::parse(tag));
        releases.extend(GoVersion::parse(tag).map(|version| GoVersion(version.0.saturating_sub(1))));
    }
    releases[1..].sort_unstable_by(|a, b| b.cmp(a));
    releases.dedup();
    releases
}

/// The subsets of the constraint's custom tags, smallest first.
fn tag_sets(constraint: &Constraint) -> Vec<Vec<Symbol>> {
    let mut custom = constraint.tags(|kind| kind == TagKind::Custom);
    custom.truncate(MAX_CUSTOM_TAGS);
    let mut masks: Vec<u32> = (0..1 << custom.len()).collect();
    masks.sort_by_key(|mask| mask.count_ones());
    let subset = |mask: u32| {
        let chosen = custom.iter().enumerate().filter(|(bit, _)| mask & (1 << bit) != 0);
        chosen.map(|(_, tag)| Symbol::new(tag)).collect()
    };
    masks.into_iter().map(subset).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::ast::Span;
    use crate::syntax::file::{File, FileComment};
    use crate::workspace::platform::Platform;

    fn home_of(name: &str, line: &str) -> Option<World> {
        let comment = FileComment { span: Span::new(0, 1), text: line.into() };
        let file = File { len: 10, comments: vec![comment], ..File::default() };
        let host = Rc::new(World::of(Platform::LINUX_AMD64));
        home(&Constraint::of(name, &file), &host).map(|world| World::clone(&world))
    }

    #[test]
    fn homes() {
        let os = |name, line| home_of(name, line).map(|world| world.platform.goos);
        assert_eq!(os("a.go", ""), Some("linux"));
        assert_eq!(os("a_windows.go", ""), Some("windows"));
        assert_eq!(os("a.go", "//go:build !linux"), Some("darwin"));
        assert_eq!(os("a.go", "//go:build js && wasm"), Some("js"));
        assert_eq!(os("a_windows.go", "//go:build linux"), None);
        assert_eq!(home_of("a.go", "//go:build !cgo").map(|world| world.cgo), Some(false));
        assert_eq!(home_of("a.go", "//go:build !go1.18").map(|world| world.release), Some(GoVersion(17)));
        assert_eq!(home_of("a.go", "//go:build go1.30").map(|world| world.release), Some(GoVersion(30)));
    }

    #[test]
    fn custom_tags_only_where_needed() {
        let tags =
            |line| home_of("a.go", line).map(|world| world.tags.iter().map(|tag| tag.as_str()).collect::<Vec<_>>());
        assert_eq!(tags("//go:build !purego"), Some(vec![]));
        assert_eq!(tags("//go:build integration && !short"), Some(vec!["integration"]));
        assert_eq!(tags("//go:build a && b"), Some(vec!["a", "b"]));
        assert_eq!(tags("//go:build linux || purego"), Some(vec![]));
        assert_eq!(tags("//go:build darwin || purego"), Some(vec![]));
    }
}
