package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.PlannedChoice;
import dev.mitosis.model.target.PlannedChoice.Option;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.plan.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What could have been chosen otherwise, and what it would cost. */
class EstateChoicesTest {
    private static TargetDocument decided(Split split, String yaml) {
        try {
            return split.decide(Json.yaml().readValue(yaml, Decisions.class)).target();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlannedChoice choice(TargetDocument target, String about) {
        return choices(target, about).get(0);
    }

    private static List<PlannedChoice> choices(TargetDocument target, String about) {
        return target.choices().stream()
                .filter(choice -> choice.about().equals(about))
                .toList();
    }

    private static double price(TargetDocument target, String about, String option) {
        return choice(target, about).options().stream()
                .filter(each -> each.name().equals(option))
                .mapToDouble(Option::price)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "landingZone,        organizations, control-tower",
        "secondOrganization, false,         true",
        "delivery,           shared,        split",
        "observability,      shared,        split",
        "policies,           as-is,         trimmed"
    })
    void each_key_says_what_is_usual_and_what_was_decided(String key, String usual, String other) {
        PlannedChoice asUsual = choice(new Split().target(), key);
        PlannedChoice decided = choice(decided(new Split(), "{" + key + ": " + other + "}"), key);

        assertThat(asUsual.taken()).isEqualTo(usual);
        assertThat(asUsual.reason().rule()).isEqualTo("choice.default");
        assertThat(decided.taken()).isEqualTo(other);
        assertThat(decided.reason().rule()).isEqualTo("choice.decided");
        assertThat(asUsual.options()).extracting(Option::name).containsExactlyInAnyOrder(usual, other);
        assertThat(choice(decided(new Split(), "{" + key + ": " + usual + "}"), key)
                        .reason()
                        .rule())
                .isEqualTo("choice.decided");
    }

    private static Split pipelines(int count) {
        Split split = new Split().put("AWS::Lambda::Function", "api", "dev");
        for (int i = 0; i < count; i++) {
            split.put("AWS::CodePipeline::Pipeline", "release-" + i, Split.OLD, Role.FOUNDATION, Map.of())
                    .need("release-" + i, EdgeKind.INVOKES, "api");
        }
        return split.put("AWS::CodeBuild::Project", "build", Split.OLD, Role.FOUNDATION, Map.of())
                .need("build", EdgeKind.INVOKES, "api");
    }

    @Test
    void delivery_that_is_split_costs_a_pipeline_more_for_each() {
        double one = price(pipelines(1).target(), "delivery", "split");

        assertThat(one).isPositive();
        assertThat(price(pipelines(3).target(), "delivery", "split")).isEqualTo(3 * one);
        assertThat(price(new Split().target(), "delivery", "split")).isZero();
    }

    @Test
    void what_is_paid_for_each_account_grows_with_them() {
        double less = price(new Split().target(), "landingZone", "control-tower");
        double more =
                price(new Split().account("lab", "workload", "dev", false).target(), "landingZone", "control-tower");

        assertThat(more).isGreaterThan(less);
        assertThat(more * 9).isEqualTo(less * 10, org.assertj.core.data.Offset.offset(0.2));
    }

    private static Split keyed(int keys) {
        Split split = new Split();
        for (int i = 0; i < keys; i++) {
            split.put("AWS::KMS::Key", "key-" + i, Split.OLD)
                    .put("AWS::SQS::Queue", "queue-" + i, "dev")
                    .need("queue-" + i, EdgeKind.ENCRYPTS_WITH, "key-" + i);
        }
        return split;
    }

    @Test
    void copies_are_counted_by_account_and_type() {
        assertThat(choices(keyed(2).target(), "copies"))
                .extracting(PlannedChoice::subject, PlannedChoice::taken)
                .containsExactly(tuple("dev AWS::KMS::Key", "own"));
        assertThat(choice(keyed(2).target(), "copies").reason().text()).startsWith("dev has 2 of its own");
        assertThat(choice(keyed(2).target(), "copies").options().get(0).price())
                .isEqualTo(
                        2 * choice(keyed(1).target(), "copies").options().get(0).price());
        assertThat(choices(new Split().put("AWS::KMS::Key", "key", "dev").target(), "copies"))
                .isEmpty();
    }

    @Test
    void a_type_that_may_come_in_several_ways_says_which_was_taken() {
        Split split = new Split()
                .put("AWS::DynamoDB::Table", "orders", "dev")
                .put("AWS::DynamoDB::Table", "carts", "dev")
                .put("AWS::RDS::DBInstance", "stays", Split.OLD)
                .put("AWS::SQS::Queue", "queue", "dev");
        PlannedChoice way = choice(split.target(), "way");

        assertThat(choices(split.target(), "way"))
                .extracting(PlannedChoice::subject)
                .containsExactly("AWS::DynamoDB::Table");
        assertThat(way.reason().rule()).isEqualTo("choice.first-way");
        assertThat(way.taken()).isEqualTo(way.options().get(0).name());
        assertThat(way.options()).allMatch(option -> option.downtime() != null);
    }

    @Test
    void choices_stand_in_order() {
        List<String> about = keyed(1).put("AWS::DynamoDB::Table", "orders", "dev").target().choices().stream()
                .map(PlannedChoice::about)
                .toList();

        assertThat(about).isSorted().contains("copies", "delivery", "way");
        assertThat(Set.copyOf(about)).hasSize(7);
    }
}
