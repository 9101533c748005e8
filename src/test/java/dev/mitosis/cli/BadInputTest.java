package dev.mitosis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.golden.SampleFiles;
import dev.mitosis.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people get wrong is answered with what, why and how to fix it, and an exit code of its own. */
class BadInputTest {
    @TempDir
    Path folder;

    private Path snapshot;

    @BeforeEach
    void lay_out_the_sample() throws IOException {
        snapshot = folder.resolve("plans/sample/snapshot");
        try (Stream<Path> files = Files.walk(SampleFiles.SNAPSHOT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] content = Files.readAllBytes(file);
                AtomicFile.write(
                        snapshot.resolve(SampleFiles.SNAPSHOT.relativize(file).toString()), out -> out.write(content));
            }
        }
    }

    private void expect(CommandLineRun run, int exit, String... texts) {
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.err())
                .contains("mitosis: error [M-")
                .contains("  why: ")
                .contains("  fix: ")
                .contains(texts);
        assertThat(run.err()).doesNotContain("\tat ");
    }

    @Test
    void a_flipped_byte_in_a_snapshot_is_named() throws IOException {
        Path victim;
        try (Stream<Path> files = Files.walk(snapshot)) {
            victim = files.filter(file -> file.toString().endsWith(".gz"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        byte[] content = Files.readAllBytes(victim);
        content[content.length / 2] ^= 1;
        Files.write(victim, content);

        expect(CommandLineRun.in(folder, "graph"), 6, victim.getFileName().toString(), "SHA-256");
    }

    @Test
    void a_snapshot_of_a_newer_format_is_refused() throws IOException {
        Path manifest = snapshot.resolve("manifest.json");
        Files.writeString(
                manifest, Files.readString(manifest).replaceFirst("\"formatVersion\" ?: ?1", "\"formatVersion\" : 99"));

        expect(CommandLineRun.in(folder, "graph"), 6, "99");
    }

    @Test
    void a_result_of_a_newer_format_is_refused() throws IOException {
        Files.writeString(
                folder.resolve("plans/sample/graph.json"), "{\"formatVersion\": 99, \"tool\": \"mitosis 9\"}");

        expect(CommandLineRun.in(folder, "partition"), 6, "format 99", "mitosis 9");
    }

    @Test
    void an_unknown_key_in_the_decisions_is_named_with_a_suggestion() throws IOException {
        assertThat(CommandLineRun.in(folder, "graph").exit()).isZero();
        Files.writeString(folder.resolve("plans/sample/decisions.yaml"), "operatingModle:\n  default: centralised\n");

        expect(CommandLineRun.in(folder, "partition"), 6, "operatingModle", "operatingModel");
    }

    @Test
    void a_missing_stage_names_the_command_that_makes_it() {
        expect(CommandLineRun.in(folder, "plan"), 6, "mitosis graph");
    }

    @Test
    void a_stale_result_names_the_command_that_renews_it() throws IOException {
        assertThat(CommandLineRun.in(folder, "graph").exit()).isZero();
        assertThat(CommandLineRun.in(folder, "partition").exit()).isZero();
        Files.writeString(folder.resolve("plans/sample/decisions.yaml"), "keepProductionInPlace: false\n");

        expect(CommandLineRun.in(folder, "plan"), 8, "decisions.yaml", "mitosis partition");
    }

    @Test
    void a_comment_in_the_decisions_makes_nothing_stale() throws IOException {
        assertThat(CommandLineRun.in(folder, "graph").exit()).isZero();
        assertThat(CommandLineRun.in(folder, "partition").exit()).isZero();
        Path decisions = folder.resolve("plans/sample/decisions.yaml");
        Files.writeString(decisions, Files.readString(decisions) + "\n# talked to finance\n");

        assertThat(CommandLineRun.in(folder, "target").exit()).isZero();
    }

    @Test
    void an_empty_workspace_says_how_to_begin() throws IOException {
        expect(CommandLineRun.in(Files.createDirectory(folder.resolve("empty")), "graph"), 6, "mitosis scan");
    }

    @Test
    void a_workspace_that_cannot_be_written_is_named() throws IOException {
        Path obstacle = Files.writeString(folder.resolve("file"), "not a folder");

        expect(CommandLineRun.in(folder, "demo", "--workspace", obstacle.toString()), 6, "cannot write", "--workspace");
    }

    @Test
    void an_endpoint_that_is_no_url_is_a_usage_error() {
        expect(CommandLineRun.in(folder, "scan", "--endpoint-url", "localhost:4566"), 2, "localhost:4566");
    }

    @Test
    void a_setting_out_of_range_says_who_set_it() {
        Map<String, String> variables = Map.of("MITOSIS_RATE_SHARE", "7");

        expect(CommandLineRun.in(folder, variables, "scan"), 2, "rate-share", "MITOSIS_RATE_SHARE");
    }
}
