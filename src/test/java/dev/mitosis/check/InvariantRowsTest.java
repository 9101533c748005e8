package dev.mitosis.check;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.check.invariant.InvariantText;
import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.CheckDocument.Verdict;
import dev.mitosis.model.CheckDocument.Violation;
import dev.mitosis.model.target.NameChange;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Of each invariant there is a plan that holds it, which is the good one, and one that breaks it. */
class InvariantRowsTest {
    /**
     * A damage to the good plan.
     *
     * @param id of the invariant that breaks by it
     * @param names what the message has to name
     */
    record Row(String id, String names, Consumer<Trial> damage) {
        @Override
        public String toString() {
            return id + ": " + names;
        }
    }

    static Row row(String id, String names, Consumer<Trial> damage) {
        return new Row(id, names, damage);
    }

    static Stream<Row> rows() {
        return Stream.of(
                        StateRows.rows(),
                        CommandRows.rows(),
                        CallRows.rows(),
                        FigureRows.rows(),
                        SoleRows.rows(),
                        AgreementRows.rows())
                .flatMap(rows -> rows);
    }

    @Test
    void the_good_plan_holds_every_invariant_and_has_something_for_each() {
        Trial trial = ShopTrial.good();
        trial.decisions = TrialDecisions.both();
        CheckDocument check = trial.check();
        assertThat(lines(check)).isEmpty();
        assertThat(check.invariants().stream()
                        .filter(invariant -> invariant.verdict() == Verdict.NOTHING_TO_EXAMINE)
                        .map(Invariant::id))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_damage_breaks_its_invariant_and_the_message_names_what_was_damaged(Row row) {
        Trial trial = ShopTrial.good();
        row.damage().accept(trial);
        assertThat(trial.check().invariants().stream()
                        .filter(invariant -> invariant.id().equals(row.id()))
                        .flatMap(invariant -> invariant.violations().stream())
                        .map(InvariantRowsTest::text))
                .as(() -> String.join("\n", lines(trial.check())))
                .anyMatch(text -> text.contains(row.names()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws lambda get-function-configuration --function-name fn|true",
                "aws lambda get-function-configuration --function-name other|false",
                "aws lambda update-function-configuration --function-name fn|false",
            })
    void what_makes_a_successor_may_ask_what_the_old_thing_is_like(String command, boolean holds) {
        Trial trial = ShopTrial.good();
        TrialStep step = trial.step("fn");
        step.account = "dev";
        step.commands.removeIf(line -> line.contains("sts"));
        step.validation.replaceAll(line -> line.replace("--profile old", "--profile dev"));
        step.commands.add(command + " --profile old --region eu-west-1");

        assertThat(trial.check().invariants().stream()
                        .filter(invariant -> invariant.id().equals("commands-in-place"))
                        .allMatch(invariant -> invariant.violations().isEmpty()))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"fn,true", "arn:aws:x:eu-west-1:111111111111:fn,true", "another,false"})
    void an_unknown_name_that_the_name_of_a_thing_of_the_step_holds_is_no_stranger(String name, boolean holds) {
        Trial trial = ShopTrial.good();
        TrialStep step = trial.step("stop");
        step.commands.add("aws dynamodb describe-table --table-name " + name + " --profile old --region eu-west-1");
        step.commands.add("aws dynamodb describe-table --table-name eu-west-1 --profile old --region eu-west-1");

        assertThat(trial.check().invariants().stream()
                        .filter(invariant -> invariant.id().equals("things-named"))
                        .allMatch(invariant -> invariant.violations().isEmpty()))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"fn,true", "shop,false"})
    void a_name_that_a_thing_keeps_is_no_former_one_where_another_thing_gives_it_up(String name, boolean holds) {
        Trial trial = ShopTrial.good();
        trial.rows.stream()
                .filter(row -> row.id().equals("dev/fn"))
                .forEach(row -> ((ObjectNode) requireNonNull(row.properties())).put("Name", name));
        trial.told.computeIfPresent("fn", (id, data) -> data.replace("{", "{\"Name\": \"" + name + "\", "));
        trial.names.add(new NameChange(
                "dev/table",
                NameChange.What.NAME,
                name,
                name + "-2",
                NameChange.Scope.WORLD,
                NameChange.How.NEW,
                List.of(),
                List.of(),
                List.of()));

        assertThat(trial.check().invariants().stream()
                        .filter(invariant -> invariant.id().equals("as-its-record"))
                        .allMatch(invariant -> invariant.violations().isEmpty()))
                .isEqualTo(holds);
    }

    @Test
    void every_invariant_has_a_row_that_breaks_it() {
        Set<String> broken = rows().map(Row::id).collect(Collectors.toSet());
        assertThat(ShopTrial.good().check().invariants().stream().map(Invariant::id))
                .allMatch(broken::contains)
                .containsExactlyElementsOf(
                        InvariantText.all().stream().map(InvariantText::id).toList());
    }

    private static String text(Violation violation) {
        return violation.step() + ": " + violation.text() + " " + violation.resources();
    }

    static List<String> lines(CheckDocument check) {
        return check.invariants().stream()
                .flatMap(
                        invariant -> invariant.violations().stream().map(found -> invariant.id() + " @ " + text(found)))
                .toList();
    }
}
