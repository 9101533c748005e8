package dev.mitosis.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Role;
import dev.mitosis.model.table.CellNotes;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.plan.Split;
import dev.mitosis.report.SampleReport;
import dev.mitosis.report.facts.PermissionSets;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.SmallReport;
import dev.mitosis.target.organization.OrganizationFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of a target, laid out from a small split. */
class TargetTablesTest {
    private static final TargetDocument TARGET = new Split()
            .put("AWS::Lambda::Function", "api", "dev")
            .put("AWS::DynamoDB::Table", "orders", Split.OLD)
            .put("AWS::SQS::Queue", "unused", Split.OLD)
            .put("AWS::IAM::User", "jenkins", Split.OLD)
            .leftover("unused")
            .target();

    private static ReportTables tables() {
        return tables(TARGET);
    }

    private static ReportTables tables(TargetDocument target) {
        ReportInput plain = new SmallReport().input();
        return ReportTables.of(SampleReport.with(plain, target, CellNotes.NONE, null));
    }

    private static <R> String cell(Table<R> table, String key, String column) {
        R row = table.rows().stream()
                .filter(candidate -> table.key().apply(candidate).equals(key))
                .findFirst()
                .orElseThrow();
        Column<R> wanted = table.columns().stream()
                .filter(candidate -> candidate.name().equals(column))
                .findFirst()
                .orElseThrow();
        return wanted.value().apply(row).plain();
    }

    @Test
    void a_report_without_a_target_shows_none() {
        assertThat(ReportTables.of(new SmallReport().input()).tables())
                .extracting(Table::name)
                .doesNotContain("target")
                .doesNotContainAnyElementsOf(TargetTables.NAMES);
    }

    @Test
    void the_target_stands_between_what_is_proposed_and_how_to_get_there() {
        List<String> names = tables().tables().stream().<String>map(Table::name).toList();

        assertThat(names)
                .containsSubsequence("crossings", "before-after", "organization", "steps", "target", "coverage");
        assertThat(names).containsAll(TargetTables.NAMES);
    }

    @Test
    void the_old_account_loses_what_moves_and_what_is_retired() {
        Table<?> table = tables().table("before-after");

        assertThat(cell(table, "legacy", "before")).isEqualTo("4");
        assertThat(cell(table, "legacy", "retired")).isEqualTo("1");
        assertThat(cell(table, "legacy", "moves")).isEqualTo("0");
        assertThat(cell(table, "dev", "before")).isEqualTo("0");
        assertThat(cell(table, "dev", "moves")).isEqualTo("1");
    }

    @Test
    void what_is_counted_after_is_all_but_what_is_gone() {
        Table<?> table = tables().table("before-after");
        long standing = TARGET.resources().stream()
                .filter(resource -> resource.account().equals("legacy"))
                .filter(resource -> !resource.name().equals("unused"))
                .count();

        assertThat(cell(table, "legacy", "after")).isEqualTo(String.valueOf(standing));
    }

    @Test
    void a_unit_that_nobody_was_seen_to_deploy_is_open() {
        assertThat(cell(tables().table("delivery"), "dev/shop/dev", "state")).isEqualTo("open");
    }

    @Test
    void a_choice_says_what_was_taken_and_what_else_there_was() {
        Table<?> table = tables().table("choices");

        assertThat(cell(table, "policies/", "taken")).isEqualTo("all that they allow today");
        assertThat(cell(table, "policies/", "options"))
                .startsWith("only what something needs, 0.00 USD")
                .doesNotContain("all that they allow");
    }

    @Test
    void a_network_says_with_whom_its_subnets_are_shared() {
        Split split = new Split()
                .put("AWS::EC2::VPC", "vpc", Split.OLD, Role.WORKLOAD, Map.of("CidrBlock", "10.0.0.0/16"))
                .put(
                        "AWS::EC2::Subnet",
                        "a",
                        Split.OLD,
                        Role.WORKLOAD,
                        Map.of("VpcId", "vpc", "CidrBlock", "10.0.1.0/24"))
                .put("AWS::EC2::Instance", "server", "dev")
                .need("a", EdgeKind.ATTACHED_TO, "vpc")
                .need("server", EdgeKind.ATTACHED_TO, "a");
        Decisions none = Decisions.none();
        TargetDocument shared = decided(split, "networks: {dev: shared}");

        assertThat(cell(tables(shared).table("network"), "legacy/ec2-vpc/vpc", "shared"))
                .isEqualTo("dev: 1");
        assertThat(cell(tables(split.decide(none).target()).table("network"), "legacy/ec2-vpc/vpc", "shared"))
                .isEmpty();
    }

    private static TargetDocument decided(Split split, String yaml) {
        try {
            return split.decide(Json.yaml().readValue(yaml, Decisions.class)).target();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void each_row_has_a_key_of_its_own() {
        for (Table<?> table : tables().tables()) {
            assertThat(keys(table)).as(table.name()).doesNotHaveDuplicates();
        }
    }

    private static <R> List<String> keys(Table<R> table) {
        return table.rows().stream().map(table.key()).toList();
    }

    @Test
    void a_permission_set_is_given_where_the_templates_give_it() {
        String template = OrganizationFiles.artefacts(TARGET).stream()
                .filter(artefact -> artefact.path().startsWith("identity-center"))
                .map(artefact -> artefact.text().get())
                .collect(Collectors.joining());
        int given = 0;
        for (PermissionSets.Row row : PermissionSets.of(TARGET)) {
            given += row.accounts().size();
            assertThat(template).contains("Name: \"" + row.set() + "\"", "PT" + row.hours() + "H");
            assertThat(template).contains(row.policies());
        }

        assertThat(given).isEqualTo(template.split("AWS::SSO::Assignment", -1).length - 1);
        assertThat(cell(tables().table("permission-sets"), "billing/", "accounts"))
                .isEqualTo("management");
    }

    @Test
    void a_quota_that_gets_full_says_who_competes_for_it() {
        Split split = new Split();
        for (int i = 0; i < 4; i++) {
            split.put("AWS::EC2::VPC", "vpc" + i, Split.OLD, Role.WORKLOAD, Map.of("CidrBlock", "10." + i + ".0.0/16"));
        }
        Table<?> table = tables(split.target()).table("quotas");
        String key = "VPCs per region/" + Split.OLD + "/eu-west-1";

        assertThat(cell(table, key, "then")).isEqualTo("4");
        assertThat(cell(table, key, "state")).isEqualTo("nearly full");
        assertThat(cell(table, key, "part")).isEqualTo("0.8");
    }

    @Test
    void a_quota_that_hardly_anything_uses_is_not_shown() {
        assertThat(tables(new Split()
                                .put("AWS::DynamoDB::Table", "orders", "dev")
                                .target())
                        .table("quotas")
                        .rows()
                        .toString())
                .doesNotContain("tables per region");
    }
}
