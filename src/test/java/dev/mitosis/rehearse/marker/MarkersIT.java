package dev.mitosis.rehearse.marker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.emulator.MotoServer;
import dev.mitosis.emulator.RequiredTool;
import dev.mitosis.emulator.ServedAwsCli;
import dev.mitosis.io.TextResource;
import dev.mitosis.io.TsvTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What markers.sh writes into stores of an emulator it finds there, once. */
class MarkersIT {
    private static final String ACCOUNT = "123456789012";

    /** Makes a store of each type: an ordered queue, a table with a sort key that is a number. */
    private static final String STORES = """
            set -e
            aws dynamodb create-table --table-name orders --billing-mode PAY_PER_REQUEST \\
              --key-schema AttributeName=id,KeyType=HASH AttributeName=at,KeyType=RANGE \\
              --attribute-definitions AttributeName=id,AttributeType=S AttributeName=at,AttributeType=N > made
            aws s3 mb s3://pictures > made
            aws sqs create-queue --queue-name work.fifo --attributes FifoQueue=true > made
            aws ssm put-parameter --name /shop/url --type String --value x > made
            aws secretsmanager create-secret --name key --secret-string x --query ARN --output text > secret
            aws ecr create-repository --repository-name shop/web > made
            """;

    @TempDir
    private Path folder;

    private final Map<String, String> variables = new TreeMap<>(MotoServer.credentials());

    @BeforeEach
    void the_tools_are_there() throws IOException {
        RequiredTool.require("bash");
        RequiredTool.require("aws");
        Files.writeString(folder.resolve("markers.sh"), TextResource.of(MarkedStores.class, "markers.sh"));
        Files.writeString(
                folder.resolve("config"),
                "[profile old]\nregion = eu-west-1\naws_access_key_id = testing\naws_secret_access_key = testing\n");
    }

    private List<String> said(String script) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().putAll(variables);
        int exit = builder.start().waitFor();
        assertThat(exit).as(Files.readString(folder.resolve("err"))).isZero();
        return Files.readAllLines(out);
    }

    private String line(String type, String arn, String name) {
        String store = "arn:aws:" + arn;
        MarkedStore marked = new MarkedStore(store, type, "place", "old", "eu-west-1", name, false);
        return String.join("\t", type, "old", "eu-west-1", store, name, marked.marker());
    }

    @Test
    void what_is_written_into_each_kind_of_store_is_found_once_and_a_message_is_taken_once()
            throws IOException, InterruptedException {
        try (MotoServer server = MotoServer.start();
                ServedAwsCli served = ServedAwsCli.start(Files.createDirectory(folder.resolve("bin")))) {
            variables.put("AWS_CONFIG_FILE", folder.resolve("config").toString());
            variables.put("AWS_DEFAULT_REGION", "eu-west-1");
            variables.put("PATH", served.path());
            variables.put("AWS_ENDPOINT_URL", server.endpoint().toString());
            Files.writeString(
                    folder.resolve("bin/endpoint"),
                    "#!/bin/sh\nexec " + folder.resolve("bin/aws") + " --endpoint-url " + server.endpoint()
                            + " \"$@\"\n");
            said("chmod +x bin/endpoint; mkdir first; mv bin/endpoint first/aws");
            variables.put("PATH", folder.resolve("first") + ":" + served.path());
            said(STORES);
            String secret = Files.readString(folder.resolve("secret")).strip();
            String here = ":eu-west-1:" + ACCOUNT + ":";
            List<String> lines = List.of(
                    line("AWS::DynamoDB::Table", "dynamodb" + here + "table/orders", "orders"),
                    line("AWS::S3::Bucket", "s3:::pictures", "pictures"),
                    line("AWS::SQS::Queue", "sqs" + here + "work.fifo", "work.fifo"),
                    line("AWS::SSM::Parameter", "ssm" + here + "parameter/shop/url", "/shop/url"),
                    line("AWS::SecretsManager::Secret", secret.substring("arn:aws:".length()), "key"),
                    line("AWS::ECR::Repository", "ecr" + here + "repository/shop/web", "shop/web"),
                    line("AWS::S3::Bucket", "s3:::nowhere", "nowhere"));
            assertThat(lines.stream().map(line -> line.split("\t", 2)[0]).collect(Collectors.toSet()))
                    .isEqualTo(TsvTable.loadNamed(MarkedStores.class, "markers.tsv").stream()
                            .map(row -> row.get("type"))
                            .collect(Collectors.toSet()));
            Files.write(folder.resolve("list"), lines);
            Files.write(folder.resolve("queue"), List.of(lines.get(2)));

            List<String> before = said("bash markers.sh count < list");
            List<String> written = said("bash markers.sh put < list");

            assertThat(before).containsExactly("0", "0", "0", "0", "0", "0", "-1");
            assertThat(written).containsExactly("1", "1", "1", "1", "1", "1", "-1");
            assertThat(said("bash markers.sh count < list")).containsExactly("1", "1", "1", "1", "1", "1", "-1");
            assertThat(said("bash markers.sh take ledger < queue; wc -l < ledger"))
                    .containsExactly("1", "1");
            assertThat(said("bash markers.sh count < queue; bash markers.sh take ledger < queue; wc -l < ledger"))
                    .containsExactly("0", "1", "1");
        }
    }
}
