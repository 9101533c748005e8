package dev.mitosis.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.account.AccountBuilder;
import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.config.Workspace;
import dev.mitosis.snapshot.SnapshotSummary;
import dev.mitosis.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A workspace that is laid out for one run. */
public final class TestWorkspace {
    /** The account of {@link #account()}. */
    public static final String ACCOUNT = "123456789012";

    private final Path root;
    private final Map<String, String> variables = new TreeMap<>();

    TestWorkspace(Path root) {
        this.root = root;
    }

    /** A file or folder in it. */
    public Path path(String name) {
        return root.resolve(name);
    }

    /** The snapshot of an account with a table and a function. */
    TestWorkspace account() {
        return account(
                "plans/" + ACCOUNT,
                ACCOUNT,
                account -> account.table("orders", t -> {}).function("api", f -> {}));
    }

    /** The snapshot of an account in a folder, which need not be its own. */
    TestWorkspace account(String folder, String id, Consumer<AccountBuilder> body) {
        AccountBuilder account = new AccountBuilder(id);
        body.accept(account);
        Instant at = Instant.parse("2026-01-15T10:00:00Z");
        SnapshotWriter writer = SnapshotWriter.begin(path(folder).resolve("snapshot"));
        writer.write(
                "eu-west-1",
                "test",
                "Everything",
                account.snapshot().resources().toList());
        writer.finish(new SnapshotSummary(id, "aws", "", at, at, List.of("eu-west-1"), List.of(), List.of()));
        return this;
    }

    /** The name of a file or folder in it. */
    String name(Path path) {
        return root.relativize(path).toString();
    }

    /** A copy of a folder, where there is none yet. */
    TestWorkspace copy(Path from, String name) throws IOException {
        if (!Files.exists(path(name))) {
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.sorted().toList()) {
                    Path target = path(name).resolve(from.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
        return this;
    }

    TestWorkspace folder(String name) throws IOException {
        Files.createDirectories(path(name));
        return this;
    }

    TestWorkspace file(String name, String text) throws IOException {
        Files.createDirectories(path(name).getParent());
        Files.writeString(path(name), text);
        return this;
    }

    TestWorkspace replace(String name, String before, String after) throws IOException {
        String text = Files.readString(path(name));
        assertThat(text).as(name).contains(before);
        return file(name, text.replace(before, after));
    }

    TestWorkspace variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Runs a command that has to end well. */
    TestWorkspace after(String command) {
        Ending ending = run(command);
        assertThat(ending.code()).as(ending.told()).isEmpty();
        return this;
    }

    /**
     * Runs a command.
     *
     * @param command words with blanks between them
     * @param further words that hold blanks
     */
    Ending run(String command, String... further) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of(further));
        words.addAll(List.of("--output", "json"));
        return Ending.of(CommandLineRun.in(root, variables, words.toArray(String[]::new)));
    }

    /** Where things of {@link #ACCOUNT} are. */
    Workspace workspace() {
        return new Workspace(root);
    }
}
