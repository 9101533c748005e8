package dev.mitosis.target.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Organization;
import dev.mitosis.model.target.Organization.BaselinePart;
import dev.mitosis.model.target.Organization.DelegatedAdministrator;
import dev.mitosis.model.target.Organization.Guardrail;
import dev.mitosis.model.target.Organization.OrganizationalUnit;
import dev.mitosis.model.target.PlannedStatement;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.name.NewThings;
import dev.mitosis.target.name.PlannedIds;
import dev.mitosis.target.name.Variables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The foundation of small estates: accounts around a production that stays in the old account. */
class FoundationDesignerTest {
    private static final String OLD = "123456789012";

    /** An estate in the making. */
    private static final class Ground {
        private final List<PlannedAccount> accounts = new ArrayList<>();
        private final InUse inUse = new InUse();
        private final QuotaNeeds quotas = new QuotaNeeds();
        private String decisions = "{}";
        private final NewThings things = new NewThings(new PlannedIds("production"), "aws");

        Ground account(String name, String ou, String purpose, boolean existing) {
            accounts.add(new PlannedAccount(
                    name, Variables.ofAccount(name), existing ? OLD : null, ou, purpose, null, existing));
            return this;
        }

        static Ground usual() {
            return new Ground()
                    .account("management", "Root", "management", false)
                    .account("log-archive", "Security", "log-archive", false)
                    .account("security-tooling", "Security", "security-tooling", false)
                    .account("network", "Infrastructure", "network", false)
                    .account("shared-services", "Infrastructure", "shared-services", false)
                    .account("backup", "Infrastructure", "backup", false)
                    .account("dev", "Workloads/NonProd", "workload", false)
                    .account("production", "Workloads/Prod", "workload", true)
                    .has("AWS::EC2::Instance", "eu-west-1", "production")
                    .has("AWS::EC2::Instance", "eu-west-1", "dev")
                    .has("AWS::CertificateManager::Certificate", "us-east-1", "production");
        }

        Ground has(String type, String region, String account) {
            inUse.see(type, region, account, Fate.STAYS);
            return this;
        }

        Ground decide(String yaml) {
            decisions = yaml;
            return this;
        }

