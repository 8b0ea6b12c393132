//! Printing and logging, and functions over strings, slices and maps that call what they are given.

use super::acts::*;
use super::entry::{Entry, entry};

pub(super) static ENTRIES: &[Entry] = &[
    // Formatting calls String and Error.
    entry("fmt", "Print Printf Println"),
    entry("fmt", "Fprint Fprintf Fprintln").waits(STREAM).arg(0, WRITES),
    entry("fmt", "Sprint Sprintf Sprintln FormatString").pure(),
    entry("fmt", "Append Appendf Appendln").arg(0, FILLS.and(WRAPS)),
    entry("fmt", "Errorf").args_from(1, WRAPS),
    entry("fmt", "Scan Scanln").waits(FILE).args_from(0, FILLS),
    entry("fmt", "Scanf").waits(FILE).args_from(1, FILLS),
    entry("fmt", "Fscan Fscanln").waits(STREAM).arg(0, READS).args_from(1, FILLS),
    entry("fmt", "Fscanf").waits(STREAM).arg(0, READS).args_from(2, FILLS),
    entry("fmt", "Sscan Sscanln").args_from(1, FILLS),
    entry("fmt", "Sscanf").args_from(2, FILLS),
    // log
    entry("log", "Fatal Fatalf Fatalln Panic Panicf Panicln").never_returns(),
    entry("log", "Logger.Fatal Logger.Fatalf Logger.Fatalln Logger.Panic Logger.Panicf Logger.Panicln").never_returns(),
    entry("log", "Print Printf Println Output Flags Prefix SetFlags SetPrefix Default"),
    entry("log", "Logger.Print Logger.Printf Logger.Println Logger.Output Logger.Flags Logger.Prefix Logger.SetFlags"),
    entry("log", "Logger.SetPrefix"),
    entry("log", "New").arg(0, WRAPS),
    entry("log", "SetOutput Logger.SetOutput").arg(0, WRITES.and(KEEPS)),
    entry("log", "Writer"),
    entry("log", "Logger.Writer").recv(WRAPS),
    // log/slog
    entry("log/slog", "Debug DebugContext Error ErrorContext Info InfoContext Warn WarnContext Log LogAttrs"),
    entry(
        "log/slog",
        "Logger.Debug Logger.DebugContext Logger.Error Logger.ErrorContext Logger.Info Logger.InfoContext",
    ),
    entry("log/slog", "Logger.Warn Logger.WarnContext Logger.Log Logger.LogAttrs Logger.Enabled Default"),
    entry("log/slog", "With").args_from(0, WRAPS),
    entry("log/slog", "Logger.With").recv(WRAPS).args_from(0, WRAPS),
    entry("log/slog", "Logger.WithGroup Logger.Handler").recv(WRAPS),
    entry("log/slog", "New NewJSONHandler NewTextHandler NewLogLogger").arg(0, WRAPS),
    entry("log/slog", "NewMultiHandler").args_from(0, WRAPS),
    entry("log/slog", "SetDefault").arg(0, KEEPS),
    entry("log/slog", "Bool Duration Float64 Int Int64 String Time Uint64").pure(),
    entry("log/slog", "Handler.Enabled Handler.Handle JSONHandler.Handle TextHandler.Handle").waits(STREAM),
    entry("log/slog", "Handler.WithAttrs Handler.WithGroup").recv(WRAPS).arg(0, WRAPS),
    entry("log/slog", "Record.Attrs").arg(0, CALLS),
    entry("log/slog", "Record.Add Record.AddAttrs").recv(FILLS).args_from(0, KEEPS),
    entry("log/slog", "Any Group GroupAttrs").args_from(0, WRAPS),
    // flag
    entry("flag", "Func BoolFunc").arg(2, KEEPS.and(DEFERS)),
    entry("flag", "BoolVar DurationVar Float64Var IntVar Int64Var StringVar UintVar Uint64Var")
        .arg(0, KEEPS.and(FILLS)),
    entry("flag", "Var").arg(0, KEEPS.and(FILLS)),
    entry(
        "flag",
        "Bool Duration Float64 Int Int64 String Uint Uint64 Arg Args NArg NFlag Parse Parsed PrintDefaults Set",
    ),
    entry("flag", "Visit VisitAll").arg(0, CALLS),
    entry("expvar", "Publish").arg(1, KEEPS.and(SERVES)),
    entry("expvar", "Do").arg(0, CALLS),
    entry("regexp", "Compile CompilePOSIX Match MatchString MustCompile MustCompilePOSIX QuoteMeta").pure(),
    entry("regexp", "MatchReader").waits(STREAM).arg(1, READS),
    entry("regexp", "Regexp.Match Regexp.MatchString Regexp.FindAllIndex Regexp.FindAllSubmatchIndex Regexp.FindIndex")
        .pure(),
    entry("regexp", "Regexp.FindSubmatchIndex Regexp.ReplaceAll Regexp.ReplaceAllLiteral").pure(),
    entry("regexp", "Regexp.Find Regexp.FindAll Regexp.FindAllSubmatch Regexp.FindSubmatch").arg(0, WRAPS),
    entry("regexp", "Regexp.MatchReader Regexp.FindReaderIndex Regexp.FindReaderSubmatchIndex")
        .waits(STREAM)
        .arg(0, READS),
    entry("regexp", "Regexp.ReplaceAllFunc Regexp.ReplaceAllStringFunc").arg(1, CALLS),
];

