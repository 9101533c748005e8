package dev.mitosis.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The served AWS CLI says and leaves what the one says and leaves that starts anew. */
class ServedAwsCliIT {
    private static final List<List<String>> CALLS = List.of(
            List.of("sts", "get-caller-identity", "--profile", "role", "--query", "Account", "--output", "text"),
            List.of("--version"),
            List.of("sts", "get-caller-identity", "--query", "Account", "--output", "text"),
            List.of("sts", "get-caller-identity", "--profile", "nobody"),
            List.of("ec2", "describe-vpcs", "--vpc-ids", "vpc-1"),
            List.of("ec2", "describe-no-such-thing"),
            List.of(
                    "ssm",
                    "put-parameter",
                    "--name",
                    "/a b/'c'",
                    "--type",
                    "String",
                    "--value",
                    "file://value",
                    "--overwrite",
                    "--query",
                    "Tier"),
            List.of("ssm", "get-parameter", "--name", "/a b/'c'", "--query", "Parameter.Value", "--output", "text"),
            List.of("configure", "get", "region"));

    @TempDir
    private Path folder;

    @BeforeEach
    void the_tool_is_there() {
        RequiredTool.require("aws");
    }

    private record Said(int exit, String out, String err) {}

    private Said said(String path, Path home, MotoServer server, List<String> words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "aws \"$@\"", "aws"));
        command.addAll(words);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Map<String, String> variables = new TreeMap<>(MotoServer.credentials());
        variables.put("AWS_DEFAULT_REGION", "eu-west-1");
        variables.put("AWS_ENDPOINT_URL", server.endpoint().toString());
        variables.put("AWS_PAGER", "");
        variables.put("HOME", Files.createDirectories(home).toString());
        variables.put("AWS_CONFIG_FILE", folder.resolve("config").toString());
        variables.put("PATH", path);
        builder.environment().putAll(variables);
        int exit = builder.start().waitFor();
        return new Said(exit, Files.readString(out), Files.readString(err));
    }

    @Test
    void the_served_program_answers_as_the_one_that_starts_anew() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("value"), "a value, ä\n");
        Files.writeString(folder.resolve("config"), """
                [profile role]
                region = eu-west-1
                role_arn = arn:aws:iam::700000000001:role/any
                credential_source = Environment
                """);
        Path program = Files.createDirectory(folder.resolve("bin"));
        try (MotoServer server = MotoServer.start();
                ServedAwsCli served = ServedAwsCli.start(program)) {
            for (List<String> call : CALLS) {
                Said anew = said(System.getenv("PATH"), folder.resolve("home"), server, call);

                assertThat(said(served.path(), folder.resolve("other"), server, call))
                        .as(String.join(" ", call))
                        .isEqualTo(anew);
            }
            assertThat(folder.resolve("other/.aws/cli/cache")).isNotEmptyDirectory();
        }
    }
}
