package dev.mitosis.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.method.MethodLibrary;
import dev.mitosis.method.RiskTexts;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.KnowledgeFile;
import dev.mitosis.model.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the plan's findings, on a split where it speaks and on one beside it where it does not. */
class PlanRuleRowsTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final Path SOURCES = Path.of("src/main/java/dev/mitosis/plan");
    private static final Pattern RULE = Pattern.compile("\"(plan\\.[a-z-]+)\"");
    private static final Set<String> FILES = Set.of("plan.json", "plan.html", "plan.md", "plan.xlsx");

    /** What fires a rule, and what lies beside it. */
    private record Row(Split fires, Split doesNot, List<KnowledgeFile> own, List<KnowledgeFile> without) {
        Row(Split fires, Split doesNot) {
            this(fires, doesNot, List.of(), List.of());
        }
    }

    private static Split pair(String left, String right) {
        return new Split()
                .put(FUNCTION, "api", left, Role.WORKLOAD, Map.of("FunctionName", "api"))
                .put(TABLE, "orders", right, Role.WORKLOAD, Map.of("TableName", "orders"));
    }

    private static Split waves(UnaryOperator<String> yaml, String wanted) {
        return pair("dev", "dev").decide(Wanted.wave(yaml.apply(wanted)));
    }

    private static KnowledgeFile method(String type) {
        return new KnowledgeFile("methods/own.yaml", """
                - id: own-way
                  types: [%s]
                  noun: {one: thing, many: things}
                  disposition: recreate
                  moves: [recreate]
                  phase: data
                  mechanism: A stack makes an equal one.
                  why: The house says so.
                  frozenBy: Nobody writes to it.
                  nothingToDelete: The house deletes it.
                  rollback: {grade: easy, text: Nothing is changed.}
                  sources: [inference]
                """.formatted(type));
    }

    private static Map<String, Row> rows() {
        Map<String, Row> rows = new TreeMap<>();
        rows.put(
                "plan.environments-together",
                new Row(
                        pair("dev", "staging").need("api", EdgeKind.WRITES, "orders"),
                        pair("dev", "dev").need("api", EdgeKind.WRITES, "orders")));
        rows.put("plan.wave-empty", new Row(waves(name -> name, "nobody"), waves(name -> name, "shop")));
        rows.put(
                "plan.wave-takes-more",
                new Row(
                        pair("dev", "staging")
                                .need("api", EdgeKind.WRITES, "orders")
                                .decide(Wanted.environment("dev")),
                        pair("dev", "staging").decide(Wanted.environment("dev"))));
        rows.put("plan.old-one-kept", new Row(kept(EdgeKind.ENCRYPTS_WITH), kept(EdgeKind.LOGS_TO)));
        rows.put("plan.own-method", new Row(pair("dev", "dev"), pair("dev", "dev"), List.of(method(TABLE)), List.of()));
        rows.put(
                "plan.own-method-idle",
                new Row(
                        pair("dev", "dev"),
                        pair("dev", "dev"),
                        List.of(method("AWS::SQS::Queue")),
                        List.of(method(TABLE))));
        rows.put(
                "plan.own-tables",
                new Row(
                        pair("dev", "dev"),
                        pair("dev", "dev"),
                        List.of(new KnowledgeFile("words.yaml", "")),
                        List.of(method(TABLE))));
        return rows;
    }

    /** Something that stays and, as only the graph knows, is bound in a way to something that moves. */
    private static Split kept(EdgeKind kind) {
        return new Split()
                .put("AWS::SQS::Queue", "mails", Split.OLD, Role.WORKLOAD, Map.of("QueueName", "mails"))
                .put("AWS::SQS::Queue", "jobs", "dev", Role.WORKLOAD, Map.of("QueueName", "jobs"))
                .needUnseen("mails", kind, "jobs");
    }

    static Set<String> ids() {
        return rows().keySet();
    }

    private static Set<String> fired(Split split, List<KnowledgeFile> own) {
        Set<String> rules = new TreeSet<>();
        MethodLibrary library = MethodLibrary.load(own);
        split.planWith(library, new Planner(library, RiskTexts.load()), own).findings().stream()
                .map(Finding::rule)
                .forEach(rules::add);
        return rules;
    }

    @ParameterizedTest
    @MethodSource("ids")
    void a_rule_speaks_where_it_should_and_nowhere_else(String id) {
        Row row = Objects.requireNonNull(rows().get(id));

        assertThat(fired(row.fires(), row.own())).as("fires").contains(id);
        assertThat(fired(row.doesNot(), row.without())).as("does not fire").doesNotContain(id);
    }

    @Test
    void every_rule_has_a_row() throws IOException {
        Set<String> rules = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                RULE.matcher(Files.readString(file)).results().forEach(found -> rules.add(found.group(1)));
            }
        }
        rules.removeAll(FILES);

        assertThat(ids()).containsExactlyElementsOf(rules);
    }

    /** Decisions about waves. */
    private static final class Wanted {
        static Decisions wave(String context) {
            return decisions("waves: {wanted: [{name: pilot, contexts: [" + context + "]}]}");
        }

        static Decisions environment(String name) {
            return decisions("waves: {wanted: [{name: pilot, environments: [" + name + "]}]}");
        }

        private static Decisions decisions(String yaml) {
            try {
                return dev.mitosis.io.Json.yaml().readValue(yaml, Decisions.class);
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
