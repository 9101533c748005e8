package dev.mitosis.method;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mitosis.io.Json;
import dev.mitosis.method.command.CommandTemplate;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.StepAction;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.spec.TypeSpec;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MethodLibraryTest {
    private static final MethodLibrary LIBRARY = MethodLibrary.load();

    @Test
    void every_type_that_a_collector_reads_has_a_method_of_its_own() {
        assertThat(collectedTypes())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(LIBRARY.types()).contains(type));
    }

    @Test
    void an_unknown_type_is_recreated_by_hand_and_says_so() {
        Method method =
                LIBRARY.waysOf("AWS::New::Thing", MissingNode.getInstance()).get(0);
        assertThat(method.id()).isEqualTo(MethodLibrary.FALLBACK);
        assertThat(method.step(StepAction.CREATE)).get().matches(StepTemplate::manual);
        assertThat(method.why()).contains("no method in the knowledge base");
    }

    @Test
    void keys_that_aws_manages_are_not_planned_by_themselves() {
        JsonNode data = Json.mapper().createObjectNode().put("KeyManager", "AWS");
        assertThat(LIBRARY.waysOf("AWS::KMS::Key", data))
                .singleElement()
                .matches(method -> method.disposition() == Disposition.MANAGED_BY_OTHER);
    }

    @Test
    void facts_without_a_source_are_shown_as_to_be_verified() {
        assertThat(LIBRARY.all().stream().flatMap(method -> method.gotchas().stream()))
                .filteredOn(Method.Gotcha::verify)
                .isNotEmpty()
                .allSatisfy(gotcha -> assertThat(gotcha.display()).endsWith("(verify before relying on it)"));
    }

    @Test
    void risky_surprises_say_what_to_do_about_them() {
        assertThat(LIBRARY.all().stream().flatMap(method -> method.gotchas().stream()))
                .filteredOn(gotcha -> gotcha.severity().compareTo(dev.mitosis.model.Severity.MEDIUM) >= 0)
                .allSatisfy(gotcha -> assertThat(gotcha.mitigation()).isNotBlank());
    }

    @Test
    void data_is_never_deleted_without_copy_and_proof() {
        assertThat(LIBRARY.all())
                .filteredOn(method -> method.disposition() == Disposition.REPLICATE)
                .hasSizeGreaterThan(30)
                .allSatisfy(method -> assertThat(method.steps().stream().map(StepTemplate::action))
                        .containsSubsequence(StepAction.COPY, StepAction.VERIFY_COPY, StepAction.DELETE));
    }

    @Test
    void commands_call_the_aws_cli_or_say_what_a_person_does() {
        List<String> allowed = List.of(
                "aws ",
                "# ",
                "curl ",
                "crane ",
                "dig ",
                "diff ",
                "git ",
                "jq ",
                "for ",
                "psql ",
                "pg_dump ",
                "redis-cli ",
                "kafka-",
                "kubectl ");
        Pattern assignment = Pattern.compile("[A-Z_]+=\\$\\(aws .*");
        assertThat(LIBRARY.all().stream()
                        .flatMap(method -> method.steps().stream())
                        .flatMap(step -> Stream.concat(step.commands().stream(), step.validation().stream()))
                        .map(CommandTemplate::toString))
                .allMatch(command -> allowed.stream().anyMatch(command::startsWith)
                        || assignment.matcher(command).matches());
    }

    @Test
    void playbooks_and_crossings_are_complete() {
        Playbooks playbooks = Playbooks.load();
        assertThat(playbooks.steps()).hasSizeGreaterThan(30);
        assertThat(playbooks.crossings().stream().map(CrossingMethod::resolution))
                .contains(
                        "cross-account-role",
                        "resource-policy",
                        "ram-share",
                        "peering",
                        "private-link",
                        "replicate",
                        "copy",
                        "reissue",
                        "repoint",
                        "decouple-first");
        assertThat(playbooks.standingRisks()).isNotEmpty();
    }

    private static Set<String> collectedTypes() {
        return Collectors.all().stream()
                .flatMap(service -> service.types().stream())
                .map(TypeSpec::type)
                .collect(toCollection(TreeSet::new));
    }
}
