package dev.mitosis;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a JDK class can do although its package is harmless, and who may.
 *
 * @param name the rule's name
 * @param exercisedBy the fields, methods and constructors that do it
 * @param holders layers, and single classes by their name under the root
 */
record Power(String name, Predicate<AccessTarget> exercisedBy, Set<String> holders) {
    /** Methods of {@code Files} that change nothing; all others are output. */
    private static final Set<String> LOOKING = Set.of(
            "exists",
            "getFileStore",
            "getLastModifiedTime",
            "getPosixFilePermissions",
            "isDirectory",
            "isHidden",
            "isReadable",
            "isRegularFile",
            "isSameFile",
            "isSymbolicLink",
            "lines",
            "list",
            "mismatch",
            "newBufferedReader",
            "newInputStream",
            "notExists",
            "readAllBytes",
            "readAllLines",
            "readAttributes",
            "readString",
            "readSymbolicLink",
            "size",
            "walk",
            "walkFileTree");

    static final List<Power> ALL = List.of(
            new Power("the_clock_is_handed_in", Power::clock, Set.of("cli.command.CliEnvironment")),
            new Power(
                    "durations_are_measured_in_few_places",
                    named("java.lang.System", "nanoTime"),
                    Set.of(
                            "aws.CallGuard",
                            "cost.fetch.SleepingStopwatch",
                            "pipeline.CostStage",
                            "pipeline.RehearsalStage",
                            "pipeline.ScanStage",
                            "pipeline.StandingStage",
                            "pipeline.StageRunner",
                            "rehearse.ScriptRun",
                            "scan.call.CallQueue",
                            "scan.Scanner")),
            // The nonces of the journal's encryption: nothing that is kept depends on them.
            new Power("chance_is_seeded", Power::chance, Set.of("scan.call.JournalSeal")),
            new Power("only_the_command_line_prints", Power::streams, Set.of("cli.Main", "cli.command.CliEnvironment")),
            new Power(
                    "only_the_command_line_exits",
                    named("java.lang.System", "exit")
                            .or(named("java.lang.Runtime", "exit", "halt"))
                            .or(named("java.lang.Runtime", "addShutdownHook", "removeShutdownHook")),
                    Set.of("cli.Main", "cli.command.Interruption")),
            new Power(
                    "nothing_starts_a_process_or_loads_native_code",
                    named("java.lang.Runtime", "exec", "load", "loadLibrary")
                            .or(named("java.lang.System", "load", "loadLibrary"))
                            .or(of("java.lang.ProcessBuilder"))
                            .or(of("java.lang.ProcessHandle")
                                    .and(named("java.lang.ProcessHandle", "current", "pid")
                                            .negate())),
                    // The scripts of the runbooks, in an environment of their own.
                    Set.of("rehearse.ScriptRun")),
            new Power(
                    "the_environment_is_handed_in",
                    named("java.lang.System", "getenv", "getProperty", "getProperties", "setProperty", "clearProperty")
                            .or(named("java.lang.Boolean", "getBoolean"))
                            .or(named("java.lang.Integer", "getInteger"))
                            .or(named("java.lang.Long", "getLong")),
                    // A property of the SDK that its builders do not offer.
                    Set.of("cli.command.CliEnvironment", "aws.AwsClients")),
            new Power(
                    "results_do_not_depend_on_the_machine",
                    named("java.util.Locale", "getDefault", "setDefault")
                            .or(named("java.util.TimeZone", "getDefault", "setDefault"))
                            .or(named("java.time.ZoneId", "systemDefault"))
                            .or(named("java.nio.charset.Charset", "defaultCharset"))
                            .or(named("java.net.InetAddress", "getLocalHost"))
                            .or(named("java.lang.Runtime", "availableProcessors", "maxMemory", "freeMemory")),
                    // Takes the zone away that the format adds; says on which machine a lock is held.
                    Set.of("workbook.StableWorkbook", "cli.command.AccountClaim")),
            new Power(
                    "connections_are_left_to_the_sdk",
                    Power::network,
                    Set.of(
                            // An address block is read by InetAddress, which asks no name server for numbers.
                            "graph.identity.Cidr",
                            // The two ways out of a rehearsal, both on this machine.
                            "rehearse.gate")),
            new Power(
                    "files_are_written_by_io",
                    Power::output,
                    Set.of(
                            "io",
                            // Folders that appear whole or not at all.
                            "snapshot.AtomicFolder",
                            // Files that grow while a run goes on.
                            "scan.call.Journal",
                            "scan.ScanJournal",
                            "cost.store.PartStore",
                            // Parquet files that the database writes.
                            "cost.query.FlatHistory",
                            "cost.query.HistoryFiles")),
            // Files only, and no more of them than expected.
            new Power("files_are_opened_in_one_place", Power::input, Set.of("io.InputFile")),
            new Power(
                    "threads_are_made_in_few_places",
                    constructors("java.lang.Thread", "java.util.Timer", "java.util.concurrent.ForkJoinPool")
                            .or(constructors("java.util.concurrent.ThreadPoolExecutor"))
                            .or(constructors("java.util.concurrent.ScheduledThreadPoolExecutor"))
                            .or(of("java.util.concurrent.Executors"))
                            .or(named("java.util.concurrent.ForkJoinPool", "commonPool"))
                            .or(target -> Set.of("parallel", "parallelStream").contains(target.getName())),
                    Set.of(
                            "cli.command.Interruption",
                            "io.Beside",
                            "io.ReadAhead",
                            "rehearse.gate.RefusingProxy",
                            "scan.call.CallQueue",
                            "scan.call.LifoExecutor")),
            new Power(
                    "waiting_is_done_in_few_places",
                    named("java.lang.Thread", "sleep", "onSpinWait")
                            .or(named("java.util.concurrent.TimeUnit", "sleep"))
                            .or(named("java.lang.Object", "wait"))
                            .or(of("java.util.concurrent.locks.LockSupport")),
                    Set.of("aws.ConnectRetry", "cost.fetch.SleepingStopwatch")),
            new Power(
                    "no_bytes_become_objects_or_classes",
                    constructors("java.io.ObjectInputStream")
                            .or(named("java.lang.Class", "forName", "getMethod", "getDeclaredMethod"))
                            .or(named("java.lang.Class", "getDeclaredConstructor", "getConstructor"))
                            .or(named("java.lang.Class", "getField", "getDeclaredField"))
                            .or(named("java.lang.ClassLoader", "loadClass", "defineClass")),
                    // The operations of the SDK are found by their names, and the forms of their answers.
                    Set.of("scan.sdk.SdkOperation", "aws.OutputShape")));

