//! Files and processes: `os`, `os/exec`, `os/signal`, `io/fs`, `io/ioutil`, `path/filepath`.

use super::acts::*;
use super::entry::{Entry, entry};

pub(super) static ENTRIES: &[Entry] = &[
    entry("os", "Exit").never_returns(),
    entry("os", "Open OpenFile Create CreateTemp OpenInRoot").waits(FILE).opens(0, Resource::File),
    entry("os", "Root.Open Root.OpenFile Root.Create").waits(FILE).opens(0, Resource::File),
    entry("os", "OpenRoot Root.OpenRoot").waits(FILE).opens(0, Resource::Closer),
    entry("os", "NewFile").opens(0, Resource::File),
    entry("os", "Pipe").opens(0, Resource::File).opens(1, Resource::File),
    entry("os", "Chdir Chmod Chown Chtimes Lchown Link Lstat Mkdir MkdirAll MkdirTemp ReadDir ReadFile Readlink")
        .waits(FILE),
    entry("os", "Remove RemoveAll Rename Stat Symlink Truncate WriteFile").waits(FILE),
    entry("os", "CopyFS").waits(FILE).arg(1, READS),
    entry(
        "os",
        "Root.Chmod Root.Chown Root.Chtimes Root.Lchown Root.Link Root.Lstat Root.Mkdir Root.MkdirAll Root.ReadFile \
         Root.Readlink Root.Remove Root.RemoveAll Root.Rename Root.Stat Root.Symlink Root.WriteFile",
    )
    .waits(FILE),
    entry("os", "Root.Close").recv(CLOSES),
    entry("os", "Root.FS").recv(WRAPS),
    entry("os", "Root.Name"),
    entry("os", "File.Read File.ReadAt").waits(FILE).recv(READS).arg(0, FILLS),
    entry("os", "File.ReadDir File.Readdir File.Readdirnames").waits(FILE).recv(READS),
    entry("os", "File.WriteTo").waits(FILE.and(STREAM)).recv(READS).arg(0, WRITES),
    entry("os", "File.Write File.WriteAt File.WriteString File.Sync File.Truncate").waits(FILE).recv(WRITES),
    entry("os", "File.ReadFrom").waits(FILE.and(STREAM)).recv(WRITES).arg(0, READS),
    entry("os", "File.Close").recv(CLOSES),
    entry("os", "File.SetDeadline").recv(READ_DEADLINE.and(WRITE_DEADLINE)),
    entry("os", "File.SetReadDeadline").recv(READ_DEADLINE),
    entry("os", "File.SetWriteDeadline").recv(WRITE_DEADLINE),
    entry("os", "File.Chdir File.Chmod File.Chown File.Seek File.Stat").waits(FILE),
    entry("os", "File.Name"),
    entry("os", "File.Fd File.SyscallConn").recv(WRAPS),
    entry(
        "os",
        "Clearenv Environ ExpandEnv Getenv Geteuid Getegid Getgid Getgroups Getpagesize Getpid Getppid Getuid Getwd \
         Executable Hostname LookupEnv Setenv TempDir Unsetenv UserCacheDir UserConfigDir UserHomeDir DirFS",
    ),
    entry("os", "Expand").arg(1, CALLS),
    entry("os", "IsExist IsNotExist IsPathSeparator IsPermission IsTimeout SameFile").pure(),
    entry("os", "NewSyscallError").arg(1, WRAPS),
    entry("os", "FindProcess StartProcess").opens(0, Resource::Process),
    entry("os", "Process.Wait").waits(PROCESS).recv(WAITS),
    entry("os", "Process.Release").recv(CLOSES),
    entry("os", "Process.Kill Process.Signal"),
    entry("os", "Process.WithHandle").arg(0, CALLS),
    // os/exec
    entry("os/exec", "Command").pure(),
    entry("os/exec", "CommandContext").arg(0, KEEPS),
    entry("os/exec", "Cmd.Start").recv(STARTS),
    entry("os/exec", "Cmd.Wait").waits(PROCESS).recv(WAITS),
    entry("os/exec", "Cmd.Run Cmd.Output Cmd.CombinedOutput").waits(PROCESS).recv(STARTS.and(WAITS)),
    entry("os/exec", "Cmd.StdinPipe").recv(WRAPS).opens(0, Resource::Closer),
    // Wait closes them.
    entry("os/exec", "Cmd.StdoutPipe Cmd.StderrPipe").recv(WRAPS),
    entry("os/exec", "Cmd.Environ Cmd.String"),
    entry("os/exec", "LookPath").waits(FILE),
    // os/signal never waits for the channel: it drops what doesn't fit.
    entry("os/signal", "Notify").arg(0, SENDS.and(KEEPS)),
    entry("os/signal", "NotifyContext").arg(0, WRAPS).opens(1, Resource::Cancel),
    entry("os/signal", "Stop Ignore Ignored Reset"),
    entry("os/user", "Current Lookup LookupGroup LookupGroupId LookupId").waits(FILE),
    // io/fs
    entry("io/fs", "FS.Open").waits(FILE).opens(0, Resource::File),
    entry("io/fs", "File.Read").waits(FILE).recv(READS).arg(0, FILLS),
    entry("io/fs", "File.Stat").waits(FILE),
    entry("io/fs", "File.Close").recv(CLOSES),
    entry("io/fs", "Glob Lstat ReadDir ReadFile ReadLink Stat").waits(FILE).arg(0, READS),
    entry("io/fs", "Sub").arg(0, WRAPS),
    entry("io/fs", "WalkDir").waits(FILE).arg(0, READS).arg(2, CALLS),
    // io/ioutil
    entry("io/ioutil", "NopCloser").arg(0, WRAPS),
    entry("io/ioutil", "ReadAll").waits(STREAM).arg(0, READS),
    entry("io/ioutil", "ReadDir ReadFile TempDir WriteFile").waits(FILE),
    entry("io/ioutil", "TempFile").waits(FILE).opens(0, Resource::File),
    // path/filepath; what only computes is in `pure`.
    entry("path/filepath", "Abs EvalSymlinks Glob").waits(FILE),
    entry("path/filepath", "Walk WalkDir").waits(FILE).arg(1, CALLS),
];
