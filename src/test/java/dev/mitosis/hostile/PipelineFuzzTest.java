package dev.mitosis.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.config.Workspace;
import dev.mitosis.io.Json;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.sampling.Sampled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An account whose every second text is hostile, from the graph to the workbook and on the screen. */
class PipelineFuzzTest {
    private static final String ACCOUNT = "123456789012";

    @TempDir
    private Path folder;

    static List<Payload> payloads() {
        // No file of JSON holds half a character; 40,000 characters in every text take minutes.
        return Sampled.of(
                "PipelineFuzzTest",
                Payload.all().stream()
                        .filter(payload -> !payload.id().equals("half-character"))
                        .filter(payload -> Sampled.thorough() || payload.text().length() < 10_000)
                        .toList(),
                1);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void text_stays_text_in_every_document(Payload payload) throws Exception {
        Workspace workspace = new Workspace(folder);
        List<String> hostile = HostileAccount.write(workspace.snapshot(ACCOUNT), payload.text());
        String run = screen("run", "--skip-scan");
        assertThat(run).contains("contexts");
        Documents.assertDecisions(workspace.decisions(ACCOUNT));
        Documents.assertReports(workspace.reports(ACCOUNT), payload.text());
        screens(hostile, payload.text());
        exports();
        commands(workspace.plans(ACCOUNT).resolve("plan.json"));
        assertThat(names(folder)).allMatch(name -> name.matches("[A-Za-z0-9._~-]+"));
    }

    private String screen(String... arguments) {
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--account", ACCOUNT))
                .toArray(String[]::new);
        CommandLineRun run = CommandLineRun.in(folder, all);
        String what = String.join(" ", arguments);
        Visible.assertVisible(what, run.out().replace("\r\n", "\n"));
        Visible.assertVisible(what, run.err());
        assertThat(run.exit()).as("%s: %s", what, run.err()).isNotEqualTo(1);
        return run.out();
    }

    private void screens(List<String> hostile, String text) throws IOException {
        for (String stage : List.of("graph", "partition", "plan", "check", "report")) {
            screen(stage);
            assertThat(Json.mapper().readTree(screen(stage, "--output", "json")).isObject())
                    .isTrue();
        }
        String first = hostile.get(0);
        String last = hostile.get(hostile.size() - 1);
        screen("why", first, last);
        screen("impact", last);
        screen("graph", "shared");
        screen("graph", "access", first);
        screen("graph", "reach", first, last, "--port", "443");
        // What a person types comes back in errors.
        screen("why", text, "x");
        screen("why", text, "x", "--debug");
        screen(text);
        screen("graph", "export", "--format", text);
        screen("graph", "--output", text);
    }

    private void exports() throws Exception {
        Documents.assertMermaid(screen("graph", "export", "--format", "mermaid"));
        Documents.assertDot(screen("graph", "export", "--format", "dot"));
        Documents.assertGraphml(screen("graph", "export", "--format", "graphml"));
        Path csv = folder.resolve("edges.csv");
        Files.writeString(csv, screen("graph", "export", "--format", "csv"));
        int edges = Json.mapper()
                .readTree(screen("graph", "export", "--format", "json"))
                .path("edges")
                .size();
        Documents.assertCsv(csv, edges);
    }

    private void commands(Path plan) throws Exception {
        List<Step> steps =
                Json.mapper().readValue(plan.toFile(), PlanDocument.class).steps();
        List<String> all = steps.stream()
                .flatMap(step -> Stream.concat(step.commands().stream(), step.validation().stream()))
                .toList();
        assertThat(all).allMatch(command -> command.codePoints().noneMatch(Visible::isUnseen));
        List<String> few = Sampled.of(
                "planned commands",
                all.stream().filter(one -> one.length() < 2000).toList(),
                150);
        new Sandbox(folder.resolve("sandbox")).run(few);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder) && !file.startsWith(folder.resolve("sandbox")))
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