        Organization design() {
            accounts.sort(Comparator.comparing(PlannedAccount::name));
            try {
                Decisions decided = Json.yaml().readValue(decisions, Decisions.class);
                return new FoundationDesigner(decided, things).design(accounts, inUse, quotas);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        List<PlannedResource> planned() {
            design();
            return things.all();
        }
    }

    private static OrganizationalUnit unit(Organization organization, String path) {
        return organization.units().stream()
                .filter(unit -> unit.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static Guardrail guardrail(Organization organization, String name) {
        return organization.guardrails().stream()
                .filter(guardrail -> guardrail.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static PlannedStatement statement(Organization organization, String sid) {
        return organization.guardrails().stream()
                .flatMap(guardrail -> guardrail.statements().stream())
                .filter(statement -> statement.sid().equals(sid))
                .findFirst()
                .orElseThrow();
    }

    private static BaselinePart part(Organization organization, String name) {
        return organization.baseline().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_old_account_joins_into_a_unit_without_policies_and_ends_in_its_own() {
        Organization organization = Ground.usual().design();

        OrganizationalUnit joined = unit(organization, "Transitional");
        assertThat(joined.passing()).containsExactly("production");
        assertThat(joined.accounts()).isEmpty();
        assertThat(joined.guardrails()).isEmpty();
        assertThat(unit(organization, "Workloads/Prod").accounts()).containsExactly("production");
    }

    @Test
    void an_old_account_that_production_leaves_stays_where_it_joined() {
        Organization organization = new Ground()
                .account("management", "Root", "management", false)
                .account("legacy", "Transitional", "workload", true)
                .design();

        assertThat(unit(organization, "Transitional").accounts()).containsExactly("legacy");
        assertThat(unit(organization, "Transitional").passing()).isEmpty();
    }

    @Test
    void the_units_are_those_that_practice_knows() {
        assertThat(Ground.usual().design().units())
                .extracting(OrganizationalUnit::path)
                .containsExactly(
                        "Exceptions",
                        "Infrastructure",
                        "Policy Staging",
                        "Root",
                        "Sandbox",
                        "Security",
                        "Suspended",
                        "Transitional",
                        "Workloads",
                        "Workloads/NonProd",
                        "Workloads/Prod");
    }

    @Test
    void a_unit_that_only_the_partition_names_is_there_too() {
        Organization organization =
                Ground.usual().account("lab", "Research", "workload", false).design();

        assertThat(unit(organization, "Research").accounts()).containsExactly("lab");
    }

    @Test
    void a_policy_is_tried_in_the_sandbox_while_it_is_empty_and_else_in_a_new_account_of_the_rest() {
        assertThat(guardrail(Ground.usual().design(), "regions").testedBy()).containsExactly("dev");

        Organization organization =
                Ground.usual().account("sandbox", "Sandbox", "sandbox", false).design();

        assertThat(guardrail(organization, "regions").testedBy()).containsExactly("sandbox");
        assertThat(guardrail(organization, "regions").testedIn()).isEqualTo("Policy Staging");
        assertThat(unit(organization, "Policy Staging").passing()).containsExactly("sandbox");
    }

    @Test
    void the_regions_that_are_in_use_are_allowed_and_those_with_only_a_default_network_are_not() {
        Organization organization = Ground.usual()
                .has("AWS::EC2::VPC", "ap-south-1", "production")
                .has("AWS::IAM::Role", "global", "production")
                .design();

        assertThat(organization.regions()).containsExactly("eu-west-1", "us-east-1");
        assertThat(organization.homeRegion()).isEqualTo("eu-west-1");
        assertThat(statement(organization, "DenyOtherRegions").conditions().get("StringNotEquals"))
                .isEqualTo(Map.of("aws:RequestedRegion", List.of("eu-west-1", "us-east-1")));
        assertThat(statement(organization, "DenyOtherRegions").notActions())
                .contains("iam:*", "route53:*", "cloudfront:*", "sts:*", "support:*", "organizations:*");
    }

    @Test
    void an_account_that_keeps_iam_users_may_change_their_keys() {
        Map<String, Map<String, List<String>>> bound =
                statement(Ground.usual().design(), "DenyUsers").conditions();
        Map<String, Map<String, List<String>>> spared = statement(
                        Ground.usual()
                                .has("AWS::IAM::User", "global", "production")
                                .has("AWS::IAM::User", "global", "dev")
                                .design(),
                        "DenyUsers")
                .conditions();

        assertThat(bound).doesNotContainKey("StringNotEquals");
        assertThat(spared.get("StringNotEquals"))
                .isEqualTo(Map.of("aws:PrincipalAccount", List.of("${ACCOUNT_DEV}", OLD)));
    }

    @Test
    void control_tower_makes_what_it_makes_and_the_rest_is_made_beside_it() {
        Organization own = Ground.usual().design();
        Organization tower = Ground.usual().decide("landingZone: control-tower").design();

        assertThat(unit(own, "Security").fate()).isEqualTo(Fate.NEW);
        assertThat(unit(tower, "Security").fate()).isEqualTo(Fate.MANAGED);
        assertThat(unit(tower, "Transitional").fate()).isEqualTo(Fate.NEW);
        assertThat(part(own, "trail").fate()).isEqualTo(Fate.NEW);
        assertThat(part(tower, "trail").fate()).isEqualTo(Fate.MANAGED);
        assertThat(part(tower, "break-glass").fate()).isEqualTo(Fate.NEW);
        assertThat(guardrail(own, "audit-trail").fate()).isEqualTo(Fate.NEW);
        assertThat(guardrail(tower, "audit-trail").fate()).isEqualTo(Fate.MANAGED);
        assertThat(guardrail(tower, "regions").fate()).isEqualTo(Fate.NEW);
    }

    @Test
    void an_account_keeps_the_recorder_that_it_has() {
        Ground ground = Ground.usual()
                .has("AWS::Config::ConfigurationRecorder", "eu-west-1", "production")
                .has("AWS::Config::ConfigurationRecorder", "us-east-1", "production");

        BaselinePart recorder = part(ground.design(), "config-recorder");

        assertThat(recorder.kept()).containsExactly("production");
        assertThat(recorder.accounts()).contains("dev", "log-archive").doesNotContain("production", "management");
        assertThat(ground.things.all())
                .noneMatch(thing -> thing.type().equals("AWS::Config::ConfigurationRecorder")
                        && thing.account().equals("production"));
    }

    @Test
    void every_account_but_the_management_account_gets_the_baseline() {
        assertThat(part(Ground.usual().design(), "break-glass").accounts())
                .containsExactly(
                        "backup", "dev", "log-archive", "network", "production", "security-tooling", "shared-services");
    }

    @Test
    void the_management_account_administers_no_service() {
        assertThat(Ground.usual().design().delegatedAdministrators())
                .isNotEmpty()
                .extracting(DelegatedAdministrator::account)
                .doesNotContain("management");
    }

    @Test
    void an_administrator_that_is_not_there_is_not_named() {
        Organization organization = new Ground()
                .account("management", "Root", "management", false)
                .account("network", "Infrastructure", "network", false)
                .design();

        assertThat(organization.delegatedAdministrators())
                .extracting(DelegatedAdministrator::account)
                .containsOnly("network");
    }

    @Test
    void the_management_account_holds_the_organization_and_nothing_that_works() {
        List<String> types = Ground.usual().planned().stream()
                .filter(thing -> thing.account().equals("management"))
                .map(PlannedResource::type)
                .distinct()
                .sorted()
                .toList();

        assertThat(types)
                .containsExactly(
                        "AWS::CloudFormation::StackSet",
                        "AWS::CloudTrail::Trail",
                        "AWS::Organizations::Account",
                        "AWS::Organizations::Organization",
                        "AWS::Organizations::OrganizationalUnit",
                        "AWS::Organizations::Policy");
    }

    @Test
    void a_second_organization_is_like_the_first_and_holds_nothing_of_value() {
        Organization organization =
                Ground.usual().decide("secondOrganization: true").design();

        assertThat(Objects.requireNonNull(organization.test()).accounts())
                .extracting(Organization.TestAccount::name)
                .containsExactly("test-log-archive", "test-management", "test-security-tooling", "test-workload");
        assertThat(organization.test().guardrails()).hasSameSizeAs(organization.guardrails());
        assertThat(Ground.usual().design().test()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Security", "Infrastructure", "Workloads/Prod", "Workloads/NonProd", "Sandbox", "Suspended"})
    void a_unit_has_no_more_and_no_longer_policies_than_aws_allows(String path) {
        List<Guardrail> own = Ground.usual().design().guardrails().stream()
                .filter(guardrail -> guardrail.units().stream().anyMatch(unit -> (path + "/").startsWith(unit + "/")))
                .toList();

        assertThat(own).isNotEmpty().hasSizeLessThan(5);
        assertThat(own).allSatisfy(guardrail -> assertThat(guardrail.size()).isLessThanOrEqualTo(5120));
    }

    @Test
    void the_size_of_a_policy_is_that_of_its_document() {
        Guardrail guardrail = guardrail(Ground.usual().design(), "regions");

        String document = Json.line(Map.of("Version", "2012-10-17", "Statement", guardrail.statements()));

        assertThat(guardrail.size()).isEqualTo(document.length());
        assertThat(document).contains("\"NotAction\"").doesNotContain("\"Action\"");
    }

    @Test
    void what_is_planned_has_ids_of_its_own() {
        List<PlannedResource> planned = Ground.usual().planned();

        assertThat(planned).extracting(PlannedResource::id).doesNotHaveDuplicates();
        assertThat(planned)
                .extracting(PlannedResource::arn)
                .doesNotHaveDuplicates()
                .noneMatch(arn -> arn.contains("{id}"));
    }

    @Test
    void an_account_that_owns_an_organization_is_told_to_make_another() {
        InUse owner = new InUse();
        owner.see("AWS::Organizations::Organization", "arn:aws:organizations::123456789012:organization/o-1");
        owner.see("AWS::Organizations::Membership", "arn:aws:organizations::123456789012:organization/o-1");

        assertThat(FoundationDesigner.findings(owner))
                .extracting(Finding::rule)
                .containsExactly("foundation.management-holds-workloads");
    }

    @Test
    void an_account_that_is_a_member_already_is_asked_which_organization_is_meant() {
        InUse member = new InUse();
        member.see("AWS::Organizations::Membership", "arn:aws:organizations::999999999999:organization/o-1");
        InUse alone = new InUse();
        alone.see("AWS::EC2::Instance", "arn:aws:ec2:eu-west-1:123456789012:instance/i-1");

        assertThat(FoundationDesigner.findings(member))
                .extracting(Finding::rule)
                .containsExactly("foundation.other-organization");
        assertThat(FoundationDesigner.findings(alone)).isEmpty();
    }

    /** A rule, an estate of which it speaks and one of which it does not. */
    private record Row(String rule, Ground fires, Ground passes) {
        @Override
        public String toString() {
            return rule;
        }
    }

    private static Ground empty() {
        return new Ground().account("legacy", "Transitional", "workload", true);
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("unit.accounts", Ground.usual(), new Ground()),
                new Row("unit.joins", Ground.usual(), empty()),
                new Row("unit.tests", Ground.usual(), empty()),
                new Row("unit.ready", Ground.usual(), everywhere()),
                new Row("guardrail.users-stay", Ground.usual().has("AWS::IAM::User", "global", "dev"), Ground.usual()),
                new Row(
                        "baseline.kept",
                        Ground.usual().has("AWS::Config::DeliveryChannel", "eu-west-1", "dev"),
                        Ground.usual().has("AWS::Config::DeliveryChannel", "eu-central-2", "other")),
                new Row("baseline.part", Ground.usual(), new Ground()),
                new Row("baseline.managed", Ground.usual().decide("landingZone: control-tower"), new Ground()),
                new Row("organization.delegated", Ground.usual(), empty()),
                new Row(
                        "organization.control-tower",
                        Ground.usual().decide("landingZone: control-tower"),
                        Ground.usual()),
                new Row("organization.test", Ground.usual().decide("secondOrganization: true"), Ground.usual()));
    }

    /** An account in each unit. */
    private static Ground everywhere() {
        Ground ground = new Ground().account("old", "Workloads/Prod", "workload", true);
        ground.account("management", "Root", "management", false);
        for (OrganizationalUnit unit : new Ground().design().units()) {
            ground.account("in-" + unit.path().replaceAll("[ /]", "-"), unit.path(), "workload", false);
        }
        return ground;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_rule_speaks_where_it_should_and_only_there(Row row) {
        assertThat(rules(row.fires())).contains(row.rule());
        assertThat(rules(row.passes())).doesNotContain(row.rule());
    }

    /** What is said of every organization and every policy; {@code RuleRowsTest} has what it is not said of. */
    private static final Set<String> ALWAYS = Set.of(
            "organization.by-hand",
            "organization.control-tower",
            "organization.account",
            "guardrail.intent",
            "guardrail.tested");

    @Test
    void every_rule_has_a_row() {
        Set<String> known = rows().map(Row::rule).collect(Collectors.toCollection(TreeSet::new));
        known.addAll(ALWAYS);

        Set<String> said = rows().flatMap(row -> Stream.of(row.fires(), row.passes()))
                .map(FoundationDesignerTest::rules)
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(known).containsAll(said);
    }

    private static Set<String> rules(Ground ground) {
        Organization organization = ground.design();
        Stream<List<Reason>> reasons = Stream.of(
                        organization.units().stream().map(OrganizationalUnit::reasons),
                        organization.guardrails().stream().map(Guardrail::reasons),
                        organization.baseline().stream().map(BaselinePart::reasons),
                        organization.delegatedAdministrators().stream().map(DelegatedAdministrator::reasons),
                        ground.things.all().stream().map(PlannedResource::reasons),
                        Stream.of(organization.reasons()),
                        Stream.ofNullable(organization.test()).map(Organization.TestOrganization::reasons))
                .flatMap(Function.identity());
        return reasons.flatMap(List::stream).map(Reason::rule).collect(Collectors.toCollection(TreeSet::new));
    }
}