pub(super) static ALGORITHMS: &[Entry] = &[
    // The other functions of strings only compute: see `pure`.
    entry("strings", "Map").arg(0, CALLS),
    entry("strings", "ContainsFunc FieldsFunc IndexFunc LastIndexFunc TrimFunc TrimLeftFunc TrimRightFunc")
        .arg(1, CALLS),
    entry("strings", "FieldsFuncSeq").arg(1, WRAPS.and(DEFERS)),
    entry("bytes", "Map").arg(0, CALLS),
    entry("bytes", "ContainsFunc IndexFunc LastIndexFunc").arg(1, CALLS),
    entry("bytes", "FieldsFunc TrimFunc TrimLeftFunc TrimRightFunc").arg(0, WRAPS).arg(1, CALLS),
    entry(
        "bytes",
        "Compare Contains ContainsAny ContainsRune Count Equal EqualFold HasPrefix HasSuffix Index IndexAny",
    )
    .pure(),
    entry("bytes", "IndexByte IndexRune LastIndex LastIndexAny LastIndexByte Clone Join Repeat Replace ReplaceAll")
        .pure(),
    entry("bytes", "Runes ToLower ToTitle ToUpper ToValidUTF8").pure(),
    entry("bytes", "Cut CutPrefix CutSuffix Fields Split SplitAfter SplitAfterN SplitN Trim TrimLeft TrimPrefix")
        .arg(0, WRAPS),
    entry("bytes", "TrimRight TrimSpace TrimSuffix").arg(0, WRAPS),
    // sort
    entry("sort", "Sort Stable").arg(0, FILLS.and(CALLS)),
    entry("sort", "Slice SliceStable").arg(0, FILLS).arg(1, CALLS),
    entry("sort", "IsSorted").arg(0, CALLS),
    entry("sort", "SliceIsSorted Search Find").arg(1, CALLS),
    entry("sort", "Ints Float64s Strings").arg(0, FILLS),
    entry("sort", "IntsAreSorted Float64sAreSorted StringsAreSorted SearchInts SearchFloat64s SearchStrings").pure(),
    entry("sort", "Reverse").arg(0, WRAPS),
    // slices; elements stay what they are, so a result with elements refers to the argument.
    entry("slices", "Sort Reverse").arg(0, FILLS),
    entry("slices", "SortFunc SortStableFunc").arg(0, FILLS).arg(1, CALLS),
    entry("slices", "BinarySearch Compare Contains Equal Index IsSorted").pure(),
    entry("slices", "ContainsFunc IndexFunc IsSortedFunc").arg(1, CALLS),
    entry("slices", "BinarySearchFunc CompareFunc EqualFunc").arg(2, CALLS),
    entry("slices", "Max Min").arg(0, WRAPS),
    entry("slices", "MaxFunc MinFunc").arg(0, WRAPS).arg(1, CALLS),
    entry("slices", "Clip Clone Repeat").arg(0, WRAPS),
    entry("slices", "Compact Delete Grow").arg(0, FILLS.and(WRAPS)),
    entry("slices", "CompactFunc DeleteFunc").arg(0, FILLS.and(WRAPS)).arg(1, CALLS),
    entry("slices", "Insert Replace").arg(0, FILLS).args_from(0, WRAPS),
    entry("slices", "Concat").args_from(0, WRAPS),
    entry("slices", "All Backward Chunk Values").arg(0, WRAPS),
    entry("slices", "Collect Sorted").arg(0, CALLS.and(WRAPS)),
    entry("slices", "SortedFunc SortedStableFunc").arg(0, CALLS.and(WRAPS)).arg(1, CALLS),
    entry("slices", "AppendSeq").arg(0, FILLS.and(WRAPS)).arg(1, CALLS.and(WRAPS)),
    // maps
    entry("maps", "All Clone Keys Values").arg(0, WRAPS),
    entry("maps", "Collect").arg(0, CALLS.and(WRAPS)),
    entry("maps", "Copy").arg(0, FILLS).arg(1, KEEPS),
    entry("maps", "Insert").arg(0, FILLS).arg(1, CALLS.and(KEEPS)),
    entry("maps", "DeleteFunc").arg(0, FILLS).arg(1, CALLS),
    entry("maps", "Equal").pure(),
    entry("maps", "EqualFunc").arg(2, CALLS),
    entry("cmp", "Compare Less").pure(),
    entry("cmp", "Or").args_from(0, WRAPS),
    // container
    entry("container/heap", "Init").arg(0, FILLS.and(CALLS)),
    entry("container/heap", "Push").arg(0, FILLS.and(CALLS)).arg(1, KEEPS),
    entry("container/heap", "Pop Remove").arg(0, FILLS.and(CALLS).and(WRAPS)),
    entry("container/heap", "Fix").arg(0, FILLS.and(CALLS)),
    entry("container/list", "List.PushBack List.PushFront").recv(FILLS.and(WRAPS)).arg(0, KEEPS),
    entry("container/list", "List.Back List.Front Element.Next Element.Prev").recv(WRAPS),
    entry("container/list", "List.Remove").recv(FILLS).arg(0, WRAPS),
    entry("container/list", "List.Len New"),
];
