package dev.mitosis.plan.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.emulator.MotoServer;
import dev.mitosis.emulator.RequiredTool;
import dev.mitosis.io.Hashes;
import dev.mitosis.io.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Steps of the first wave of the sample followed as a person would, script by script with the AWS CLI, against an
 * emulator with an account for each profile. What the emulator lacks is in a file, by step and operation, so that
 * nothing else hides there.
 */
class FollowedSampleIT {
    private static final Path LACKING = Path.of("src/test/resources/dev/mitosis/plan/runbook/emulator-lacks.txt");
    private static final Pattern OPERATION = Pattern.compile("when calling the (\\w+) operation");

    /** The methods whose steps are followed; all of the first waves would take minutes. */
    private static final Set<String> FOLLOWED = Set.of(
            "management-create",
            "organization-organization",
            "organization-services",
            "organization-units",
            "organization-accounts",
            "organization-log-archive",
            "account-quota");

    private static final Map<String, String> INPUTS = Map.of(
            "MAIL_NAME", "aws",
            "MAIL_DOMAIN", "shop.example",
            "SECURITY_CONTACT", "security@shop.example",
            "IDENTITY_CENTER_ARN", "arn:aws:sso:::instance/ssoins-1234567890abcdef");

    @TempDir
    private Path folder;

    private Path artefacts;
    private JsonNode plan;

    @BeforeEach
    void the_sample_is_planned() throws IOException {
        RequiredTool.require("bash");
        RequiredTool.require("aws");
        RequiredTool.require("moto_server");
        CommandLineRun.in(folder, "demo");
        Path account = folder.resolve("plans/sample");
        artefacts = account.resolve("artefacts");
        plan = Json.mapper().readTree(account.resolve("plan.json").toFile());
        StringBuilder inputs = new StringBuilder();
        for (JsonNode variable : plan.path("variables")) {
            String name = variable.path("name").textValue();
            if (!variable.has("step") && !variable.path("secret").asBoolean() && !variable.has("value")) {
                inputs.append("export ")
                        .append(name)
                        .append('=')
                        .append(INPUTS.getOrDefault(name, "given-" + name.toLowerCase(Locale.ROOT)))
                        .append('\n');
            }
        }
        Files.writeString(artefacts.resolve("waves/inputs.env"), inputs, StandardOpenOption.APPEND);
    }

    @Test
    void every_script_runs_as_printed_but_for_what_the_emulator_lacks() throws IOException, InterruptedException {
        Set<String> lacking = new TreeSet<>();
        int followed = 0;
        try (MotoServer server = MotoServer.start()) {
            Map<String, String> environment = environment(server);
            for (JsonNode step : plan.path("steps")) {
                String method = step.path("method").textValue();
                if (!FOLLOWED.contains(method)) {
                    note(step);
                    continue;
                }
                String said = follow(environment, step);
                followed++;
                if (!said.endsWith("exit 0")) {
                    lacking.add(method + " " + refusal(said));
                    note(step);
                }
            }
        }
        List<String> listed = Files.readAllLines(LACKING);
        assertThat(followed).isGreaterThanOrEqualTo(FOLLOWED.size());
        assertThat(lacking).containsExactlyElementsOf(listed);
    }

    private static String refusal(String said) {
        Matcher operation = OPERATION.matcher(said);
        String last = "";
        while (operation.find()) {
            last = operation.group(1);
        }
        return !last.isEmpty()
                ? last
                : said.lines()
                        .filter(line -> line.startsWith("deploy.sh: "))
                        .findFirst()
                        .orElse(said.strip());
    }

    private String follow(Map<String, String> environment, JsonNode step) throws IOException, InterruptedException {
        String script = script(step.path("id").textValue());
        return step.path("manual").asBoolean()
                ? run(environment, script, "--done", "--by", "somebody")
                : run(environment, script, "--execute", "--yes");
    }

    private String script(String id) throws IOException {
        try (Stream<Path> files = Files.walk(artefacts.resolve("waves"))) {
            List<Path> scripts = files.filter(file -> file.toString().matches(".*/\\d+-[^/]*\\.sh"))
                    .toList();
            for (Path script : scripts) {
                if (Files.readString(script).contains("\nstep " + id + " ")) {
                    return script.toString();
                }
            }
        }
        throw new IllegalStateException(id + " has no script");
    }

    /** What is not followed counts as done, so that what comes after it can be. */
    private void note(JsonNode step) throws IOException {
        Path state = Files.createDirectories(folder.resolve("plans/sample/state"));
        String hash = Hashes.ofFile(folder.resolve("plans/sample/plan.json"));
        Files.writeString(
                state.resolve("steps.jsonl"),
                "{\"step\":\"" + step.path("id").textValue() + "\",\"plan\":\"" + hash + "\",\"outcome\":\"done\"}\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private Map<String, String> environment(MotoServer server) throws IOException {
        Path credentials = folder.resolve("credentials");
        Files.writeString(credentials, "[base]\naws_access_key_id = testing\naws_secret_access_key = testing\n");
        StringBuilder config = new StringBuilder();
        int number = 0;
        for (JsonNode account : accounts()) {
            number++;
            String id = account.path("id").asText("2000000000" + (10 + number));
            config.append("[profile ").append(account.path("name").textValue()).append("]\nregion = eu-west-1\n");
            config.append("role_arn = arn:aws:iam::").append(id);
            // The CLI keeps what roles gave it, by their names, also of an emulator that is gone.
            config.append(":role/followed-").append(folder.getFileName()).append("\nsource_profile = base\n");
        }
        Path file = Files.writeString(folder.resolve("config"), config);
        Map<String, String> environment = new HashMap<>();
        environment.put("AWS_CONFIG_FILE", file.toString());
        environment.put("AWS_SHARED_CREDENTIALS_FILE", credentials.toString());
        environment.put("AWS_ENDPOINT_URL", server.endpoint().toString());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("MITOSIS_POLL", "1");
        environment.put("MITOSIS_LIMIT", "20");
        return environment;
    }

    private JsonNode accounts() throws IOException {
        return Json.mapper()
                .readTree(folder.resolve("plans/sample/target.json").toFile())
                .path("accounts");
    }

    private static String run(Map<String, String> environment, String script, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", script));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + "exit " + process.waitFor();
    }
}
