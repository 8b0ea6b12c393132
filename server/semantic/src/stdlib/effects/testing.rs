//! `testing` and its helpers. The methods of `T`, `B` and `F` are mostly those of `common`.

use super::acts::*;
use super::entry::{Entry, entry};

pub(super) static ENTRIES: &[Entry] = &[
    entry("testing", "common.Fatal common.Fatalf common.FailNow common.Skip common.Skipf common.SkipNow")
        .never_returns(),
    // It ends the process.
    entry("testing", "Main").never_returns(),
    entry("testing", "TB.Fatal TB.Fatalf TB.FailNow TB.Skip TB.Skipf TB.SkipNow").never_returns(),
    entry("testing", "common.Error common.Errorf common.Fail common.Log common.Logf common.Failed common.Skipped"),
    entry("testing", "TB.Error TB.Errorf TB.Fail TB.Log TB.Logf TB.Failed TB.Skipped"),
    entry(
        "testing",
        "common.Helper common.Name common.Setenv common.Chdir common.TempDir common.ArtifactDir common.Attr",
    ),
    entry("testing", "TB.Helper TB.Name TB.Setenv TB.Chdir TB.TempDir TB.ArtifactDir TB.Attr"),
    entry("testing", "common.Cleanup TB.Cleanup").arg(0, KEEPS.and(DEFERS)),
    entry("testing", "common.Context TB.Context common.Output TB.Output").recv(WRAPS),
    entry("testing", "T.Setenv T.Chdir T.Deadline F.Fail F.Helper F.Skipped"),
    // The subtest runs in its own goroutine; Run returns when it is over or becomes parallel.
    entry("testing", "T.Run").waits(SYNC).arg(1, CALLS.and(SPAWNS)),
    entry("testing", "T.Parallel").waits(SYNC),
    entry("testing", "B.Run").waits(SYNC).arg(1, CALLS.and(SPAWNS)),
    entry("testing", "B.RunParallel").waits(SYNC).arg(0, CALLS.and(SPAWNS).and(SERVES)),
    entry("testing", "B.Elapsed B.Loop B.ReportAllocs B.ReportMetric B.ResetTimer B.SetBytes B.SetParallelism"),
    entry("testing", "B.StartTimer B.StopTimer PB.Next"),
    entry("testing", "F.Add").args_from(0, KEEPS),
    entry("testing", "F.Fuzz").waits(SYNC).arg(0, CALLS.and(SPAWNS)),
    entry("testing", "AllocsPerRun").arg(1, CALLS),
    entry("testing", "Benchmark").waits(SYNC).arg(0, CALLS.and(SPAWNS)),
    entry("testing", "M.Run").waits(SYNC),
    entry("testing", "CoverMode Coverage Init Short Testing Verbose"),
    entry("testing/synctest", "Test").waits(SYNC).arg(1, CALLS.and(SPAWNS)),
    entry("testing/synctest", "Wait").waits(SYNC),
    entry("testing/synctest", "Sleep").waits(SLEEP.and(SYNC)),
    entry("testing/iotest", "DataErrReader HalfReader OneByteReader TimeoutReader TruncateWriter").arg(0, WRAPS),
    entry("testing/iotest", "NewReadLogger NewWriteLogger").arg(1, WRAPS),
    entry("testing/iotest", "ErrReader").arg(0, WRAPS),
    entry("testing/iotest", "TestReader").arg(0, READS),
    entry("testing/quick", "Check CheckEqual").arg(0, CALLS),
    entry("testing/fstest", "TestFS").arg(0, READS),
    entry("testing/slogtest", "Run").waits(SYNC).arg(1, CALLS).arg(2, CALLS),
];
