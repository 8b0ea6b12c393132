//! Processes, signals and files: os, os/exec, os/signal, log, syscall.

use super::Note;

pub(super) static NOTES: &[Note] = &[
    Note {
        symbols: &["os.Exit"],
        entries: &["net-39", "conn-15"],
        text: "No deferred call runs, in no goroutine, and nothing is flushed: answers under way break off, buffered \
               logs are lost. In a goroutine that handles a signal it cuts off what main was about to drain. Let main \
               return, or wait there.",
    },
    Note {
        symbols: &["log.Fatal", "log.Fatalf", "log.Fatalln"],
        entries: &["conn-15", "x-12"],
        text: "It ends in `os.Exit(1)`: deferred calls before it do not run, not even Close or the removal of a \
               temporary directory. Around ListenAndServe it also turns a clean Shutdown into a failure, while \
               requests still run.",
    },
    Note {
        symbols: &["log.Panic", "log.Panicf", "log.Panicln"],
        entries: &["gor-04"],
        text: "Deferred calls run, unlike with Fatal, and a recover further up may swallow it. In a goroutine without \
               one it ends the program.",
    },
    Note {
        symbols: &["os/signal.Notify"],
        entries: &["net-39"],
        text: "It never waits for a receiver: on an unbuffered channel, or a full one, the signal is lost (vet reports \
               the former). The default action is off from now on, so a program that no longer receives cannot be \
               interrupted. SIGKILL cannot be caught.",
    },
    Note {
        symbols: &["os/signal.NotifyContext"],
        entries: &["net-39", "x-12", "net-21"],
        text: "The first signal cancels, and all further ones are swallowed until stop is called: call it right after \
               Done, and a second Ctrl-C ends a shutdown that hangs. Since Go 1.26 the cause names the signal. A \
               goroutine waits until the signal or stop.",
    },
    Note {
        symbols: &["os/signal.Stop", "os/signal.Reset", "os/signal.Ignore"],
        entries: &["net-39"],
        text: "The channel is not closed, so a goroutine in `range c` waits on. When nobody is left to be notified the \
               default action comes back: SIGINT ends the program again. What Ignore ignores is ignored by children, \
               too.",
    },
    Note {
        symbols: &["os/exec.Cmd"],
        entries: &["gor-13", "net-26"],
        text: "Stdout and Stderr that are no files are copied by goroutines; if both are the same value there is only \
               one of them, so it needs no lock. Read a buffer only after Wait. A Cmd serves once.",
    },
    Note {
        symbols: &["os/exec.Command"],
        entries: &["gor-13"],
        text: "No time limit: a child that hangs, or waits at a prompt, holds Run for good. CommandContext has one. \
               The path is looked up here, with the environment of now; an error of that shows only at Start.",
    },
    Note {
        symbols: &["os/exec.CommandContext"],
        entries: &["x-08", "gor-13"],
        text: "At the end of the context only the child is killed, not what it started in turn: those keep the pipes \
               open, and Wait goes on waiting. Set WaitDelay (since Go 1.20). The context holds until Wait, so a \
               deferred cancel kills a child that was returned to the caller.",
    },
    Note {
        symbols: &["os/exec.Cmd.Start"],
        entries: &["gor-13"],
        text: "Without Wait the child stays a zombie, and goroutines and pipes stay as well, when it has long ended. A \
               context is watched from here on by a goroutine that only Wait ends.",
    },
    Note {
        symbols: &["os/exec.Cmd.Wait", "os/exec.Cmd.Run"],
        entries: &["gor-13", "net-26"],
        text: "It waits for the child and then for the copying of its output, which ends only when every process that \
               inherited the pipe has ended: a daemon in the background holds it up without a WaitDelay. It closes the \
               pipes of StdoutPipe, so read those to the end first.",
    },
    Note {
        symbols: &["os/exec.Cmd.Output", "os/exec.Cmd.CombinedOutput"],
        entries: &["net-06"],
        text: "All output is kept in memory, without a limit. Like Wait it waits for every process that has inherited \
               the output.",
    },
    Note {
        symbols: &["os/exec.Cmd.StdoutPipe", "os/exec.Cmd.StderrPipe"],
        entries: &["pipe-01", "gor-13"],
        text: "The kernel's buffer holds 64 KiB on Linux: with two pipes read one after the other the child blocks on \
               the second, and you on the first. Read both at once. Wait closes them and cuts off what was not read, \
               so it comes last.",
    },
    Note {
        symbols: &["os/exec.Cmd.StdinPipe"],
        entries: &["pipe-02"],
        text: "A child that reads to the end waits until this is closed. Writing more than the buffer before the \
               output is read blocks both: write in a goroutine.",
    },
    Note {
        symbols: &["os/exec.Cmd.WaitDelay", "os/exec.Cmd.Cancel"],
        entries: &["gor-13"],
        text: "WaitDelay bounds the time between the end of child or context and the closing of the pipes; 0, the \
               default, is no bound. A Cancel that sends SIGTERM needs it, as nobody kills the child otherwise. Since \
               Go 1.20.",
    },
    Note {
        symbols: &["os.Process.Kill", "os.Process.Signal"],
        entries: &["gor-13"],
        text: "Only this process is meant, not its children. It does not wait: without Wait a zombie stays. After Wait \
               the result is os.ErrProcessDone, and with pidfds (Linux, since Go 1.23) never a stranger with the same \
               number.",
    },
    Note {
        symbols: &["os.Pipe"],
        entries: &["pipe-01", "pipe-02"],
        text: "Unlike `io.Pipe` it has a buffer, 64 KiB on Linux, and both ends have deadlines. The reader sees the \
               end only when all copies of the writing end are closed: close yours after the child was started.",
    },
    Note {
        symbols: &["os.File.Read", "os.File.Write"],
        entries: &["net-33"],
        text: "On a disk file it takes an OS thread while it waits, and nothing interrupts it. Pipes and sockets go \
               through the poller: deadlines and Close wake them, unless Fd was called. Two goroutines share one \
               position; ReadAt does not use it.",
    },
    Note {
        symbols: &["os.File.SetDeadline", "os.File.SetReadDeadline"],
        entries: &["ctr-02", "ctr-17b"],
        text: "Disk files fail with os.ErrNoDeadline, and so does a standard input that is not in non-blocking mode, \
               which is the usual case. A call of Fd before ends it for pipes as well.",
    },
    Note {
        symbols: &["os.Remove"],
        entries: &["net-12", "net-34"],
        text: "It removes a socket file even while a server listens on it: that one lives on and gets no more clients. \
               Before Listen dial the path first, and remove it only on ECONNREFUSED. Two instances that start at once \
               can still meet; a lock file keeps them apart.",
    },
    Note {
        symbols: &["fmt.Fprintf", "fmt.Fprint", "fmt.Fprintln"],
        entries: &["conn-04", "conn-06", "net-29"],
        text: "The text is formatted first and written with one Write, so on a connection lines of several goroutines \
               do not mix. The error is easily dropped, and the compiler does not mind: a loop goes on writing to a \
               connection that is closed.",
    },
    Note {
        symbols: &["syscall.Setrlimit"],
        entries: &["conn-13"],
        text: "For open files Go has raised the soft limit to the hard one at the start, since Go 1.19, so a call that \
               means to raise it mostly does nothing. After it, children get the value set here instead of the one the \
               program was started with.",
    },
    Note {
        symbols: &["syscall.SetsockoptInt"],
        entries: &["ctr-16", "ctr-12", "net-20a"],
        text: "Inside of Control its error disappears unless it is stored in a variable outside. Keepalive set here is \
               overwritten when the connection is up; since Go 1.23 KeepAliveConfig sets idle time, interval and \
               count.",
    },
];
