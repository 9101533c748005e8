package dev.mitosis.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.emulator.RequiredTool;
import dev.mitosis.rehearse.gate.EmulatorGate;
import dev.mitosis.rehearse.gate.LoopbackEndpoint;
import dev.mitosis.rehearse.gate.RefusingProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a script of a rehearsal finds around itself. */
class IsolationTest {
    private static final Set<String> OF_THE_SHELL = Set.of("PWD", "OLDPWD", "SHLVL", "_");

    @TempDir
    private Path root;

    private RehearsalFolder folder;
    private EmulatorGate gate;
    private RefusingProxy proxy;
    private ScriptEnvironment environment;

    @BeforeEach
    void an_environment() throws IOException {
        RequiredTool.require("bash");
        Path account = Files.createDirectories(root.resolve("plans/123456789012"));
        Files.writeString(account.resolve("plan.json"), "{}");
        Files.createDirectories(account.resolve("artefacts"));
        Files.writeString(Files.createDirectories(account.resolve("state")).resolve("steps.jsonl"), "really done");
        folder = new RehearsalFolder(account.resolve("rehearsal"), "123456789012");
        folder.begin(account);
        gate = EmulatorGate.open(LoopbackEndpoint.of(URI.create("http://127.0.0.1:9")));
        proxy = RefusingProxy.open();
        environment = new ScriptEnvironment(folder, System.getenv("PATH"), gate, proxy);
        environment.programs(List.of("echo", "it's this product"));
    }

    @AfterEach
    void nothing_stays_open() {
        gate.close();
        proxy.close();
    }

    private String said(String script, Map<String, String> further) throws IOException {
        Path log = folder.said().resolve("script.log");
        return ScriptRun.of(List.of("-c", script), folder.artefacts(), log, environment.variables(0, further))
                .said()
                .strip();
    }

    @Test
    void its_environment_holds_what_was_put_there_and_nothing_else() throws IOException {
        Set<String> names = said("env", Map.of("SECRET", "x"))
                .lines()
                .map(line -> line.substring(0, line.indexOf('=')))
                .collect(Collectors.toCollection(TreeSet::new));
        names.removeAll(OF_THE_SHELL);

        assertThat(names)
                .containsExactlyElementsOf(
                        environment.variables(0, Map.of("SECRET", "x")).keySet());
        assertThat(names)
                .filteredOn(name -> name.startsWith("AWS_"))
                .containsExactlyInAnyOrder(
                        "AWS_CONFIG_FILE",
                        "AWS_SHARED_CREDENTIALS_FILE",
                        "AWS_ENDPOINT_URL",
                        "AWS_EC2_METADATA_DISABLED",
                        "AWS_DISABLE_HOST_PREFIX_INJECTION",
                        "AWS_MAX_ATTEMPTS");
    }

    @Test
    void home_profiles_and_temporary_files_are_its_own() throws IOException {
        String said = said("echo ~; echo $AWS_CONFIG_FILE; mktemp", Map.of());

        assertThat(said.lines()).allSatisfy(line -> assertThat(line).startsWith(folder.root() + "/"));
    }

    @Test
    void a_host_that_is_not_the_emulator_is_refused_and_told() throws IOException {
        RequiredTool.require("curl");

        String said =
                said("curl -sS http://example.com/ -o /dev/null -w '%{http_code}'; curl -sS https://x.test", Map.of());

        assertThat(said).contains("502").contains("403");
        assertThat(gate.outside()).containsExactly("example.com/");
        assertThat(proxy.taken()).containsExactly("x.test:443");
    }

    @Test
    void a_profile_of_the_machine_is_not_there() throws IOException {
        RequiredTool.require("aws");
        EmulatedAccounts accounts =
                new EmulatedAccounts(Map.of("production", "123456789012"), "production", "eu-west-1");
        accounts.write(folder.config(), folder.credentials());

        assertThat(said("aws configure get profile.production.role_arn", Map.of()))
                .isEqualTo("arn:aws:iam::123456789012:role/rehearsal");
        assertThat(said("aws configure list --profile default", Map.of())).contains("could not be found");
    }

    @Test
    void the_clock_runs_ahead_where_nobody_waits() throws IOException {
        Path log = folder.said().resolve("script.log");
        String script =
                "ahead=$(date +%s); PATH=$MITOSIS_REHEARSAL_PATH; echo $((ahead - $(date +%s))); date -u -d @0 +%Y";

        String said = ScriptRun.of(
                        List.of("-c", script), folder.artefacts(), log, environment.variables(86_400, Map.of()))
                .said();

        assertThat(Integer.parseInt(said.lines().findFirst().orElseThrow())).isBetween(86_398, 86_402);
        assertThat(said.lines().skip(1)).containsExactly("1970");
    }

    @Test
    void this_product_is_started_as_it_was() throws IOException {
        assertThat(said("mitosis cost verify", Map.of())).isEqualTo("it's this product cost verify");
    }

    @Test
    void what_was_really_done_stays_outside() throws IOException {
        assertThat(folder.plans().resolve("plan.json")).exists();
        assertThat(said("ls ../state", Map.of())).isEmpty();
    }
}
