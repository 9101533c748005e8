package dev.mitosis.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mitosis.io.Json;
import dev.mitosis.method.command.CliCalls;
import dev.mitosis.method.command.Command;
import dev.mitosis.method.command.CommandTemplate;
import dev.mitosis.method.command.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the methods, filled with what it is filled with usually, is one that the programs understand. */
class CommandLinesTest {
    private static final Path PARSER = Path.of("src/test/python/parse_commands.py");

    /** What earlier commands find out, where a call wants more than a word. */
    private static final Map<String, String> JSON = Map.of(
            "ALIASES",
            "{\"Quantity\":0}",
            "MODEL",
            "{\"DimensionMappings\":[{\"SourceColumn\":\"host\"}]}",
            "NETWORK",
            "{\"SubnetIds\":[\"subnet-1\"]}");

    @TempDir
    private Path folder;

    @Test
    void the_shell_can_read_every_command() throws Exception {
        Path script = folder.resolve("commands.sh");
        Files.write(script, commands().stream().map(Command::toString).toList());

        assertThat(run("bash", "-n", script.toString())).isEqualTo("0: ");
    }

    @Test
    void the_aws_cli_understands_every_call() throws Exception {
        // A machine that builds releases has the CLI.
        boolean wanted = System.getenv("CI") != null;
        assumeTrue(
                wanted || run("python3", "-c", "import awscli").startsWith("0:"),
                "the AWS CLI is not installed for python3");
        List<List<List<String>>> calls = commands().stream()
                .flatMap(command -> CliCalls.of(command, JSON).stream())
                .distinct()
                .toList();
        Path file = folder.resolve("calls.json");
        Files.writeString(file, Json.line(calls));

        assertThat(calls).hasSizeGreaterThan(1000);
        assertThat(run("python3", PARSER.toString(), file.toString()))
                .matches("0: " + calls.stream().mapToInt(List::size).sum() + " calls, 0 refused\\s*");
    }

    private static List<Command> commands() {
        return MethodLibrary.load().all().stream()
                .flatMap(method -> method.steps().stream())
                .flatMap(StepTemplate::templates)
                .map(CommandLinesTest::filled)
                .toList();
    }

    private static Command filled(CommandTemplate template) {
        return template.fill(name -> Optional.of(value(name)));
    }

    private static Value value(String name) {
        return switch (name) {
            case "source" -> options("old", "eu-west-1");
            case "target" -> options("new", "eu-west-1");
            case "backup" -> options("backup", "eu-west-1");
            case "management" -> options("management", "us-east-1");
            case "source.account" -> new Value.Data("123456789012");
            case "target.account", "backup.account" -> new Value.Data("210987654321");
            case "source.profile" -> new Value.Data("old");
            case "target.profile" -> new Value.Data("new");
            case "resource.region" -> new Value.Data("eu-west-1");
            case "resource.arn", "new.arn", "shared.key", "new.key" ->
                new Value.Data("arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f");
            case "captured.FILTERS" -> new Value.Data("[[{\"type\":\"EVENT\",\"pattern\":\"PUSH\"}]]");
            case "captured.SETTINGS" -> new Value.Data("[{\"prefix\":\"www\",\"branchName\":\"main\"}]");
            case "captured.OLD_ATTRIBUTES", "captured.CLOSED_ATTRIBUTES" -> new Value.Data("{\"Policy\":\"\"}");
            case "captured.MODEL" -> new Value.Variable("MODEL");
            case "captured.NETWORK" -> new Value.Variable("NETWORK");
            case "captured.ALIASES" -> new Value.Variable("ALIASES");
            case "run" -> new Value.Data("r1");
            default -> new Value.Data(usual(name));
        };
    }

    /** Text that is long enough for an identifier and a number where one is wanted. */
    private static String usual(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('.')) + 1);
        return last.toUpperCase(java.util.Locale.ROOT).matches(".*(ARN|_ROLE|KEY)")
                ? "arn:aws:iam::123456789012:role/orders"
                : "1234567890";
    }

    private static Value options(String profile, String region) {
        return new Value.Options(List.of(new Value.Option("--profile", profile), new Value.Option("--region", region)));
    }

    /** Runs a program; gives its end and what it said. */
    private String run(String... words) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue() + ": " + Files.readString(said);
    }
}
