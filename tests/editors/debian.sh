# Programs of a Debian suite, unpacked into a folder and run with their own C library: nothing is installed on the machine.
# Sourced; needs tests/setup.sh.

# debian SUITE PACKAGE... unpacks packages and what they depend on, once for each list. Sets DEBIAN to the folder.
debian() {
    local suite=$1; shift
    DEBIAN=$CACHE/debian/$suite-$(echo "$@" | md5sum | cut -c 1-8)
    [ -f "$DEBIAN/complete" ] && return
    has apt-get && has dpkg-deb || lacking "apt-get and dpkg-deb" "run this part on a Debian-like machine"
    say "    fetching $* of Debian $suite"
    rm -rf "$DEBIAN"
    local apt=$DEBIAN/apt deb directory
    mkdir -p "$apt"/{etc/apt/{apt.conf.d,preferences.d,trusted.gpg.d},state/lists/partial,cache/archives/partial} "$DEBIAN"/{tmp,proc,dev,usr}
    touch "$apt/status"
    echo "deb [signed-by=$(debian_keyring)] $(debian_mirror) $suite main" >"$apt/etc/apt/sources.list"
    local options=(-q -o "Dir::Etc=$apt/etc/apt" -o "Dir::State=$apt/state" -o "Dir::State::status=$apt/status" -o "Dir::Cache=$apt/cache"
        -o APT::Install-Recommends=0 -o APT::Sandbox::User=root -o Debug::NoLocking=1)
    apt-get "${options[@]}" update && apt-get "${options[@]}" -y --download-only install "$@" ||
        lacking "$* of Debian $suite" "make a Debian mirror reachable"
    for directory in bin sbin lib lib64; do
        mkdir -p "$DEBIAN/usr/$directory"
        ln -sfn "usr/$directory" "$DEBIAN/$directory"
    done
    for deb in "$apt"/cache/archives/*.deb; do dpkg-deb -x "$deb" "$DEBIAN"; done
    rm -rf "$apt"
    touch "$DEBIAN/complete"
}

# The command line that runs a program of DEBIAN with the libraries it was built for; its children get the machine's own.
unpacked() {
    echo "$DEBIAN/usr/lib64/ld-linux-x86-64.so.2 --library-path $DEBIAN/usr/lib/x86_64-linux-gnu $DEBIAN/usr/bin/$1"
}

debian_mirror() {
    local mirror
    mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 2>/dev/null | grep '/debian/*$' | head -n 1)
    echo "${mirror:-http://deb.debian.org/debian}"
}

debian_keyring() {
    local keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    [ -f $keyring ] || apt debian-archive-keyring >&2 || lacking "Debian's keyring" "install the package debian-archive-keyring"
    echo $keyring
}