    private static boolean clock(AccessTarget target) {
        String owner = target.getOwner().getName();
        boolean told =
                parameters(target).stream().anyMatch(Set.of("java.time.Clock", "java.time.InstantSource")::contains);
        return (owner.startsWith("java.time.") && target.getName().equals("now") && !told)
                || named("java.time.Clock", "systemUTC", "systemDefaultZone", "system")
                        .test(target)
                || named("java.time.Clock", "tickMillis", "tickSeconds", "tickMinutes")
                        .test(target)
                || named("java.time.InstantSource", "system").test(target)
                || named("java.lang.System", "currentTimeMillis").test(target)
                || named("java.util.Calendar", "getInstance").test(target)
                || unseeded("java.util.Date")
                        .or(unseeded("java.util.GregorianCalendar"))
                        .test(target);
    }

    private static boolean chance(AccessTarget target) {
        return named("java.lang.Math", "random")
                .or(named("java.lang.StrictMath", "random"))
                .or(named("java.lang.System", "identityHashCode"))
                .or(named("java.util.UUID", "randomUUID"))
                .or(unseeded("java.util.Random"))
                .or(unseeded("java.util.SplittableRandom"))
                .or(of("java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom"))
                .or(named("java.util.random.RandomGenerator", "of", "getDefault"))
                .or(of("java.util.random.RandomGeneratorFactory"))
                .or(other -> named("java.util.Collections", "shuffle").test(other)
                        && parameters(other).size() == 1)
                .test(target);
    }

    private static boolean streams(AccessTarget target) {
        return named("java.lang.System", "in", "out", "err", "setIn", "setOut", "setErr", "console")
                .or(named("java.io.FileDescriptor", "in", "out", "err"))
                .or(named("java.lang.Thread", "dumpStack"))
                .or(other -> other.getName().equals("printStackTrace")
                        && parameters(other).isEmpty())
                .test(target);
    }

    private static boolean network(AccessTarget target) {
        String owner = target.getOwner().getName();
        return owner.startsWith("java.net.http.")
                || owner.startsWith("javax.net.")
                || owner.matches("java\\.net\\.\\w*(Socket|URLConnection)")
                || owner.matches("java\\.nio\\.channels\\.\\w*(Socket|Datagram)\\w*Channel")
                || named("java.net.InetAddress", "getByName", "getAllByName").test(target)
                || named("java.net.URL", "openConnection", "openStream", "getContent")
                        .test(target);
    }

    private static boolean input(AccessTarget target) {
        return named("java.nio.file.Files", "newInputStream", "newBufferedReader", "newByteChannel")
                .or(named("java.nio.file.Files", "readString", "readAllBytes", "readAllLines", "lines"))
                .or(constructors("java.io.FileInputStream", "java.io.FileReader"))
                .test(target);
    }

    private static boolean output(AccessTarget target) {
        boolean files = target.getOwner().getName().equals("java.nio.file.Files");
        return (files && !LOOKING.contains(target.getName()))
                || constructors("java.io.FileOutputStream", "java.io.FileWriter", "java.io.RandomAccessFile")
                        .or(named("java.nio.channels.FileChannel", "open"))
                        .or(named("java.nio.channels.AsynchronousFileChannel", "open"))
                        .or(named("java.io.File", "createNewFile", "createTempFile", "delete", "deleteOnExit"))
                        .or(named("java.io.File", "mkdir", "mkdirs", "renameTo", "setWritable", "setLastModified"))
                        .or(other -> constructors("java.io.PrintWriter", "java.io.PrintStream", "java.util.Formatter")
                                        .test(other)
                                && parameters(other).stream()
                                        .anyMatch(Set.of("java.io.File", "java.lang.String")::contains))
                        .test(target);
    }

    private static Predicate<AccessTarget> of(String... owners) {
        return target -> Set.of(owners).contains(target.getOwner().getName().replaceFirst("\\$.*", ""));
    }

    private static Predicate<AccessTarget> named(String owner, String... names) {
        return target ->
                target.getOwner().getName().equals(owner) && Set.of(names).contains(target.getName());
    }

    private static Predicate<AccessTarget> constructors(String... owners) {
        return of(owners).and(target -> target.getName().equals("<init>"));
    }

    private static Predicate<AccessTarget> unseeded(String owner) {
        return constructors(owner).and(target -> parameters(target).isEmpty());
    }

    private static List<String> parameters(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget unit
                ? unit.getRawParameterTypes().stream().map(JavaClass::getName).toList()
                : List.of();
    }
}
