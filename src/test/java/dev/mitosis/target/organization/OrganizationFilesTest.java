package dev.mitosis.target.organization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.target.Organization.Guardrail;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.RandomEstates;
import dev.mitosis.target.form.LogicalIds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The organization of generated estates, as files. */
class OrganizationFilesTest {
    private static final String PLAIN = "{}";
    private static final String CONTROL_TOWER = "{landingZone: control-tower, secondOrganization: true}";

    static List<String> decisions() {
        return List.of(PLAIN, CONTROL_TOWER, "keepProductionInPlace: false");
    }

    private static final Map<String, TargetDocument> TARGETS = new HashMap<>();

    private static TargetDocument target(String decisions) {
        return TARGETS.computeIfAbsent(decisions, OrganizationFilesTest::designed);
    }

    private static TargetDocument designed(String decisions) {
        return new RandomEstates.Case(RandomEstates.all().get(0).cell(), 1, decisions)
                .design()
                .target();
    }

    private static String file(SortedMap<String, String> files, String name) {
        assertThat(files).containsKey(name);
        return files.getOrDefault(name, "");
    }

    private static JsonNode yaml(String text) {
        try {
            return Json.yaml().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void no_gap_is_left_and_every_template_has_resources(String decisions) {
        SortedMap<String, String> files = OrganizationFiles.of(target(decisions));

        assertThat(files).allSatisfy((name, text) -> assertThat(text).as(name).doesNotContainPattern("\\{\\{[a-z]"));
        files.forEach((name, text) -> {
            if (name.endsWith(".yaml")) {
                assertThat(yaml(text).path("Resources").size()).as(name).isPositive();
            }
        });
        assertThat(files).containsKeys("README.md", "deploy.sh", "vend.sh", "old-account.sh");
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void every_new_account_is_made_in_its_unit(String decisions) {
        TargetDocument target = target(decisions);
        SortedMap<String, String> files = OrganizationFiles.of(target);
        JsonNode made = yaml(file(files, "accounts.yaml")).path("Resources");
        JsonNode units = yaml(file(files, "units.yaml"));

        List<String> names = new ArrayList<>();
        made.forEach(account -> names.add(account.at("/Properties/AccountName").asText()));
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(target.accounts().stream()
                        .filter(account ->
                                !account.existing() && !account.purpose().equals("management"))
                        .map(PlannedAccount::name)
                        .toList());
        for (PlannedAccount account : UnitFiles.members(target)) {
            JsonNode parent = made.path(UnitFiles.idOf(account)).at("/Properties/ParentIds/0/Ref");
            assertThat(parent.asText()).isEqualTo(UnitFiles.idOf(account.ou()) + "Id");
            assertThat(units.path("Outputs").has(parent.asText()))
                    .as(parent.asText())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void each_template_that_the_script_deploys_is_there_and_gets_what_it_needs(String decisions) {
        SortedMap<String, String> files = OrganizationFiles.of(target(decisions));
        String script = file(files, "deploy.sh");
        TreeSet<String> deployed = new TreeSet<>();
        for (String line : script.lines()
                .filter(line -> line.matches("\\s*(deploy|stack_set) .*"))
                .toList()) {
            Matcher file = Pattern.compile("[a-z-]+\\.yaml").matcher(line);
            assertThat(file.find()).as(line).isTrue();
            deployed.add(file.group());
            JsonNode parameters = yaml(files.getOrDefault(file.group(), "{}")).path("Parameters");
            assertThat(files).containsKey(file.group());
            parameters.properties().forEach(parameter -> {
                boolean given = line.contains(" " + parameter.getKey() + "=")
                        || line.contains("ParameterKey=" + parameter.getKey() + ",");
                assertThat(given || parameter.getValue().has("Default"))
                        .as(line + ": " + parameter.getKey())
                        .isTrue();
            });
            String words = line.replace("ParameterKey=", "");
            Matcher names = Pattern.compile(" ([A-Z][A-Za-z0-9]+)(?:=|,ParameterValue=)")
                    .matcher(words);
            while (names.find()) {
                assertThat(parameters.has(names.group(1)))
                        .as(file.group() + " " + names.group(1))
                        .isTrue();
            }
        }
        assertThat(deployed)
                .containsExactlyInAnyOrderElementsOf(files.keySet().stream()
                        .filter(name -> name.endsWith(".yaml") && !name.equals("test-accounts.yaml"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void a_dry_run_calls_nothing(String decisions, @TempDir Path folder) throws Exception {
        write(decisions, folder);
        fake(folder, "touch \"" + folder.resolve("called") + "\"");

        for (List<String> command : List.of(
                List.of("deploy.sh"),
                List.of("vend.sh", "pay-dev", "Workloads/NonProd", "pay", "dev"),
                List.of("old-account.sh"))) {
            Ended ended = run(folder, command);
            assertThat(ended.value()).as(ended.said()).isZero();
            assertThat(ended.said()).contains("aws organizations");
        }
        assertThat(folder.resolve("called")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", ""})
    void nothing_runs_with_what_aws_does_not_have_yet(String answer, @TempDir Path folder) throws Exception {
        write(PLAIN, folder);
        fake(
                folder,
                "case \"$1 $2\" in \"organizations move-account\"|\"cloudformation deploy\"|"
                        + "\"cloudformation create-stack-set\") touch \"" + folder.resolve("changed") + "\";; esac\n"
                        + "echo '" + answer + "'");

        Ended baseline = run(folder, List.of("deploy.sh", "--execute", "baseline"));
        assertThat(baseline.value()).as(baseline.said()).isNotZero();
        assertThat(baseline.said()).contains("there is no").contains("run the step that makes it first");
        Ended old = run(folder, List.of("old-account.sh", "--execute"));
        assertThat(old.value()).as(old.said()).isEqualTo(1);
        Ended vended = run(folder, List.of("vend.sh", "--execute", "pay-dev", "Workloads/NonProd", "pay", "dev"));
        assertThat(vended.value()).as(vended.said()).isNotZero();
        assertThat(folder.resolve("changed")).doesNotExist();
    }

    @Test
    void a_template_that_is_too_large_for_a_call_goes_by_a_bucket(@TempDir Path folder) throws Exception {
        write(PLAIN, folder);
        Files.writeString(folder.resolve("units.yaml"), "#".repeat(51_200), StandardOpenOption.APPEND);
        Path calls = folder.resolve("calls");
        fake(folder, "echo \"$*\" >> \"" + calls + "\"\n[ \"$2\" != head-bucket ] && echo 700000000001");

        Ended ended = run(folder, List.of("deploy.sh", "--execute", "units", "policies"));

        assertThat(ended.value()).as(ended.said()).isZero();
        assertThat(Files.readAllLines(calls).stream()
                        .map(line -> line.replaceAll(
                                "--(profile|region|capabilities|parameter-overrides|query)\\b.*?(?= --| s3:|$)", ""))
                        .filter(line -> line.startsWith("s3") || line.startsWith("cloudformation deploy"))
                        .map(line -> line.replaceAll(" +", " ").strip()))
                .containsExactly(
                        "s3api head-bucket --bucket templates-700000000001-eu-west-1",
                        "s3 mb s3://templates-700000000001-eu-west-1",
                        "cloudformation deploy --stack-name organization-units --template-file units.yaml"
                                + " --s3-bucket templates-700000000001-eu-west-1 --no-fail-on-empty-changeset",
                        "s3 rb --force s3://templates-700000000001-eu-west-1",
                        "cloudformation deploy --stack-name organization-policies --template-file policies.yaml"
                                + " --no-fail-on-empty-changeset");
    }

    private static void write(String decisions, Path folder) {
        OrganizationFiles.of(target(decisions)).forEach((name, text) -> {
            try {
                Path file = folder.resolve(name);
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static void fake(Path folder, String does) throws IOException {
        Path aws = Files.createDirectory(folder.resolve("bin")).resolve("aws");
        Files.writeString(aws, "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(aws, PosixFilePermissions.fromString("rwx------"));
    }

    private record Ended(int value, String said) {}

    private static Ended run(Path folder, List<String> command) throws Exception {
        List<String> words =
                new ArrayList<>(List.of("bash", folder.resolve(command.get(0)).toString()));
        words.addAll(command.subList(1, command.size()));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        Process process = builder.start();
        String said = read(process.getInputStream());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), said);
    }

    private static String read(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void a_service_control_policy_says_what_the_target_says_and_is_attached_to_nobody_at_first() throws IOException {
        TargetDocument target = target(PLAIN);
        SortedMap<String, String> files = OrganizationFiles.of(target);
        JsonNode template = yaml(file(files, "policies.yaml"));

        for (Guardrail guardrail : target.organization().guardrails()) {
            JsonNode written = Json.mapper().readTree(file(files, "policies/scp-" + guardrail.name() + ".json"));
            assertThat(written.path("Statement")).isEqualTo(Json.mapper().readTree(Json.line(guardrail.statements())));
            String id = "Stage" + LogicalIds.words(guardrail.name());
            assertThat(template.at("/Parameters/" + id + "/Default").asText()).isEqualTo("none");
            JsonNode targets = template.at(
                    "/Resources/" + "Policy" + LogicalIds.words(guardrail.name()) + "/Properties/TargetIds/Fn::If");
            assertThat(targets.get(1)).hasSameSizeAs(guardrail.units());
            assertThat(targets.get(2).at("/Fn::If/1/0/Ref").asText()).isEqualTo("UnitPolicyStagingId");
            assertThat(targets.get(2).at("/Fn::If/2/Ref").asText()).isEqualTo("AWS::NoValue");
        }
    }

    @Test
    void what_control_tower_keeps_is_not_made_twice() {
        SortedMap<String, String> plain = OrganizationFiles.of(target(PLAIN));
        SortedMap<String, String> tower = OrganizationFiles.of(target(CONTROL_TOWER));

        assertThat(plain)
                .containsKeys("trail.yaml", "log-archive.yaml")
                .doesNotContainKeys("control-tower.yaml", "test-accounts.yaml");
        assertThat(tower)
                .containsKeys("control-tower.yaml", "test-accounts.yaml")
                .doesNotContainKeys("trail.yaml", "log-archive.yaml");
        assertThat(file(tower, "deploy.sh")).contains("ParameterKey=Recorder,ParameterValue=no");
        assertThat(yaml(file(tower, "units.yaml")).path("Resources").has("UnitSecurity"))
                .isFalse();
        assertThat(yaml(file(tower, "units.yaml")).path("Parameters").has("UnitSecurity"))
                .isTrue();
    }

    @Test
    void the_old_account_has_a_vault_for_its_last_backups_before_it_leaves_transitional() {
        String script = file(OrganizationFiles.of(target(PLAIN)), "deploy.sh");

        assertThat(script.lines().filter(line -> line.contains("stack_set backup-role")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("\"$(root)\"");
    }

    @Test
    void production_keeps_its_public_buckets() {
        String script = file(OrganizationFiles.of(target(PLAIN)), "deploy.sh");

        assertThat(script.lines().filter(line -> line.contains("stack_set baseline-production ")))
                .singleElement()
                .asString()
                .contains("ParameterKey=PublicBuckets,ParameterValue=as-they-are", "UnitWorkloadsProdId")
                .doesNotContain("UnitSandboxId");
        assertThat(script.lines().filter(line -> line.contains("stack_set baseline ")))
                .singleElement()
                .asString()
                .doesNotContain("as-they-are", "UnitWorkloadsProdId", "UnitWorkloadsId");
    }

    @Test
    void what_is_given_on_the_management_account_is_a_template_of_its_own() {
        SortedMap<String, String> files = OrganizationFiles.of(target(PLAIN));

        assertThat(files.keySet().stream().filter(name -> name.startsWith("identity-center-")))
                .hasSizeGreaterThan(3)
                .filteredOn(name -> file(files, name).contains("AccountManagement"))
                .containsExactly("identity-center-billing.yaml");
        assertThat(yaml(file(files, "identity-center-billing.yaml")).path("Resources"))
                .anySatisfy(resource -> assertThat(
                                resource.at("/Properties/TargetId/Ref").asText())
                        .isEqualTo("AccountManagementId"));
        yaml(file(files, "identity-center-developer.yaml"))
                .path("Resources")
                .properties()
                .forEach(resource -> {
                    if (resource.getKey().startsWith("GiveDeveloper")) {
                        assertThat(resource.getValue()
                                        .at("/Properties/TargetId/Ref")
                                        .asText())
                                .doesNotContain("Production");
                    }
                });
    }

    @Test
    void where_nobody_is_a_partner_no_condition_asks_for_partners() throws IOException {
        TargetDocument target = target(PLAIN);
        String policy = file(OrganizationFiles.of(target), "policies/rcp-resources-of-ours.json");

        assertThat(Json.mapper().readTree(policy).path("Statement"))
                .allSatisfy(statement -> assertThat(statement.toString()).doesNotContain("[]"));
        assertThat(policy.contains("aws:PrincipalAccount"))
                .isEqualTo(!PolicyTrial.partners(target).isEmpty());
    }

    @Test
    void the_same_target_gives_the_same_files() {
        assertThat(OrganizationFiles.of(target(PLAIN))).isEqualTo(Map.copyOf(OrganizationFiles.of(target(PLAIN))));
    }
}
