package dev.mitosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.cli.DistributionRun;
import dev.mitosis.config.Workspace;
import dev.mitosis.emulator.EmulatorLimits;
import dev.mitosis.emulator.FolderText;
import dev.mitosis.emulator.MotoServer;
import dev.mitosis.emulator.RequiredTool;
import dev.mitosis.emulator.TestAccount;
import dev.mitosis.emulator.Truth;
import dev.mitosis.emulator.Truth.TrueEdge;
import dev.mitosis.emulator.Truth.TrueResource;
import dev.mitosis.golden.SampleFiles;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.Edge;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Resource;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.DispositionRow;
import dev.mitosis.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The whole road on the test account: scan over HTTP, graph, partition, plan, check, workbook, against the truth. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndToEndIT {
    @TempDir
    static Path folder;

    private TestAccount account;
    private Truth truth;
    private Workspace workspace;
    private CommandLineRun run;

    @BeforeAll
    void run_everything() {
        account = TestAccount.provision();
        truth = account.truth();
        workspace = new Workspace(folder);
        run = mitosis("run", "--endpoint-url", account.server().endpoint().toString(), "--rate-share", "1");
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(ExitCode.INCOMPLETE.code());
        SampleFiles.updateWhereAsked(workspace.snapshot(truth.account()), truth);
    }

    @AfterAll
    void stop() {
        account.close();
    }

    private CommandLineRun mitosis(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        truth.regions().forEach(region -> all.addAll(List.of("--region", region)));
        return DistributionRun.in(folder, MotoServer.credentials(), all);
    }

    private <T> T result(String name, Class<T> type) {
        return DocumentFile.read(workspace.plans(truth.account()).resolve(name + ".json"), type, "mitosis run");
    }

    @Test
    void the_run_ends_well_and_names_the_workbook() {
        assertThat(run.err()).doesNotContain("error");
        EmulatorLimits.assertOnly(SnapshotStore.open(workspace.snapshot(truth.account()))
                .manifest()
                .holes());
        assertThat(run.out()).contains("every invariant holds").contains("plan.xlsx");
    }

    @Test
    void every_provisioned_resource_is_found_with_its_type() {
        Map<String, String> found;
        try (Stream<Resource> resources =
                SnapshotStore.open(workspace.snapshot(truth.account())).resources()) {
            found = resources.collect(Collectors.toMap(Resource::arn, Resource::type));
        }

        assertThat(truth.resources())
                .allSatisfy(resource ->
                        assertThat(found.get(resource.arn())).as(resource.arn()).isEqualTo(resource.type()));
    }

    @Test
    void nearly_every_true_dependency_is_drawn() {
        Set<List<String>> drawn = result("graph", GraphDocument.class).edges().stream()
                .map(edge -> List.of(edge.from(), edge.to()))
                .collect(Collectors.toSet());
        List<TrueEdge> missed = truth.edges().stream()
                .filter(edge -> !drawn.contains(List.of(edge.from(), edge.to())))
                .toList();

        assertThat(1 - (double) missed.size() / truth.edges().size())
                .as("recall; missed: " + missed)
                .isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void no_dependency_between_two_contexts_is_invented() {
        Map<String, TrueResource> known = workloads();
        Set<Set<String>> crossings = truth.crossContext().stream()
                .map(edge -> Set.of(edge.from(), edge.to()))
                .collect(Collectors.toSet());

        List<Edge> invented = result("graph", GraphDocument.class).edges().stream()
                .filter(edge -> known.containsKey(edge.from()) && known.containsKey(edge.to()))
                .filter(edge -> !known.get(edge.from())
                        .context()
                        .equals(known.get(edge.to()).context()))
                .filter(edge -> !crossings.contains(Set.of(edge.from(), edge.to())))
                .toList();

        assertThat(invented).isEmpty();
    }

    @Test
    void contexts_and_environments_are_right() {
        Map<String, Assignment> assigned = result("partition", PartitionDocument.class).resources().stream()
                .collect(Collectors.toMap(Assignment::id, Function.identity()));
        List<TrueResource> workloads = truth.resources().stream()
                .filter(resource -> resource.role().equals("workload"))
                .toList();

        assertThat(accuracy(workloads, TrueResource::context, row -> row.context(), assigned))
                .as("context")
                .isGreaterThanOrEqualTo(0.90);
        assertThat(accuracy(workloads, TrueResource::environment, row -> row.environment(), assigned))
                .as("environment")
                .isGreaterThanOrEqualTo(0.95);
    }

    private static double accuracy(
            List<TrueResource> resources,
            Function<TrueResource, String> expected,
            Function<Assignment, String> actual,
            Map<String, Assignment> assigned) {
        List<TrueResource> judged =
                resources.stream().filter(r -> expected.apply(r) != null).toList();
        long right = judged.stream()
                .filter(resource -> assigned.containsKey(resource.arn()))
                .filter(resource -> expected.apply(resource).equals(actual.apply(assigned.get(resource.arn()))))
                .count();
        return (double) right / judged.size();
    }

    @Test
    void every_resource_has_exactly_one_disposition_and_the_plan_passes() {
        PlanDocument plan = result("plan", PlanDocument.class);
        List<String> planned =
                plan.dispositions().stream().map(DispositionRow::resource).toList();

        assertThat(planned).doesNotHaveDuplicates();
        assertThat(planned)
                .containsAll(truth.resources().stream().map(TrueResource::arn).toList());
        assertThat(result("check", CheckDocument.class).passed()).isTrue();
    }

    @Test
    void no_planted_secret_is_in_any_file_or_on_the_screen() {
        String everything = FolderText.of(folder) + run.out() + run.err();

        assertThat(truth.canaries())
                .isNotEmpty()
                .allSatisfy(canary ->
                        assertThat(everything.contains(canary)).as(canary).isFalse());
    }

    @Test
    void the_same_snapshot_gives_the_same_bytes() throws IOException {
        Path plans = workspace.plans(truth.account());
        Path workbook = workspace.reports(truth.account()).resolve("plan.xlsx");
        List<Path> files = List.of(
                plans.resolve("graph.json"),
                plans.resolve("partition.json"),
                plans.resolve("plan.json"),
                plans.resolve("check.json"),
                workbook);
        Map<Path, byte[]> before = files.stream().collect(Collectors.toMap(Function.identity(), EndToEndIT::bytes));

        assertThat(mitosis("run", "--skip-scan").exit()).isZero();

        assertThat(files).allSatisfy(file -> assertThat(file).hasBinaryContent(before.get(file)));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void libreoffice_opens_the_workbook_without_a_complaint() throws IOException, InterruptedException {
        RequiredTool.require("soffice");
        Path output = Files.createTempFile(folder, "soffice", ".log");
        Process process = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation=" + folder.resolve("office").toUri(),
                        "--headless",
                        "--convert-to",
                        "pdf",
                        "--outdir",
                        folder.toString(),
                        workspace.reports(truth.account()).resolve("plan.xlsx").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor()).isZero();
        assertThat(folder.resolve("plan.pdf")).isNotEmptyFile();
        assertThat(Files.readString(output)).doesNotContainIgnoringCase("error");
    }

    private Map<String, TrueResource> workloads() {
        return truth.resources().stream()
                .filter(resource -> resource.role().equals("workload") && resource.context() != null)
                .collect(Collectors.toMap(TrueResource::arn, Function.identity()));
    }
}
