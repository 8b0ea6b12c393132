//! Platforms and worlds: under which conditions a file is built.

use crate::intern::Symbol;

use super::version::GoVersion;

/// An operating system and an architecture, by their Go names.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Platform {
    /// `GOOS`
    pub goos: &'static str,
    /// `GOARCH`
    pub goarch: &'static str,
}

impl Platform {
    /// The platform that is assumed where the host's is not known.
    pub const LINUX_AMD64: Platform = Platform { goos: "linux", goarch: "amd64" };

    /// The platform of these names, if both are Go's.
    pub fn new(goos: &str, goarch: &str) -> Option<Platform> {
        let goos = KNOWN_OS.iter().find(|known| **known == goos)?;
        let goarch = KNOWN_ARCH.iter().find(|known| **known == goarch)?;
        Some(Platform { goos, goarch })
    }
}

/// Operating systems whose names a file name may end in.
pub const KNOWN_OS: &[&str] = &[
    "aix",
    "android",
    "darwin",
    "dragonfly",
    "freebsd",
    "hurd",
    "illumos",
    "ios",
    "js",
    "linux",
    "nacl",
    "netbsd",
    "openbsd",
    "plan9",
    "solaris",
    "wasip1",
    "windows",
    "zos",
];

/// Architectures whose names a file name may end in.
pub const KNOWN_ARCH: &[&str] = &[
    "386",
    "amd64",
    "amd64p32",
    "arm",
    "arm64",
    "arm64be",
    "armbe",
    "loong64",
    "mips",
    "mips64",
    "mips64le",
    "mips64p32",
    "mips64p32le",
    "mipsle",
    "ppc",
    "ppc64",
    "ppc64le",
    "riscv",
    "riscv64",
    "s390",
    "s390x",
    "sparc",
    "sparc64",
    "wasm",
];

/// Operating systems that satisfy the tag `unix`.
const UNIX_OS: &[&str] = &[
    "aix",
    "android",
    "darwin",
    "dragonfly",
    "freebsd",
    "hurd",
    "illumos",
    "ios",
    "linux",
    "netbsd",
    "openbsd",
    "solaris",
];

/// The experiments that the newest toolchain has on by default.
const EXPERIMENTS: &[&str] = &[
    "dwarf5",
    "greenteagc",
    "jsonv2",
    "randomizedheapbase64",
    "regabiargs",
    "regabiwrappers",
    "sizespecializedmalloc",
];

/// The platforms in the order in which a file that the host does not build is tried on them.
pub const PLATFORMS: &[Platform] = &[
    Platform::LINUX_AMD64,
    Platform { goos: "linux", goarch: "arm64" },
    Platform { goos: "darwin", goarch: "arm64" },
    Platform { goos: "darwin", goarch: "amd64" },
    Platform { goos: "windows", goarch: "amd64" },
    Platform { goos: "windows", goarch: "arm64" },
    Platform { goos: "windows", goarch: "386" },
    Platform { goos: "freebsd", goarch: "amd64" },
    Platform { goos: "netbsd", goarch: "amd64" },
    Platform { goos: "openbsd", goarch: "amd64" },
    Platform { goos: "dragonfly", goarch: "amd64" },
    Platform { goos: "solaris", goarch: "amd64" },
    Platform { goos: "illumos", goarch: "amd64" },
    Platform { goos: "aix", goarch: "ppc64" },
    Platform { goos: "js", goarch: "wasm" },
    Platform { goos: "wasip1", goarch: "wasm" },
    Platform { goos: "plan9", goarch: "amd64" },
    Platform { goos: "android", goarch: "arm64" },
    Platform { goos: "ios", goarch: "arm64" },
    Platform { goos: "linux", goarch: "386" },
    Platform { goos: "linux", goarch: "arm" },
    Platform { goos: "linux", goarch: "loong64" },
    Platform { goos: "linux", goarch: "mips" },
    Platform { goos: "linux", goarch: "mips64" },
    Platform { goos: "linux", goarch: "mips64le" },
    Platform { goos: "linux", goarch: "mipsle" },
    Platform { goos: "linux", goarch: "ppc64" },
    Platform { goos: "linux", goarch: "ppc64le" },
    Platform { goos: "linux", goarch: "riscv64" },
    Platform { goos: "linux", goarch: "s390x" },
    Platform { goos: "linux", goarch: "sparc64" },
    Platform { goos: "freebsd", goarch: "386" },
    Platform { goos: "freebsd", goarch: "arm" },
    Platform { goos: "freebsd", goarch: "arm64" },
    Platform { goos: "freebsd", goarch: "riscv64" },
    Platform { goos: "netbsd", goarch: "386" },
    Platform { goos: "netbsd", goarch: "arm" },
    Platform { goos: "netbsd", goarch: "arm64" },
    Platform { goos: "openbsd", goarch: "386" },
    Platform { goos: "openbsd", goarch: "arm" },
    Platform { goos: "openbsd", goarch: "arm64" },
    Platform { goos: "openbsd", goarch: "ppc64" },
    Platform { goos: "openbsd", goarch: "riscv64" },
    Platform { goos: "plan9", goarch: "386" },
    Platform { goos: "plan9", goarch: "arm" },
    Platform { goos: "windows", goarch: "arm" },
    Platform { goos: "android", goarch: "386" },
    Platform { goos: "android", goarch: "amd64" },
    Platform { goos: "android", goarch: "arm" },
    Platform { goos: "ios", goarch: "amd64" },
];

