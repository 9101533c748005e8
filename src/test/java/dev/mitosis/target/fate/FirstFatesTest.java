package dev.mitosis.target.fate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Maker;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a thing before anybody looks at what needs it. */
class FirstFatesTest {
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String DATABASE = "AWS::RDS::DBInstance";

    private static Split table() {
        return new Split().put(TABLE, "table", "dev");
    }

    private static TargetDocument decided(Split split, String yaml) {
        try {
            return split.decide(Json.yaml().readValue(yaml, Decisions.class)).target();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TargetDocument disposed(Split split, String disposition) {
        return decided(split, "assign: [{resource: '" + Split.arn("table") + "', disposition: " + disposition + "}]");
    }

    private static PlannedResource only(TargetDocument target) {
        return target.resources().stream()
                .filter(resource -> resource.principal() && resource.succeeds() != null)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "stay,             STAYS,     legacy, stay",
        "share,            STAYS,     legacy, stay",
        "retire,           RETIRED,   legacy, retire",
        "managed-by-other, MANAGED,   legacy, managed-by-other",
        "external,         EXTERNAL,  legacy, external",
        "undecided,        UNDECIDED, legacy, undecided",
        "replicate,        MOVES,     dev,    dynamodb.table.import"
    })
    void what_people_decide_is_done(String disposition, Fate fate, String account, String method) {
        PlannedResource table = only(disposed(table(), disposition));

        assertThat(table.fate()).isEqualTo(fate);
        assertThat(table.account()).isEqualTo(account);
        assertThat(table.reasons()).extracting(Reason::rule).contains("fate.decided");
        if (!fate.isMade()) {
            assertThat(table.method()).isEqualTo(method);
        }
    }

    @Test
    void a_decision_that_can_be_done_is_no_finding() {
        assertThat(disposed(table(), "replicate").findings())
                .extracting(Finding::rule)
                .doesNotContain("target.decision-not-possible");
        assertThat(only(disposed(table(), "replicate")).reasons())
                .extracting(Reason::text)
                .endsWith("Decided in decisions.yaml.");
    }

    @Test
    void the_reason_of_a_decision_is_said() {
        String yaml =
                "assign: [{resource: '*:tab*', type: 'AWS::DynamoDB::Table', disposition: stay, reason: too small}]";

        assertThat(only(decided(table(), yaml)).reasons())
                .extracting(Reason::text)
                .containsExactly("Decided: too small");
    }

    @Test
    void a_decision_about_another_type_or_name_says_nothing() {
        String type = "assign: [{resource: '*', type: 'AWS::SQS::Queue', disposition: stay}]";
        String name = "assign: [{resource: 'tab', disposition: stay}]";
        String later = "assign: [{resource: 'table', disposition: stay}, {resource: 'ta*', disposition: retire}]";

        assertThat(only(decided(table(), type)).fate()).isEqualTo(Fate.MOVES);
        assertThat(only(decided(table(), name)).fate()).isEqualTo(Fate.MOVES);
        assertThat(only(decided(table(), later)).fate()).isEqualTo(Fate.RETIRED);
    }

    @ParameterizedTest
    @CsvSource({
        "dev, transfer, there is no method to transfer a AWS::DynamoDB::Table",
        "legacy, recreate, the account it is assigned to is the one it is in"
    })
    void what_cannot_be_done_is_a_finding(String account, String disposition, String why) {
        TargetDocument target = disposed(new Split().put(TABLE, "table", account), disposition);

        assertThat(target.findings())
                .filteredOn(finding -> finding.rule().equals("target.decision-not-possible"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains(why));
    }

    @Test
    void what_nobody_placed_is_undecided_whatever_is_decided_of_its_way() {
        assertThat(only(table().unplaced("table").target()).reasons())
                .extracting(Reason::rule)
                .containsExactly("fate.unplaced");
        assertThat(only(disposed(table().unplaced("table"), "replicate")).fate())
                .isEqualTo(Fate.UNDECIDED);
        assertThat(only(disposed(table().unplaced("table"), "replicate")).reasons())
                .extracting(Reason::rule)
                .containsExactly("fate.decided");
    }

    @ParameterizedTest
    @CsvSource({"management", "nowhere"})
    void an_account_that_takes_no_workloads_takes_nothing(String account) {
        PlannedResource table = only(new Split().put(TABLE, "table", account).target());

        assertThat(table.fate()).isEqualTo(Fate.UNDECIDED);
        assertThat(table.reasons())
                .extracting(Reason::text)
                .containsExactly(
                        "The proposed account " + account + " cannot take it; a person has to choose another.");
    }

    @Test
    void what_stays_says_for_whom() {
        assertThat(only(new Split()
                                .put(TABLE, "table", Split.OLD, Role.SHARED, Map.of())
                                .target())
                        .reasons())
                .extracting(Reason::text)
                .containsExactly("Several contexts need it, and it stays where it is.");
        assertThat(only(new Split().put(TABLE, "table", Split.OLD).target()).reasons())
                .extracting(Reason::text)
                .containsExactly("It belongs to what stays in the account legacy.");
    }

    @Test
    void what_no_method_moves_stays() {
        PlannedResource quota = only(new Split()
                .put("AWS::ServiceQuotas::QuotaIncrease", "quota", "dev")
                .target());

        assertThat(quota.fate()).isEqualTo(Fate.STAYS);
        assertThat(quota.account()).isEqualTo(Split.OLD);
        assertThat(quota.reasons()).extracting(Reason::rule).containsExactly("fate.immovable");
    }

    private static Split managed(String account) {
        return new Split().put(TABLE, "table", account, Role.MANAGED, Map.of());
    }

    @Test
    void what_others_make_names_its_maker() {
        assertThat(only(managed("dev").target()).reasons().get(0).text())
                .startsWith("Another resource or a service makes and removes it");
        assertThat(only(managed("dev")
                                .madeBy("table", new Maker("its cluster", Maker.Manner.OWNER, "t", "t"))
                                .target())
                        .reasons()
                        .get(0)
                        .text())
                .startsWith("Its cluster makes and removes it");
        assertThat(only(managed("dev").target()).method()).isEqualTo("managed-by-other");
    }

    @Test
    void what_others_make_is_in_the_old_account_where_nobody_knows_its_own() {
        assertThat(only(managed("dev").target()).account()).isEqualTo("dev");
        assertThat(only(managed("nowhere").target()).account()).isEqualTo(Split.OLD);
        assertThat(only(managed("dev")
                                .unplaced("table")
                                .madeBy("table", new Maker("AWS", Maker.Manner.AWS, "t", "t"))
                                .target())
                        .account())
                .isEqualTo(Split.OLD);
    }

    private static String way(String yaml) {
        return only(decided(new Split().put(DATABASE, "db", "dev"), yaml)).method();
    }

    @Test
    void the_first_way_that_is_within_the_budget_is_taken_and_the_best_where_none_is() {
        String best = way("{}");

        assertThat(way("downtimeBudget: {default: 100000}")).isEqualTo(best);
        assertThat(way("downtimeBudget: {default: 30}")).isNotEqualTo(best);
        assertThat(way("downtimeBudget: {default: 0}")).isNotNull();
    }
}
