package dev.mitosis.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.generated.AccountGenerator;
import dev.mitosis.generated.AccountShape;
import dev.mitosis.generated.GeneratedAccount;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.scoring.Baseline.Known;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated accounts look like those that public templates make, and are no easier; see {@code public-shapes.tsv}. */
class ShapeCheckTest {
    private static final double ROOM = 1.5;
    private static final double EASIER = 0.1;

    private static List<TsvRow> recorded() {
        return TsvTable.loadNamed(ShapeCheckTest.class, "public-shapes.tsv");
    }

    private static double least(String figure) {
        return recorded().stream().mapToDouble(row -> row.number(figure)).min().orElseThrow();
    }

    private static double most(String figure) {
        return recorded().stream().mapToDouble(row -> row.number(figure)).max().orElseThrow();
    }

    private static GeneratedAccount account(String cell) {
        return AccountGenerator.of(AccountShape.of(cell), 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"third-stacks-1", "untagged-stacks-unnamed", "third-guardian"})
    void an_account_of_stacks_looks_like_those_of_public_templates(String cell) {
        GeneratedAccount account = account(cell);
        ShapeFigures shape = ShapeFigures.of(account.resources(), account.graph());

        SoftAssertions softly = new SoftAssertions();
        Map.of(
                        "edges", shape.edges(),
                        "members", shape.members(),
                        "named", shape.named(),
                        "hub", shape.hub(),
                        "leaves", shape.leaves(),
                        "tagged", shape.tagged())
                .forEach((figure, value) -> softly.assertThat(value)
                        .as("%s of %s", figure, shape)
                        .isBetween(least(figure) / ROOM, most(figure) * ROOM));
        softly.assertThat(shape.types()).isGreaterThanOrEqualTo((int) most("types"));
        softly.assertAll();
    }

    @ParameterizedTest
    @CsvSource({"third-usual", "third-guardian", "untagged-stacks-unnamed", "third-apart"})
    void no_method_that_anybody_could_use_comes_further_than_on_public_templates(String cell) {
        GeneratedAccount account = account(cell);
        GraphDocument graph = account.graph();
        Known known = new Known(account.resources(), graph, account.facts());

        SoftAssertions softly = new SoftAssertions();
        Map.of(
                        "components", Baseline.COMPONENTS,
                        "tags", Baseline.TAGS,
                        "louvain", Baseline.LOUVAIN,
                        "leiden", Baseline.LEIDEN)
                .forEach(
                        (figure, baseline) -> softly.assertThat(ContextScore.of(account.facts(), baseline.labels(known))
                                        .indexOfAll())
                                .as(figure)
                                .isLessThanOrEqualTo(mean(figure) + EASIER));
        softly.assertAll();
    }

    /** The mean over the accounts of which the truth is known. */
    private static double mean(String figure) {
        double mean = recorded().stream()
                .filter(row -> !row.get(figure).equals("-"))
                .mapToDouble(row -> row.number(figure))
                .average()
                .orElseThrow();
        assertThat(mean).isBetween(0.0, 1.0);
        return mean;
    }
}