/// The conditions under which a package is built: files of one world belong together.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct World {
    /// Operating system and architecture.
    pub platform: Platform,
    /// Whether cgo is on.
    pub cgo: bool,
    /// The newest `go1.N` tag that holds.
    pub release: GoVersion,
    /// Custom build tags that hold, sorted.
    pub tags: Vec<Symbol>,
}

impl World {
    /// The world of a platform: cgo on, the newest release, no custom tags.
    pub fn of(platform: Platform) -> World {
        World { platform, cgo: true, release: GoVersion::LATEST, tags: Vec::new() }
    }

    /// Whether a build tag holds here.
    pub fn satisfies(&self, tag: &str) -> bool {
        match kind_of(tag) {
            TagKind::Os => self.is_os(tag),
            TagKind::Unix => UNIX_OS.contains(&self.platform.goos),
            TagKind::Arch => tag == self.platform.goarch,
            TagKind::Cgo => self.cgo,
            TagKind::Constant(holds) => holds,
            TagKind::Release(version) => version <= self.release,
            TagKind::Custom => self.tags.iter().any(|own| *own == tag),
        }
    }

    /// Whether files for `goos` are built: android builds linux's, illumos solaris's, ios darwin's.
    pub fn is_os(&self, goos: &str) -> bool {
        let own = self.platform.goos;
        own == goos || matches!((own, goos), ("android", "linux") | ("illumos", "solaris") | ("ios", "darwin"))
    }
}

/// What decides whether a build tag holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TagKind {
    /// The operating system.
    Os,
    /// The family of operating systems.
    Unix,
    /// The architecture.
    Arch,
    /// Whether cgo is on.
    Cgo,
    /// Nothing: it always holds or never.
    Constant(bool),
    /// The release of the toolchain.
    Release(GoVersion),
    /// Whoever builds.
    Custom,
}

/// What decides whether `tag` holds.
pub fn kind_of(tag: &str) -> TagKind {
    if KNOWN_OS.contains(&tag) {
        return TagKind::Os;
    }
    if KNOWN_ARCH.contains(&tag) {
        return TagKind::Arch;
    }
    if let Some(experiment) = tag.strip_prefix("goexperiment.")
        && EXPERIMENTS.contains(&experiment)
    {
        return TagKind::Constant(true);
    }
    match tag {
        "unix" => TagKind::Unix,
        "cgo" => TagKind::Cgo,
        "gc" => TagKind::Constant(true),
        "gccgo" => TagKind::Constant(false),
        _ if tag.starts_with("go1") => match GoVersion::parse(tag) {
            Some(version) if tag == "go1" || tag == format!("go{version}") => TagKind::Release(version),
            _ => TagKind::Custom,
        },
        _ => TagKind::Custom,
    }
}
