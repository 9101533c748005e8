package dev.mitosis.method;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.StepAction;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.spec.TypeSpec;
import dev.mitosis.target.reference.PropertyWriter;
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
        assertThat(method.step(StepAction.PREPARE, "AWS::New::Thing")).get().matches(StepTemplate::manual);
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
                .allSatisfy(method -> assertThat(method.types())
                        .allSatisfy(type -> assertThat(method.steps().stream()
                                        .filter(step -> step.isFor(type))
                                        .map(StepTemplate::action))
                                .containsSubsequence(StepAction.COPY, StepAction.VERIFY_COPY)));
    }

    @Test
    void commands_call_the_aws_cli_and_what_every_machine_has() {
        Pattern first = Pattern.compile(
                "(aws|wait_until|expect|same|some|published|AWS_PROFILE=\\S+|gone|absent|test|for|if|while|basename|echo|printf|git|crane|curl|rm"
                        + "|policy_of|closed|attribute|sleep|\\[|\\[\\[) .*");
        assertThat(LIBRARY.all().stream()
                        .flatMap(method -> method.steps().stream())
                        .flatMap(step -> Stream.of(
                                step.commands(), step.validation(), step.undo(), step.cleanup(), step.cleaned()))
                        .flatMap(List::stream)
                        .map(command -> command.template().toString()))
                .hasSizeGreaterThan(1000)
                .allMatch(command -> first.matcher(command).matches());
    }

    @Test
    void what_acts_by_itself_in_the_old_account_is_frozen_or_says_by_what() {
        assertThat(TsvTable.loadNamed(PropertyWriter.class, "inactive.tsv").stream()
                        .map(row -> row.get("type"))
                        .distinct())
                .hasSizeGreaterThan(25)
                .allSatisfy(type -> assertThat(LIBRARY.all())
                        .filteredOn(method -> method.types().contains(type))
                        .isNotEmpty()
                        .allMatch(method -> method.step(StepAction.FREEZE, type).isPresent()
                                || method.frozenBy() != null
                                || method.id().equals("event-rule-managed")));
    }

    @Test
    void what_a_copy_provides_is_asked_for_by_the_stack() {
        Set<String> asked = TsvTable.loadNamed(PropertyWriter.class, "contents.tsv").stream()
                .map(row -> row.get("type") + " " + row.get("property").replaceAll("/\\*$", ""))
                .collect(toCollection(TreeSet::new));

        assertThat(LIBRARY.all())
                .allSatisfy(method -> assertThat(method.types())
                        .allSatisfy(type -> assertThat(method.steps().stream()
                                        .filter(step -> step.isFor(type))
                                        .flatMap(step -> step.provides().keySet().stream())
                                        .filter(property -> !property.equals("Ref"))
                                        .map(property -> type + " " + property))
                                .isSubsetOf(asked)));
    }

    @Test
    void every_split_has_risks_and_each_says_what_to_do() {
        assertThat(RiskTexts.load().standingRisks())
                .isNotEmpty()
                .allSatisfy(risk -> assertThat(risk.mitigation()).isNotBlank());
    }

    private static Set<String> collectedTypes() {
        return Collectors.all().stream()
                .flatMap(service -> service.types().stream())
                .map(TypeSpec::type)
                .collect(toCollection(TreeSet::new));
    }
}
