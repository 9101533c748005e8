package dev.mitosis.check.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.TextResource;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.target.AccessCheck;
import dev.mitosis.model.target.DnsPlan;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.Organization;
import dev.mitosis.model.target.Organization.DelegatedAdministrator;
import dev.mitosis.model.target.Organization.OrganizationalUnit;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that set an organization up, and the same with one word changed. */
class SetUpFilesTest {
    private static final String ACCOUNTS = """
            Parameters: {MailName: {Type: String}}
            Resources:
              AccountShopDev:
                Type: AWS::Organizations::Account
                Properties:
                  AccountName: shop-dev
                  Email: {Fn::Sub: '${MailName}+shop-dev@${MailDomain}'}
                  RoleName: OrganizationAccountAccessRole
                  Tags: [{Key: Purpose, Value: workload}, {Key: Environment, Value: dev}, {Key: Context, Value: shop}]
              AccountTrail:
                Type: AWS::Organizations::Account
                Properties:
                  AccountName: trail
                  Email: {Fn::Sub: '${MailName}+trail@${MailDomain}'}
                  RoleName: OrganizationAccountAccessRole
                  Tags: [{Key: Purpose, Value: trail}]
            """;
    private static final Map<String, SetUpTemplate> TEMPLATES = Map.of(
            "accounts.yaml", template(ACCOUNTS),
            "trail.yaml", template("Resources: {Trail: {Type: AWS::CloudTrail::Trail}}"),
            "base.yaml", template("Parameters: {Given: {Type: String}, Free: {Default: x}}\nResources: {R: {Type: A}}"),
            "people.yaml", template("Resources: {Set: {Type: AWS::SSO::PermissionSet}}"));

    private static SetUpTemplate template(String text) {
        return SetUpTemplate.of(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "'Parameters: {A: {Type: String}}\nResources: {R: {Type: T, P: {Ref: A}}}',''",
        "'Parameters: {A: {Type: String}}\nResources: {R: {Type: T, P: {Fn::Sub: ''x-${A}''}}}',''",
        "'Parameters: {A: {Type: String}}\nConditions: {C: {Fn::Equals: [{Ref: A}, x]}}\nResources: {R: {Type: T}}',''",
        "'Parameters: {A: {Type: String}, B: {Type: String}}\nResources: {R: {Type: T, P: {Ref: A}}}',does nothing with B"
    })
    void what_is_given_to_a_template_is_used(String text, String flaw) {
        expect(template(text.replace("\\n", "\n")).unused(), flaw);
    }

