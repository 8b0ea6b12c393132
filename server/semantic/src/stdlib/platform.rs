//! The platforms that the table tells apart.

use super::table::Table;

/// One of the platforms that the table was made for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Platform(pub(super) u8);

/// The platforms that have a symbol in the form at hand.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PlatformMask(pub(super) u16);

impl Platform {
    /// The main platform, linux/amd64: the form that a symbol has there comes first.
    pub const MAIN: Platform = Platform(0);

    /// The platform that stands for `goos`/`goarch`: itself, else one of the same system and word size. Other systems
    /// have none; there only what all platforms agree on ([`PlatformMask::is_all`]) can be relied on.
    pub fn nearest(goos: &str, goarch: &str) -> Option<Platform> {
        let mut nearest = None;
        for (platform, name) in Platform::all() {
            let Some((os, arch)) = name.split_once('/') else { continue };
            if os != goos {
                continue;
            }
            if arch == goarch {
                return Some(platform);
            }
            if is_32_bit(arch) == is_32_bit(goarch) {
                nearest = nearest.or(Some(platform));
            }
        }
        nearest
    }

    /// Every platform with its name, such as `linux/amd64`.
    pub fn all() -> impl Iterator<Item = (Platform, &'static str)> {
        let table = Table::builtin();
        (0..table.platform_count()).map(move |i| (Platform(i as u8), table.platform(i)))
    }

    /// The name, such as `linux/amd64`.
    pub fn name(self) -> &'static str {
        Table::builtin().platform(u32::from(self.0))
    }
}

impl PlatformMask {
    /// Whether the platform is among them.
    pub fn contains(self, platform: Platform) -> bool {
        self.0 & (1u16.checked_shl(u32::from(platform.0)).unwrap_or(0)) != 0
    }

    /// Whether all platforms have the symbol, in the same form.
    pub fn is_all(self) -> bool {
        self.0 == Table::builtin().all_platforms()
    }
}

fn is_32_bit(goarch: &str) -> bool {
    matches!(goarch, "386" | "arm" | "mips" | "mipsle")
}
