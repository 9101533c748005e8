package dev.mitosis.target.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.config.Workspace;
import dev.mitosis.io.Json;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.target.RandomEstates;
import dev.mitosis.target.RandomEstates.Case;
import dev.mitosis.target.SampleTarget;
import dev.mitosis.target.artefact.StackArtefacts;
import dev.mitosis.target.policy.PolicyGrammar.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every policy that is written is one by IAM's grammar. */
class WrittenPoliciesTest {
    private static final int SAMPLE = 3;

    static List<Case> cases() {
        return RandomEstates.some(SAMPLE);
    }

    @Test
    void every_policy_of_the_sample_and_its_organization_is_one(@TempDir Path folder) throws IOException {
        Workspace workspace = new Workspace(folder);
        SampleTarget.in(workspace);
        WrittenPolicies policies = new WrittenPolicies();
        Path organization = workspace.organizationArtefacts(SampleTarget.ACCOUNT);
        for (Path below : List.of(workspace.stackArtefacts(SampleTarget.ACCOUNT), organization)) {
            try (Stream<Path> files = Files.walk(below)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".yaml"))
                        .sorted()
                        .toList()) {
                    policies.look(below.relativize(file).toString(), Files.readString(file));
                }
            }
        }

        assertThat(policies.faults()).isEmpty();
        assertThat(policies.count()).isGreaterThan(120);
        assertThat(faults(organization.resolve("policies"), "scp-", Kind.CONTROL))
                .isEmpty();
        assertThat(faults(organization.resolve("policies"), "rcp-", Kind.RESOURCE_CONTROL))
                .isEmpty();
    }

    private static List<String> faults(Path folder, String prefix, Kind kind) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> of = files.filter(
                            file -> String.valueOf(file.getFileName()).startsWith(prefix))
                    .sorted()
                    .toList();
            assertThat(of).isNotEmpty();
            return of.stream()
                    .flatMap(file -> PolicyGrammar.faults(kind, read(file)).stream())
                    .toList();
        }
    }

    private static JsonNode read(Path file) {
        try {
            return Json.mapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_policy_of_any_estate_is_one(Case which) {
        TargetDocument target = which.design().target();
        WrittenPolicies policies = new WrittenPolicies();
        StackArtefacts.of(target).stream()
                .filter(artefact -> artefact.path().endsWith(".yaml"))
                .forEach(artefact ->
                        policies.look(artefact.path(), artefact.text().get()));

        assertThat(policies.faults()).isEmpty();
        assertThat(policies.count()).isPositive();
    }
}