    private static TargetDocument target() {
        return new TargetDocument(
                1,
                "mitosis",
                "1",
                "s",
                Map.of(),
                List.of(account("shop-dev", "workload", "dev"), account("trail", "trail", null)),
                List.of(new PlannedUnit("u", "shop-dev", "shop", "dev")),
                List.of(new PlannedResource(
                        "trail/trail",
                        null,
                        false,
                        "AWS::CloudTrail::Trail",
                        "r",
                        "trail",
                        "trail",
                        "trail",
                        Fate.NEW,
                        Filled.NEVER,
                        null,
                        "new",
                        List.of())),
                List.of(),
                List.of(),
                new DnsPlan(List.of(), List.of(), List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                AccessCheck.NONE,
                organization(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static PlannedAccount account(String name, String purpose, @Nullable String environment) {
        return new PlannedAccount(name, "ACCOUNT", null, "Workloads", purpose, environment, false);
    }

    private static Organization organization() {
        return new Organization(
                Decisions.LandingZone.ORGANIZATIONS,
                "eu-west-1",
                List.of("eu-west-1", "us-east-1"),
                List.of(new OrganizationalUnit(
                        "Workloads", "", List.of("shop-dev"), List.of(), List.of("regions"), Fate.NEW, List.of())),
                List.of(
                        administrator("sso.amazonaws.com", "shop-dev"),
                        administrator("guardduty.amazonaws.com", "trail")),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }

    private static DelegatedAdministrator administrator(String service, String account) {
        return new DelegatedAdministrator(service, service, account, Fate.NEW, List.of());
    }

    private static void expect(List<String> flaws, String flaw) {
        if (flaw.isEmpty()) {
            assertThat(flaws).isEmpty();
        } else {
            assertThat(flaws).anyMatch(text -> text.contains(flaw));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'','',''",
        "+shop-dev@,+trail@,gives shop-dev the address",
        "+shop-dev@,@,gives shop-dev the address",
        "+shop-dev@,+shop_dev@,''",
        "RoleName: OrganizationAccountAccessRole,RoleName: Admin,entered by the role Admin",
        "Value: workload,Value: other,has Purpose other; target.json has workload",
        "Value: dev,Value: prod,has Environment prod; target.json has dev",
        "'{Key: Environment, Value: dev}, ','',has Environment null; target.json has dev",
        "Value: shop,Value: other,has the contexts other; target.json has shop",
        "', {Key: Context, Value: shop}','',''",
    })
    void accounts_have_an_address_a_role_and_tags_of_their_own(String before, String after, String flaw) {
        String text = before.isEmpty() ? ACCOUNTS : ACCOUNTS.replaceFirst(java.util.regex.Pattern.quote(before), after);
        expect(new MembersInTemplate(target()).compare(template(text)), flaw);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | '' | ''",
                "deploy trail | deploy shop-dev | deploys trail in shop-dev; target.json has it in trail",
                "trail \"$home\" trail | trail \"$region\" trail | works in \"$region\"",
                "accounts.yaml | nothing.yaml | deploys a template that is not there",
                "accounts.yaml MailName | trail.yaml MailName | does not deploy accounts.yaml",
                "' MailName=\"$(input MAIL)\"' | '' | does not give MailName",
                "MailName= | MailNames= | gives MailNames, for which nothing asks",
                "(account AccountTrailId) | (account AccountOtherId) | the value of AccountOtherId",
                "$(unit UnitWorkloadsId) | $(unit UnitOtherId) | does not put base.yaml into the accounts of Workloads",
                "$(unit UnitWorkloadsId) | $(root) | ''",
                "'\"${regions[*]}\"' | '\"$home\"' | works in \"$home\"",
                "ParameterKey=Given | ParameterKey=Free | does not give Given",
                "deploy shop-dev \"$home\" people | deploy trail \"$home\" people | administers sso.amazonaws.com",
                "deploy shop-dev \"$home\" people | deploy management \"$home\" people | ''",
                "threat_detection trail | threat_detection shop-dev | administers guardduty.amazonaws.com",
            })
    void every_template_is_deployed_where_it_belongs_with_what_it_asks_for(String before, String after, String flaw) {
        List<String> lines = List.of(
                "deploy management \"$home\" accounts accounts.yaml MailName=\"$(input MAIL)\"",
                "deploy trail \"$home\" trail trail.yaml",
                "stack_set base base.yaml \"$(unit UnitWorkloadsId)\" \"${regions[*]}\" ParameterKey=Given,ParameterValue=x",
                "deploy shop-dev \"$home\" people people.yaml",
                "for region in \"${regions[@]}\"; do",
                "threat_detection trail \"$region\"",
                "done");
        Map<String, SetUpTemplate> templates = new java.util.HashMap<>(TEMPLATES);
        if (flaw.contains("AccountOtherId")) {
            templates.put(
                    "trail.yaml",
                    template(
                            "Parameters: {AccountTrailId: {Type: String}}\nResources: {T: {Type: AWS::CloudTrail::Trail}}"));
            lines = List.of("deploy trail \"$home\" trail trail.yaml AccountTrailId=\"$(account AccountTrailId)\"");
            templates.keySet().removeIf(name -> !name.equals("trail.yaml"));
        }
        List<String> changed = lines.stream()
                .map(line -> before.isEmpty() ? line : line.replace(before, after))
                .toList();
        expect(new DeploysInScript(target(), templates).compare(Map.of("all", changed)), flaw);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "security-tooling.yaml | '' | '' | ''",
                "security-tooling.yaml | AllAwsRegions: true | AllAwsRegions: false | AllAwsRegions",
                "security-tooling.yaml | Type: ORGANIZATION | Type: ACCOUNT | /Resources/Analyzer/Properties/Type",
                "security-tooling.yaml | , AllAwsRegions: true | '' | AllAwsRegions",
                "security-tooling.yaml | Default: 'eu-west-1' | Default: 'eu-north-1' | /Parameters/HomeRegion/Default",
                "security-tooling.yaml | Description: What | Description: Something that | ''",
                "vend.sh | '' | '' | ''",
                "vend.sh | set -euo pipefail | set +e | set +e",
                "vend.sh | set -euo pipefail | '' | lines, not",
                "deploy.sh | '' | '' | ''",
                "deploy.sh | home=eu-west-1 | home=eu-north-1 | home=eu-north-1",
                "deploy.sh | BODY | step anything | ''",
                "deploy.sh | regions=(eu-west-1 us-east-1) | regions=(eu-west-1) | regions=(eu-west-1)",
                "units.yaml | '' | '' | ''",
            })
    void what_is_the_same_in_every_organization_is_as_it_was_shipped(
            String file, String before, String after, String flaw) {
        String text = file.equals("units.yaml")
                ? "Resources: {}"
                : TextResource.of(SetUpFilesTest.class, "/dev/mitosis/target/organization/" + file)
                        .replace("{{region}}", "eu-west-1")
                        .replace("{{regions}}", "eu-west-1 us-east-1")
                        .replace("{{steps}}", "a b")
                        .replace("{{body}}", "BODY");
        String changed = before.isEmpty() ? text : text.replace(before, after);
        expect(new ShippedForm(organization()).flaws(file, changed), flaw);
    }
}
