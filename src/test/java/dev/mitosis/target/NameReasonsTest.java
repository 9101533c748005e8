package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Role;
import dev.mitosis.plan.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule about names with a small input that it speaks about and one that it does not. */
class NameReasonsTest {
    private static final Pattern RULE = Pattern.compile("\"(name\\.[a-z-]+)\"");
    private static final Path SOURCE = Path.of("src/main/java/dev/mitosis/target/NameChangeFinder.java");
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String TABLE = "AWS::DynamoDB::Table";

    private record Row(String rule, Consumer<Split> fires, Consumer<Split> passes) {
        @Override
        public String toString() {
            return rule;
        }
    }

    static List<Row> rows() {
        return List.of(
                new Row(
                        "name.unique",
                        split -> split.put(BUCKET, "media", "dev"),
                        split -> split.put(BUCKET, "media", Split.OLD)),
                new Row(
                        "name.account-id",
                        split -> split.put(BUCKET, "media-123456789012", "dev"),
                        split -> split.put(BUCKET, "media-999999999999", "dev")),
                new Row(
                        "name.hand-over",
                        split -> split.put("AWS::AppSync::DomainName", "api.example.com", "dev"),
                        split -> split.put("AWS::Cognito::UserPoolDomain", "login", "dev")),
                new Row(
                        "name.kept",
                        split -> split.put("AWS::Route53Domains::Domain", "example.com", "dev"),
                        split -> split.put("AWS::Route53Domains::Domain", "example.com", Split.OLD)),
                new Row(
                        "name.endpoint",
                        split -> split.put(
                                "AWS::RDS::DBInstance",
                                "orders",
                                "dev",
                                Role.WORKLOAD,
                                Map.of("Endpoint", Map.of("Address", "orders.example"))),
                        split -> split.put("AWS::RDS::DBInstance", "orders", "dev")),
                new Row(
                        "name.arn",
                        split -> uses(split, "arn", Split.arn("orders")),
                        split -> uses(split, "name", "orders")),
                new Row(
                        "name.given",
                        split -> split.put("AWS::EC2::Image", "ami-0123456789abcdef0", "dev")
                                .put("AWS::EC2::Instance", "web", "dev")
                                .says(
                                        "web",
                                        EdgeKind.REFERENCES,
                                        "ami-0123456789abcdef0",
                                        "/ImageId",
                                        "ami-0123456789abcdef0"),
                        split -> split.put("AWS::EC2::Image", "ami-0123456789abcdef0", "dev")));
    }

    private static void uses(Split split, String variable, String text) {
        split.put(TABLE, "orders", "dev")
                .put("AWS::Lambda::Function", "checkout", "dev")
                .says("checkout", EdgeKind.REFERENCES, "orders", "/Environment/Variables/" + variable, text);
    }

    private static Set<String> rules(Consumer<Split> account) {
        Split split = new Split();
        account.accept(split);
        return split.target().names().stream()
                .flatMap(change -> change.reasons().stream())
                .map(Reason::rule)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_rule_speaks_about_its_input_and_not_about_the_other(Row row) {
        assertThat(rules(row.fires())).contains(row.rule());
        assertThat(rules(row.passes())).doesNotContain(row.rule());
    }

    @Test
    void every_rule_has_a_row() throws IOException {
        assertThat(rows()).extracting(Row::rule).containsExactlyInAnyOrderElementsOf(said(SOURCE, RULE));
    }

    /** Those of zones, records, certificates, resolvers and addresses are each named by a test of theirs. */
    @Test
    void every_rule_of_names_answers_is_named_by_a_test() throws IOException {
        Pattern rule = Pattern.compile("\"((?:zone|record|certificate|resolver|address)\\.[a-z-]+)\"");
        Set<String> tested = said(Path.of("src/test/java/dev/mitosis/target/dns"), rule);

        assertThat(tested).containsAll(said(Path.of("src/main/java/dev/mitosis/target/dns"), rule));
    }

    private static Set<String> said(Path place, Pattern rule) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> rule.matcher(text(file)).results())
                    .map((MatchResult match) -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
