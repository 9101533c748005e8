package dev.mitosis.check;

import static dev.mitosis.check.Trial.OLD;
import static dev.mitosis.check.Trial.REGION;
import static dev.mitosis.check.Trial.arn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.check.estate.EstateAgrees;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What two lists of a target say of one thing: small estates that agree, and the same with one of the two changed. */
class EstateComparisonTest {
    /**
     * An estate.
     *
     * @param says what is said of it; empty where all agrees
     */
    record Pair(String what, String says, Consumer<Trial> estate) {
        @Override
        public String toString() {
            return what + (says.isEmpty() ? " agrees" : ": " + says);
        }
    }

    static Stream<Pair> pairs() {
        return Stream.of(NetworkPairs.all(), AccessPairs.all(), PlacePairs.all(), OrganizationPairs.all())
                .flatMap(pairs -> pairs);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void lists_that_tell_of_one_thing_say_the_same(Pair pair) {
        Trial trial = new Trial().account(OLD, true).account("dev", false);
        pair.estate().accept(trial);
        List<String> said = trial.said((dossier, landscape) -> new EstateAgrees(dossier));
        if (pair.says().isEmpty()) {
            assertThat(said).isEmpty();
        } else {
            assertThat(said).hasSize(1).allMatch(text -> text.contains(pair.says()));
        }
    }

    static Pair agrees(String what, Consumer<Trial> estate) {
        return new Pair(what, "", estate);
    }

    static Pair differs(String what, String says, Consumer<Trial> estate) {
        return new Pair(what, says, estate);
    }

    /** A new thing in a stack of its own. */
    static void makes(Trial trial, String id, String type, String properties, PlannedPart... parts) {
        String stack = "dev/" + REGION + "/" + id.substring(id.lastIndexOf('/') + 1);
        trial.rows.add(new PlannedResource(
                id,
                null,
                false,
                type,
                REGION,
                "dev",
                id,
                id,
                Fate.NEW,
                Filled.NEVER,
                null,
                "new",
                List.of(),
                stack,
                json(properties),
                List.of(parts)));
        trial.stack("dev", id.substring(id.lastIndexOf('/') + 1), false);
    }

    /** A thing that succeeds one of the old account. */
    static void moves(Trial trial, String name, String type, String properties) {
        trial.moves(name, type, "dev", null, Filled.NEVER, json(properties));
    }

    static PlannedPart part(String id, String type, String properties) {
        return new PlannedPart(id, type, null, json(properties));
    }

    static JsonNode json(String text) {
        return ShopTrial.json(text.replace('\'', '"').replace("OTHER", arn("other")));
    }
}
