package dev.mitosis.scan.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.cli.CommandLineRun;
import dev.mitosis.model.Finding;
import dev.mitosis.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each finding of an import, from the smallest file that has it, and the nearest one that has not. */
class ImportFindingsTest {
    private static final String ACCOUNT = "123456789012";
    private static final Pattern RULE = Pattern.compile("\"(import\\.[a-z-]+)\"");

    private static final String ROWS = """
            rule                       | file                     | with                                                                        | without
            import.unreadable          | sqs-list-queues          | {'QueueUrls':[],'NextToken':'more'}                                         | {'QueueUrls':[]}
            import.unreadable          | sns-list-topics          | {'Topics':[                                                                 | {'Topics':[]}
            import.unreadable          | iam-list-roles           | {'Roles':[],'IsTruncated':true,'Marker':'m'}                                | {'Roles':[],'IsTruncated':false,'Marker':'m'}
            import.other-account       | sns-list-topics          | {'Topics':[{'TopicArn':'arn:aws:sns:eu-west-1:210987654321:t'}]}            | {'Topics':[{'TopicArn':'arn:aws:sns:eu-west-1:123456789012:t'}]}
            import.not-among-the-files | ec2-describe-vpcs        | {'Vpcs':[{'VpcId':'vpc-0a1b2c3d','OwnerId':'123456789012'}]}                | {'Vpcs':[]}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', useHeadersInDisplayName = true, textBlock = ROWS)
    void each_rule_finds_the_one_file_and_not_the_other(String rule, String file, String with, String without)
            throws IOException {
        assertThat(found("with", file, with)).contains(rule);
        assertThat(found("without", file, without)).doesNotContain(rule);
    }

    private Set<String> found(String workspace, String file, String content) throws IOException {
        Path work = folder.resolve(workspace);
        Path region = Files.createDirectories(work.resolve("cli/eu-west-1"));
        Files.writeString(region.resolve(file + ".json"), content.replace('\'', '"'));
        CommandLineRun.in(work, "import", "--aws-cli", "cli", "--account", ACCOUNT, "--region", "eu-west-1");
        Set<String> found = new TreeSet<>();
        SnapshotStore.open(work.resolve("plans").resolve(ACCOUNT).resolve("snapshot")).manifest().findings().stream()
                .map(Finding::rule)
                .forEach(found::add);
        return found;
    }

    @Test
    void every_rule_that_the_code_names_has_a_row() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/mitosis/scan/imports"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher rule = RULE.matcher(Files.readString(file));
                while (rule.find()) {
                    named.add(rule.group(1));
                }
            }
        }
        assertThat(ROWS.lines()
                        .skip(1)
                        .map(line -> line.substring(0, line.indexOf('|')).strip()))
                .containsAll(named);
    }
}
