package dev.mitosis.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.golden.Golden;
import dev.mitosis.graph.policy.ActionTable;
import dev.mitosis.graph.reader.ReaderRegistry;
import dev.mitosis.graph.relation.RelationTable;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.InMemorySnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What each row of the graph's tables draws from the smallest records that it speaks of. The lines are golden, so that
 * a row that is lost, or that says something else than before, is seen; a row that draws nothing fails.
 */
class TableRowsTest {
    private static final String ACCOUNT = "123456789012";
    private static final String WANTED = "wanted-one";
    private static final GraphBuilder BUILDER = new GraphBuilder();

    private final List<String> lines = new ArrayList<>();

    private static Resource resource(String type, String name, Map<String, String> tags, String data) {
        try {
            ObjectNode json = (ObjectNode) Json.mapper().readTree(data.replace('\'', '"'));
            return new Resource(arn(type, name), type, "eu-west-1", ACCOUNT, name, name, tags, json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(data, e);
        }
    }

    private static Resource resource(String type, String name) {
        return resource(type, name, Map.of(), "{}");
    }

    private static String arn(String type, String name) {
        return "arn:aws:" + type.replace("AWS::", "").replace("::", "-").toLowerCase(java.util.Locale.ROOT)
                + ":eu-west-1:" + ACCOUNT + ":" + name;
    }

    /** A text that a regular expression of the tables matches. */
    private static String sample(String regex) {
        String text = regex.replaceAll("\\(\\?:[^)]*\\)\\?", "")
                .replaceAll("\\(([^()|]*)\\|[^)]*\\)", "($1)")
                .replaceAll("\\[a-z]\\+", "in")
                .replaceAll("\\[0-9a-f](\\+|\\{8})", "01234567")
                .replace("[0-9a-f]{4}", "0123")
                .replace("[0-9a-f]{12}", "012345678901")
                .replaceAll("\\.\\+\\??|\\[\\^[/:]]\\+", WANTED)
                .replace(".*", "x")
                .replace("\\.", ".")
                .replaceAll("[()]", "");
        assertThat(text).matches(regex);
        return text;
    }

    /** What the first group of the expression is in its sample. */
    private static String named(String regex) {
        Matcher sample = Pattern.compile(regex).matcher(sample(regex));
        assertThat(sample.matches()).isTrue();
        return sample.groupCount() == 0 ? WANTED : sample.group(1);
    }

    private void add(TsvRow row, String what, Resource self, List<Resource> others) {
        List<Resource> all = new ArrayList<>(others);
        all.add(self);
        List<String> edges =
                BUILDER
                        .build(new GraphRequest(new InMemorySnapshot(ACCOUNT, all), Map.of()))
                        .document()
                        .edges()
                        .stream()
                        .map(edge -> edge.from().replace(":eu-west-1:" + ACCOUNT, "") + " "
                                + edge.kind().label() + " " + edge.to().replace(":eu-west-1:" + ACCOUNT, ""))
                        .toList();
        assertThat(edges).as("%s:%d draws something", row.file(), row.line()).isNotEmpty();
        lines.add(row.file() + " " + row.cell(0) + " " + what + " -> " + String.join(", ", edges));
    }

    private void compare(String file) {
        Golden.assertMatches(Path.of("src/test/resources/dev/mitosis/golden", file), String.join("\n", lines) + "\n");
    }

    @Test
    void words_in_the_name_of_a_variable_tell_which_of_many_is_meant() {
        List<TsvRow> rows = TsvTable.load(RelationTable.class, "names.tsv", 2);
        for (TsvRow row : rows) {
            for (String word : row.list(1)) {
                String data = "{'Environment':{'Variables':{'MY_" + word + "':'" + WANTED + "'}}}";
                add(row, word, resource("AWS::Lambda::Function", "self", Map.of(), data), called(rows, row, word));
            }
        }
        compare("rows-names.txt");
    }

    /** Resources of one name: of the type of the row, and of all types that the word does not hint at. */
    private static List<Resource> called(List<TsvRow> rows, TsvRow wanted, String word) {
        return rows.stream()
                .filter(row -> row.equals(wanted) || !row.list(1).contains(word))
                .map(row -> new Resource(
                        arn(row.cell(0), WANTED),
                        row.cell(0),
                        "eu-west-1",
                        ACCOUNT,
                        "id-of-" + row.line(),
                        WANTED,
                        Map.of(),
                        Json.mapper().createObjectNode()))
                .toList();
    }

    @Test
    void a_reference_without_a_rule_is_of_the_kind_of_its_target() {
        for (TsvRow row : TsvTable.load(RelationTable.class, "target-kinds.tsv", 2)) {
            String data = "{'Any':'" + arn(row.cell(0), WANTED) + "'}";
            Resource self = resource("AWS::Some::Thing", "self", Map.of(), data);
            add(row, row.cell(1), self, List.of(resource(row.cell(0), WANTED)));
        }
        compare("rows-target-kinds.txt");
    }

    @Test
    void log_groups_network_interfaces_and_dimensions_name_who_they_belong_to() {
        for (TsvRow row : TsvTable.load(ReaderRegistry.class, "log-names.tsv", 2)) {
            String data = "{'logGroupName':'" + sample(row.cell(0)) + "'}";
            owned(row, resource("AWS::Logs::LogGroup", "self", Map.of(), data), named(row.cell(0)));
        }
        for (TsvRow row : TsvTable.load(ReaderRegistry.class, "requesters.tsv", 2)) {
            String data = "{'RequesterManaged':true,'Description':'" + sample(row.cell(0)) + "'}";
            owned(row, resource("AWS::EC2::NetworkInterface", "self", Map.of(), data), named(row.cell(0)));
        }
        for (TsvRow row : TsvTable.load(ReaderRegistry.class, "dimensions.tsv", 2)) {
            String data = "{'Dimensions':[{'Name':'" + row.cell(0) + "','Value':'" + WANTED + "'}]}";
            owned(row, resource("AWS::CloudWatch::Alarm", "self", Map.of(), data), WANTED);
        }
        compare("rows-owners.txt");
    }

    private void owned(TsvRow row, Resource self, String name) {
        for (String type : row.list(1)) {
            add(row, type, self, List.of(resource(type, name)));
        }
    }

    @Test
    void tags_of_services_name_what_has_made_a_resource() {
        for (TsvRow row : TsvTable.load(ReaderRegistry.class, "tags.tsv", 4)) {
            Map<String, String> tags = Map.of(sample(row.cell(0)), row.cell(1).equals("key") ? "owned" : WANTED);
            for (String type : row.list(3)) {
                Resource self = resource("AWS::Some::Thing", "self", tags, "{}");
                add(row, type, self, List.of(resource(type, WANTED)));
            }
        }
        compare("rows-tags.txt");
    }

    @Test
    void actions_tell_what_a_role_does_to_a_resource() {
        for (TsvRow row : TsvTable.load(ActionTable.class, "actions.tsv", 2)) {
            String action = row.cell(0).replaceFirst("^\\*", "some").replace("*", "x");
            String service = action.startsWith("sts:") ? "iam" : action.substring(0, action.indexOf(':'));
            String target = "arn:aws:" + service + ":eu-west-1:" + ACCOUNT + ":" + WANTED;
            String data = "{'RolePolicyList':[{'PolicyDocument':{'Statement':[{'Effect':'Allow','Action':'" + action
                    + "','Resource':'" + target + "'}]}}]}";
            Resource wanted = new Resource(
                    target,
                    "AWS::Some::Thing",
                    "eu-west-1",
                    ACCOUNT,
                    WANTED,
                    WANTED,
                    Map.of(),
                    Json.mapper().createObjectNode());
            add(row, action, resource("AWS::IAM::Role", "self", Map.of(), data), List.of(wanted));
        }
        compare("rows-actions.txt");
    }
}
