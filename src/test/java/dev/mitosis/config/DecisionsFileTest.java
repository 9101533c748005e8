package dev.mitosis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Context;
import dev.mitosis.model.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionsFileTest {
    @TempDir
    Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("decisions.yaml"), text);
    }

    private MitosisException failure(String text) throws IOException {
        Path file = write(text);
        return catchThrowableOfType(MitosisException.class, () -> DecisionsFile.read(file));
    }

    @Test
    void a_missing_file_decides_nothing() {
        assertThat(DecisionsFile.read(folder.resolve("none.yaml"))).isEqualTo(Decisions.none());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n# nothing\n", "{}\n"})
    void a_file_without_a_key_decides_nothing(String text) throws IOException {
        assertThat(DecisionsFile.read(write(text))).isEqualTo(Decisions.none());
    }

    @Test
    void every_key_is_read() throws IOException {
        Decisions decisions = DecisionsFile.read(write("""
                operatingModel: {default: centralised, orders: decentralised}
                keepProductionInPlace: false
                contexts:
                  rename: {chk: checkout}
                  merge: [{into: shop, from: [cart, basket]}]
                  split: [{from: shop, into: search, resources: ["*search*"]}]
                assign:
                  - {resource: "i-*", type: "AWS::EC2::Instance", context: shop, environment: dev, account: shop-dev, disposition: retire, reason: old}
                blastRadius: {orders: small}
                downtimeBudget: {orders/prod: 5}
                freezeWindows: [{from: 2026-12-01, to: 2026-12-31, contexts: [shop], reason: season}]
                cidrPool: 10.64.0.0/10
                owners: {orders: a@example.com}
                landingZone: control-tower
                secondOrganization: true
                delivery: split
                observability: split
                policies: trimmed
                users: {jenkins: role, "ses-*": kept}
                people: 2
                start: 2027-03-01
                waves: {size: 3, wanted: [{name: pilot, contexts: [orders]}]}
                networks: {default: shared, prod: own, shop-dev: own}
                """));

        assertThat(decisions.trimsPolicies()).isTrue();
        assertThat(decisions.fateOf("jenkins")).contains(Decisions.PersonFate.ROLE);
        assertThat(decisions.fateOf("ses-1")).contains(Decisions.PersonFate.KEPT);
        assertThat(decisions.fateOf("anna")).isEmpty();
        assertThat(decisions.networksOf("shop-dev", "dev")).isEqualTo(Decisions.Networks.OWN);
        assertThat(decisions.networksOf("shop-prod", "prod")).isEqualTo(Decisions.Networks.OWN);
        assertThat(decisions.networksOf("shop-test", "test")).isEqualTo(Decisions.Networks.SHARED);
        assertThat(Decisions.none().networksOf("shop-test", null)).isEqualTo(Decisions.Networks.OWN);

        assertThat(decisions.operatingModel()).containsEntry("orders", Decisions.OperatingModel.DECENTRALISED);
        assertThat(decisions.productionStays()).isFalse();
        assertThat(decisions.contexts().rename()).containsEntry("chk", "checkout");
        assertThat(decisions.contexts().merge())
                .containsExactly(new Decisions.Merge("shop", List.of("cart", "basket")));
        assertThat(decisions.contexts().split()).hasSize(1);
        assertThat(decisions.assign())
                .containsExactly(new Decisions.Assign(
                        "i-*", "AWS::EC2::Instance", "shop", "dev", "shop-dev", Disposition.RETIRE, "old"));
        assertThat(decisions.blastRadius()).containsEntry("orders", Decisions.BlastRadius.SMALL);
        assertThat(decisions.downtimeBudget()).containsEntry("orders/prod", 5);
        assertThat(decisions.freezeWindows()).hasSize(1);
        assertThat(decisions.cidrPool()).isEqualTo("10.64.0.0/10");
        assertThat(decisions.chosenLandingZone()).isEqualTo(Decisions.LandingZone.CONTROL_TOWER);
        assertThat(decisions.hasSecondOrganization()).isTrue();
        assertThat(decisions.splitsDelivery()).isTrue();
        assertThat(decisions.splitsObservability()).isTrue();
        assertThat(decisions.owners()).containsEntry("orders", "a@example.com");
    }

    @Test
    void an_unknown_key_names_file_line_and_the_key_that_was_meant() throws IOException {
        MitosisException error = failure("# first line\noperatingModell:\n  default: centralised\n");

        assertThat(error.code()).isEqualTo("M-CONF-11");
        assertThat(error.exit()).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(error.what()).contains("decisions.yaml:2:").contains("operatingModell");
        assertThat(error.why()).contains("did you mean 'operatingModel'");
        assertThat(error.fix()).contains("keepProductionInPlace");
    }

    @Test
    void an_unknown_key_deep_inside_is_named_with_its_path() throws IOException {
        MitosisException error = failure("assign:\n  - resource: i-1\n    contxt: shop\n");

        assertThat(error.what()).contains(":3:").contains("assign[0].contxt");
        assertThat(error.why()).contains("'context'");
    }

    @Test
    void a_wrong_word_is_answered_with_the_words_that_are_allowed() throws IOException {
        MitosisException error = failure("operatingModel:\n  default: centralized\n");

        assertThat(error.code()).isEqualTo("M-CONF-15");
        assertThat(error.what()).contains(":2:").contains("centralized");
        assertThat(error.why()).contains("'centralised'");
        assertThat(error.fix()).contains("decentralised, centralised");
    }

    @ParameterizedTest
    @CsvSource({
        "landingZone: controltower, 'organizations, control-tower', 'control-tower'",
        "delivery: spilt, 'shared, split', 'split'",
        "policies: trimed, 'as-is, trimmed', 'trimmed'",
        "networks: {dev: share}, 'own, shared', 'shared'",
        "users: {anna: identitycenter}, 'identity-center, role, kept, retired', 'identity-center'",
        "observability: share, 'shared, split', 'shared'"
    })
    void a_wrong_word_about_the_foundation_is_answered_with_the_nearest(String text, String allowed, String meant)
            throws IOException {
        MitosisException error = failure(text);

        assertThat(error.code()).isEqualTo("M-CONF-15");
        assertThat(error.why()).contains("did you mean '" + meant + "'");
        assertThat(error.fix()).contains(allowed);
    }

    @Test
    void what_is_not_decided_about_the_foundation_has_a_plain_answer() {
        Decisions none = Decisions.none();

        assertThat(none.chosenLandingZone()).isEqualTo(Decisions.LandingZone.ORGANIZATIONS);
        assertThat(none.hasSecondOrganization()).isFalse();
        assertThat(none.splitsDelivery()).isFalse();
        assertThat(none.splitsObservability()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secondOrganization: perhaps",
                "keepProductionInPlace: perhaps",
                "assign: i-123",
                "downtimeBudget: {shop: short}",
                "contexts: [a, b]",
                "- a list\n- at the top"
            })
    void a_value_of_the_wrong_kind_is_an_error_with_its_line(String text) throws IOException {
        MitosisException error = failure(text);

        assertThat(error.code()).isEqualTo("M-CONF-12");
        assertThat(error.what()).contains("decisions.yaml:1:");
        assertThat(error.why()).startsWith("expected ");
    }

    @Test
    void text_that_is_no_yaml_is_an_error_with_its_line() throws IOException {
        MitosisException error = failure("owners:\n  shop: \"unclosed\n");

        assertThat(error.code()).isEqualTo("M-CONF-10");
        assertThat(error.what()).contains("decisions.yaml:");
    }

    @Test
    void a_key_that_is_written_twice_is_an_error() throws IOException {
        assertThat(failure("cidrPool: 10.0.0.0/8\ncidrPool: 10.0.0.0/9\n").code())
                .isEqualTo("M-CONF-10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cidrPool: 10.300.0.0/8",
                "cidrPool: 10.0.0.0/40",
                "downtimeBudget: {shop: -1}",
                "assign: [{context: shop}]",
                "assign: [{resource: i-1}]",
                "assign: [{resource: i-1, context: '../x'}]",
                "contexts: {merge: [{into: shop}]}",
                "contexts: {split: [{from: a, into: b}]}",
                "contexts: {rename: {a: ''}}",
                "freezeWindows: [{from: 2026-12-31, to: 2026-12-01}]",
                "freezeWindows: [{from: tomorrow, to: 2026-12-01}]"
            })
    void a_decision_that_makes_no_sense_is_an_error(String text) throws IOException {
        MitosisException error = failure("\n" + text);

        assertThat(error.code()).isEqualTo("M-CONF-13");
        assertThat(error.exit()).isEqualTo(ExitCode.INVALID_INPUT);
        assertThat(error.what()).contains("decisions.yaml:2:");
    }

    private static PartitionDocument partition() {
        Assignment unsure = new Assignment(
                "arn:aws:s3:::odd\"name", "AWS::S3::Bucket", null, null, "old", Role.UNASSIGNED, 0.1, List.of(), false);
        return new PartitionDocument(
                1,
                Json.TOOL,
                "123456789012",
                "id",
                Map.of(),
                List.of(
                        new Context("c-1", "orders", List.of("orders"), 0.9, List.of()),
                        new Context("c-2", "search", List.of("search"), 0.8, List.of())),
                List.of(new PartitionDocument.Environment("prod", true, List.of())),
                List.of(),
                List.of(unsure),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void the_first_file_decides_nothing_and_shows_what_was_found() throws IOException {
        Path file = folder.resolve("plans/decisions.yaml");
        DecisionsFile.writeTemplate(file, partition());

        assertThat(DecisionsFile.read(file)).isEqualTo(Decisions.none());
        assertThat(Files.readString(file))
                .contains("Contexts found: orders, search")
                .doesNotContain("{");
    }

    @Test
    void every_example_of_the_first_file_is_a_valid_decision_once_uncommented() throws IOException {
        Path file = folder.resolve("decisions.yaml");
        DecisionsFile.writeTemplate(file, partition());
        String active = Files.readString(file)
                .lines()
                .filter(line -> line.matches("# ( *- | {2,}[A-Za-z-]+(/[a-z0-9-]+)*:|[a-zA-Z]+:( |$)).*")
                        && !line.matches("# [A-Z].*"))
                .filter(line -> !line.matches("# (centralised|narrows|share).*"))
                .map(line -> line.substring(2))
                .collect(Collectors.joining("\n"));

        Decisions decisions = DecisionsFile.read(write(active));

        assertThat(decisions.assign()).hasSize(1);
        assertThat(decisions.contexts().merge()).hasSize(1);
        assertThat(decisions.contexts().split()).hasSize(1);
        assertThat(decisions.contexts().apart()).hasSize(1);
        assertThat(decisions.environments()).hasSize(2);
        assertThat(decisions.cidrPool()).isNotNull();
        assertThat(decisions.freezeWindows()).hasSize(1);
        assertThat(decisions.owners()).containsKey("orders");
        assertThat(decisions.downtimeBudget()).hasSize(2);
        assertThat(decisions.connections()).hasSize(1);
        assertThat(decisions.unused()).hasSize(1);
        assertThat(decisions.operatingModel()).hasSize(2);
        assertThat(decisions.blastRadius()).hasSize(1);
        assertThat(decisions.landingZone()).isEqualTo(Decisions.LandingZone.ORGANIZATIONS);
        assertThat(decisions.secondOrganization()).isFalse();
        assertThat(decisions.delivery()).isEqualTo(Decisions.Sides.SHARED);
        assertThat(decisions.observability()).isEqualTo(Decisions.Sides.SHARED);
        assertThat(decisions.policies()).isEqualTo(Decisions.Policies.AS_IS);
        assertThat(decisions.users()).hasSize(2);
        assertThat(decisions.start()).isEqualTo("2027-03-01");
        assertThat(decisions.people()).isEqualTo(2);
        assertThat(decisions.waves().wanted()).hasSize(1);
    }

    @Test
    void an_existing_file_is_never_overwritten() throws IOException {
        Path file = write("cidrPool: 10.0.0.0/8\n");
        DecisionsFile.writeTemplate(file, partition());

        assertThat(Files.readString(file)).isEqualTo("cidrPool: 10.0.0.0/8\n");
    }
}
