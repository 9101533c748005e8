package dev.mitosis.scoring;

import dev.mitosis.generated.AccountGenerator;
import dev.mitosis.generated.AccountShape;
import dev.mitosis.generated.GeneratedAccount;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.snapshot.InMemorySnapshot;
import dev.mitosis.snapshot.Snapshot;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javax.tools.ToolProvider;

/**
 * Scores the partition without one mechanism after the other: a row of {@code benchmarks/partition/ablations.tsv} says
 * which text is replaced in which file. The file is compiled alone, and the partition loaded anew with it; accounts and
 * their graphs are the same for all.
 */
public final class Ablation {
    static final Path ROWS = Path.of("benchmarks/partition/ablations.tsv");
    static final Path SOURCES = Path.of("src/main/java/dev/mitosis/partition");
    private static final Path CLASSES = Path.of("target/classes");
    private static final String PARTITION = "dev.mitosis.partition.";

    private static final Map<String, ToDoubleFunction<PartitionScore>> MEANS = new LinkedHashMap<>();
    private static final Map<String, ToDoubleFunction<PartitionScore>> SUMS = new LinkedHashMap<>();

    static {
        MEANS.put("index-all", score -> score.contexts().indexOfAll());
        MEANS.put("purity-all", score -> score.contexts().purityOfAll());
        MEANS.put("undecided", score -> score.contexts().undecided());
        MEANS.put("environments-all", score -> score.environments().accuracyOfAll());
        MEANS.put("shared-precision", score -> score.shared().precision());
        MEANS.put("shared-recall", score -> score.shared().recall());
        SUMS.put("into-production", score -> score.environments().intoProduction());
        SUMS.put("out-of-production", score -> score.environments().outOfProduction());
    }

    /** A mechanism, and what it is without it. */
    record Row(String mechanism, Path file, String text, String instead) {
        static Row of(String line) {
            String[] cells = line.replace("\\n", "\n").split("\t", -1);
            return new Row(cells[0], Path.of(cells[1]), cells[2], cells[3]);
        }
    }

    /** An account with its graph. */
    private record Drawn(GeneratedAccount account, GraphDocument graph) {}

    /** Takes the partition from the folders, and all else from where it was. */
    private static final class Without extends URLClassLoader {
        Without(URL... folders) {
            super(folders, Ablation.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PARTITION)) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    private Ablation() {}

    /** {@code SEEDS CELL...}: prints a row for each mechanism. */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        List<Drawn> accounts = new ArrayList<>();
        for (int seed = 1; seed <= Integer.parseInt(arguments[0]); seed++) {
            for (int cell = 1; cell < arguments.length; cell++) {
                GeneratedAccount account = AccountGenerator.of(AccountShape.of(arguments[cell]), seed);
                accounts.add(new Drawn(account, account.graph()));
            }
        }
        System.out.println("without\t" + String.join("\t", MEANS.keySet()) + "\t" + String.join("\t", SUMS.keySet()));
        print("nothing", accounts, CLASSES);
        String only = System.getProperty("mitosis.only", "");
        for (Row row : rows()) {
            if (only.isEmpty() || row.mechanism().equals(only)) {
                print(row.mechanism(), accounts, compiled(row), CLASSES);
            }
        }
    }

    static List<Row> rows() throws IOException {
        return Files.readAllLines(ROWS).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(Row::of)
                .toList();
    }

    /** The folder with the classes of the changed file. */
    private static Path compiled(Row row) throws IOException {
        Path folder = Files.createDirectories(
                CLASSES.resolveSibling("ablation").resolve(row.mechanism().replace(' ', '-')));
        Path changed = folder.resolve(row.file().getFileName());
        Files.writeString(changed, Files.readString(SOURCES.resolve(row.file())).replace(row.text(), row.instead()));
        String classpath = CLASSES + File.pathSeparator + System.getProperty("java.class.path");
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-nowarn", "-proc:none", "-cp", classpath, "-d", "" + folder, "" + changed);
        if (failed != 0) {
            throw new IllegalStateException(row.mechanism() + " does not compile");
        }
        return folder;
    }

    private static void print(String mechanism, List<Drawn> accounts, Path... folders)
            throws ReflectiveOperationException, IOException {
        List<PartitionScore> scores = new ArrayList<>();
        URL[] urls = new URL[folders.length];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = folders[i].toUri().toURL();
        }
        try (Without loader = new Without(urls)) {
            for (Drawn drawn : accounts) {
                scores.add(PartitionScore.of(drawn.account().facts(), partition(loader, drawn)));
            }
        }
        StringBuilder row = new StringBuilder(mechanism);
        MEANS.values()
                .forEach(value -> row.append(String.format(
                        Locale.ROOT,
                        "\t%.3f",
                        scores.stream().mapToDouble(value).average().orElse(0))));
        SUMS.values()
                .forEach(value -> row.append('\t')
                        .append(Math.round(scores.stream().mapToDouble(value).sum())));
        System.out.println(row);
    }

    private static PartitionDocument partition(Without loader, Drawn drawn) throws ReflectiveOperationException {
        Constructor<?> request = loader.loadClass(PARTITION + "PartitionRequest")
                .getConstructor(Snapshot.class, GraphDocument.class, Decisions.class, Map.class);
        InMemorySnapshot snapshot = drawn.account().snapshot();
        Class<?> partitioner = loader.loadClass(PARTITION + "Partitioner");
        Object made = request.newInstance(snapshot, drawn.graph(), Decisions.none(), Map.of());
        return (PartitionDocument) partitioner
                .getMethod("partition", request.getDeclaringClass())
                .invoke(partitioner.getConstructor().newInstance(), made);
    }
}
