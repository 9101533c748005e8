package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Context;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Role;
import dev.mitosis.partition.PartitionDiffDocument.Axis;
import dev.mitosis.partition.history.EarlierPartition;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What decisions do to contexts, what is said of those that touch nothing, and what a context is told by. */
class ToldContextsTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String TABLE = "AWS::DynamoDB::Table";

    private static Fields shop() {
        Fields fields = new Fields();
        for (String product : List.of("orders", "search")) {
            for (String part : List.of("api", "worker", "cron")) {
                fields.add(FUNCTION, product + "-" + part, "app", product, "env", "prod");
            }
        }
        return fields;
    }

    private static Decisions decided(String yaml) throws IOException {
        return Json.yaml().readValue(yaml, Decisions.class);
    }

    private static List<String> told(String yaml) throws IOException {
        return shop().partition(decided(yaml)).findings().stream()
                .filter(finding -> finding.rule().endsWith("-without-match"))
                .map(finding -> finding.rule() + ": " + finding.text())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            assign: [{resource: nothing, context: a}]               | assign-without-match   | The decision to assign 'nothing' matches no resource of the snapshot.
            contexts: {rename: {desk: help}}                        | rename-without-match   | decisions.yaml names the context 'desk' under rename, but no such context was found.
            contexts: {merge: [{into: shop, from: [orders, desk]}]} | merge-without-match    | decisions.yaml names the context 'desk' under merge, but no such context was found.
            contexts: {apart: [[orders, desk], [search, desk]]}     | apart-without-match    | decisions.yaml names the context 'desk' under apart, but no such context was found.
            contexts: {split: [{from: orders, into: x, resources: [search-api, none]}]} | split-without-match | The decision to split 'x' from 'orders' matches no resource of that context.
            operatingModel: {default: centralised, desk: decentralised} | decision-without-match | decisions.yaml names the context 'desk' under operatingModel, but no such context was found.
            blastRadius: {desk: small, search: small}               | decision-without-match | decisions.yaml names the context 'desk' under blastRadius, but no such context was found.
            """)
    void a_decision_that_touches_nothing_is_told_once(String yaml, String rule, String text) throws IOException {
        assertThat(told(yaml)).containsExactly("partition." + rule + ": " + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contexts: {rename: {orders: shop}}",
                "contexts: {merge: [{into: shop, from: [orders, search]}], rename: {shop: store}}",
                "contexts: {split: [{from: orders, into: x, resources: [orders-api]}]}",
                "contexts: {apart: [[orders, search]]}",
                "{operatingModel: {default: centralised, orders: decentralised}, blastRadius: {orders: small}}"
            })
    void a_decision_that_touches_something_is_not_told(String yaml) throws IOException {
        assertThat(told(yaml)).isEmpty();
    }

    @Test
    void what_is_merged_may_be_renamed_and_remembers_its_parts() throws IOException {
        PartitionDocument document = shop().partition(
                        decided("contexts: {merge: [{into: shop, from: [orders, search]}], rename: {shop: store}}"));

        assertThat(document.contexts()).extracting(Context::name).containsExactly("store");
        assertThat(document.contexts().get(0).found()).containsExactly("orders", "search");
        assertThat(document.contexts().get(0).reasons())
                .extracting(Reason::rule)
                .contains("decision.rename");
    }

    @Test
    void a_split_takes_what_matches_and_belongs_to_the_context() throws IOException {
        PartitionDocument document =
                shop().partition(decided("contexts: {split: [{from: orders, into: desk, resources: ['*-api']}]}"));

        assertThat(row(document, "orders-api"))
                .returns("desk", Assignment::context)
                .returns(1.0, Assignment::confidence);
        assertThat(row(document, "orders-api").reasons().get(0))
                .isEqualTo(new Reason(
                        "decision.split",
                        Map.of("from", "orders", "pattern", "*-api"),
                        "decisions.yaml splits '*-api' from orders into desk."));
        assertThat(row(document, "search-api").context()).isEqualTo("search");
    }

    @Test
    void an_assignment_of_a_whole_takes_its_parts_along_and_one_of_a_part_does_not_take_the_whole() throws IOException {
        Fields fields = shop().add("AWS::EC2::Instance", "box")
                .add("AWS::EC2::Volume", "vol")
                .part("vol", "box");
        PartitionDocument whole = fields.partition(decided("assign: [{resource: box, context: orders}]"));
        PartitionDocument part = fields.partition(decided("assign: [{resource: vol, context: orders}]"));

        assertThat(row(whole, "vol").context()).isEqualTo("orders");
        assertThat(row(part, "vol").context()).isEqualTo("orders");
        assertThat(row(part, "box").context()).isNull();
    }

    @Test
    void a_reason_that_people_gave_is_told() throws IOException {
        PartitionDocument document = shop().partition(
                        decided(
                                "assign: [{resource: orders-api, context: search, reason: agreed}, {resource: orders-cron, context: search}]"));

        assertThat(row(document, "orders-api").reasons().get(0).text())
                .isEqualTo("decisions.yaml assigns 'orders-api' to search. Reason: agreed");
        assertThat(row(document, "orders-cron").reasons().get(0).text())
                .isEqualTo("decisions.yaml assigns 'orders-cron' to search.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contexts: {rename: {orders: orders}}",
                "contexts: {merge: [{into: orders, from: [orders]}]}",
                "contexts: {split: [{from: orders, into: x, resources: [none]}]}",
                "contexts: {apart: [[orders, x]]}",
                "assign: [{resource: none, context: orders}]",
                "operatingModel: {orders: centralised}",
                "blastRadius: {orders: normal}",
                "owners: {orders: us}"
            })
    void a_new_name_that_any_decision_speaks_of_is_kept(String yaml) throws IOException {
        Fields before = new Fields();
        Fields now = new Fields();
        for (String part : List.of("api", "worker", "cron")) {
            before.add(FUNCTION, "f-" + part, "app", "desk");
            now.add(FUNCTION, "f-" + part, "app", "orders");
        }
        EarlierPartition earlier = EarlierPartition.of(before.partition());

        assertThat(named(now, decided(yaml.replace("orders", "search")), earlier))
                .as("where it speaks of another")
                .containsExactly("desk");
        assertThat(named(now, decided(yaml), earlier)).containsExactly("orders");
    }

    private static List<String> named(Fields fields, Decisions decisions, EarlierPartition earlier) {
        return new Partitioner()
                        .partition(new PartitionRequest(fields.snapshot(), fields.graph(), decisions, Map.of())
                                .after(earlier))
                        .contexts()
                        .stream()
                        .map(Context::name)
                        .toList();
    }

    @Test
    void a_context_tells_its_size_and_the_evidence_of_its_members() {
        Fields fields = shop().add("AWS::CloudFormation::Stack", "orders")
                .add("AWS::IAM::Role", "x1")
                .add(TABLE, "x2")
                .add("AWS::EC2::VPC", "net")
                .edge("orders-api", EdgeKind.RUNS_AS, "x1")
                .edge("orders-api", EdgeKind.ATTACHED_TO, "net")
                .edge("x2", EdgeKind.DEPLOYED_BY, "orders");
        Context orders = fields.partition().contexts().get(0);

        assertThat(orders.reasons())
                .extracting(Reason::text)
                .containsExactly(
                        "7 resources in prod.",
                        "1 resource is known by what it is tied to.",
                        "3 resources are known by an application tag.",
                        "2 resources are known by the unit of deployment that made them.",
                        "1 resource is known by being used by no other context.");
        assertThat(orders.reasons().get(2).facts()).containsEntry("resources", "3");
        assertThat(new Fields()
                        .add(TABLE, "a", "app", "desk")
                        .partition()
                        .contexts()
                        .get(0)
                        .reasons()
                        .get(0)
                        .text())
                .isEqualTo("1 resource in no known environment.");
    }

    @Test
    void a_context_is_as_sure_as_its_members_are_on_the_average() {
        PartitionDocument document = shop().add("AWS::IAM::Role", "x1")
                .edge("orders-api", EdgeKind.RUNS_AS, "x1")
                .partition();
        double average = document.resources().stream()
                .filter(row -> "orders".equals(row.context()))
                .mapToDouble(Assignment::confidence)
                .average()
                .orElseThrow();

        assertThat(document.contexts().get(0).confidence())
                .isEqualTo(Math.round(100 * average) / 100.0)
                .isLessThan(1);
    }

    @Test
    void environments_are_told_with_their_size_and_whether_they_are_production() {
        PartitionDocument document =
                shop().add(TABLE, "orders-dev-t", "app", "orders", "env", "dev").partition();

        assertThat(document.environments())
                .extracting(PartitionDocument.Environment::name, PartitionDocument.Environment::production)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("dev", false),
                        org.assertj.core.groups.Tuple.tuple("prod", true));
        assertThat(document.environments())
                .extracting(environment -> environment.reasons().get(0).text())
                .containsExactly("1 resource belongs to it.", "6 resources belong to it.");
    }

    private static Assignment said(String... rules) {
        return new Assignment(
                "id",
                "type",
                "shop",
                "dev",
                "account",
                Role.WORKLOAD,
                1,
                Stream.of(rules)
                        .map(rule -> rule.startsWith("decision.")
                                ? new Reason(rule, Map.of("label", "shop"), rule)
                                : Reason.of(rule, rule))
                        .toList(),
                false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CONTEXT     | context.tag decision.assign environment.tag account.old | decision.assign
            ENVIRONMENT | context.tag decision.assign environment.tag account.old | environment.tag
            ENVIRONMENT | context.tag account.old                                 | context.tag
            ACCOUNT     | context.tag environment.tag account.old                 | account.old
            CONTEXT     | environment.tag context.tag account.old                 | context.tag
            """)
    void of_a_rows_reasons_the_one_about_the_column_is_spoken(Axis axis, String rules, String spoken) {
        assertThat(SpokenReasons.of(said(rules.split(" ", -1)), axis).rule()).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource({"CONTEXT", "ENVIRONMENT", "ACCOUNT"})
    void where_no_reason_was_kept_that_is_said(Axis axis) {
        assertThat(SpokenReasons.of(said(), axis).text()).isEqualTo("No reason was kept.");
    }

    @Test
    void findings_are_sorted_by_rule_resource_and_text() throws IOException {
        List<Finding> findings = shop().add("AWS::EC2::KeyPair", "k2")
                .add("AWS::EC2::KeyPair", "k1")
                .partition(decided("contexts: {rename: {b: c, a: d}}"))
                .findings();

        assertThat(findings)
                .isSortedAccordingTo((a, b) -> (a.rule() + "\n" + a.resources() + "\n" + a.text())
                        .compareTo(b.rule() + "\n" + b.resources() + "\n" + b.text()));
        assertThat(findings)
                .filteredOn(finding -> finding.rule().equals("partition.leftover"))
                .extracting(finding -> finding.resources().get(0))
                .containsExactly(arn("k1"), arn("k2"));
    }
}
