package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.config.Workspace;
import dev.mitosis.generated.AccountGenerator;
import dev.mitosis.generated.AccountShape;
import dev.mitosis.generated.GeneratedAccount;
import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.NameChange;
import dev.mitosis.model.target.NameChange.How;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.pipeline.Progress;
import dev.mitosis.pipeline.SampleSnapshot;
import dev.mitosis.pipeline.StageRunner;
import dev.mitosis.sampling.Sampled;
import dev.mitosis.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that is planned says the old identity of what is gone in the end. */
class OldIdentityTest {
    private static final int SAMPLE = 4;
    private static final int SMALL = 20;
    private static final String BUCKET = "AWS::S3::Bucket";

    static List<AccountShape> cells() {
        List<AccountShape> small = AccountShape.all().stream()
                .filter(cell -> cell.contexts() <= SMALL)
                .toList();
        return Sampled.of("OldIdentityTest", small, SAMPLE);
    }

    @Test
    void the_sample_says_no_old_identity(@TempDir Path workspace) throws IOException {
        Workspace sample = new Workspace(workspace);
        SampleSnapshot.copyTo(sample.snapshot(SampleSnapshot.ACCOUNT));
        StageRunner stages = new StageRunner(sample, SampleSnapshot.ACCOUNT, Progress.SILENT);
        stages.graph();
        stages.partition();
        stages.target();
        TargetDocument target = Json.mapper()
                .readValue(
                        sample.plans(SampleSnapshot.ACCOUNT)
                                .resolve("target.json")
                                .toFile(),
                        TargetDocument.class);

        assertThat(OldIdentities.count(target)).isGreaterThan(200);
        assertThat(OldIdentities.in(target)).isEmpty();
        edgesNamePlannedThings(target);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void no_account_says_an_old_identity_and_its_buckets_have_valid_names_of_their_own(AccountShape cell) {
        GeneratedAccount account = AccountGenerator.of(cell, 1);
        GraphDocument graph = account.graph();
        Snapshot snapshot = account.snapshot();
        TargetDocument target = new TargetDesigner()
                .design(new TargetRequest(snapshot, graph, account.partition(graph), Decisions.none(), Map.of()));

        assertThat(OldIdentities.in(target)).isEmpty();
        edgesNamePlannedThings(target);
        bucketsAreValidAndUnique(target);
    }

    /** Seen: 31 of 67 connections named the old ARN of a thing that had moved. */
    private static void edgesNamePlannedThings(TargetDocument target) {
        Set<String> planned =
                target.resources().stream().map(PlannedResource::id).collect(Collectors.toSet());
        Set<String> old = target.resources().stream()
                .filter(resource -> resource.succeeds() != null)
                .map(PlannedResource::succeeds)
                .collect(Collectors.toSet());

        assertThat(target.edges()).isNotEmpty().allSatisfy(edge -> {
            assertThat(planned.contains(edge.from()) || !old.contains(edge.from()))
                    .as(edge.from())
                    .isTrue();
            assertThat(planned.contains(edge.to()) || !old.contains(edge.to()))
                    .as(edge.to())
                    .isTrue();
        });
    }

    private static void bucketsAreValidAndUnique(TargetDocument target) {
        Set<String> handedOver = target.names().stream()
                .filter(change -> change.how() == How.HAND_OVER)
                .map(NameChange::resource)
                .collect(Collectors.toSet());
        Map<String, String> holders = new HashMap<>();
        for (PlannedResource resource : target.resources()) {
            if (!resource.type().equals(BUCKET) || handedOver.contains(resource.id())) {
                continue;
            }
            String holder = holders.put(resource.name(), resource.id());
            assertThat(holder).as("another bucket called " + resource.name()).isNull();
            if (resource.fate() == Fate.MOVES) {
                holders.put(resource.succeeds().replaceFirst(".*:", ""), resource.succeeds());
                assertThat(resource.name().replaceAll("\\$\\{ACCOUNT_[A-Z0-9_]+}", "000000000000"))
                        .matches("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");
                assertThat(resource.arn()).endsWith(":::" + resource.name());
            }
        }
    }
}
