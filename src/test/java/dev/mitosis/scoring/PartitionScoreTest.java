package dev.mitosis.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.generated.AccountGenerator;
import dev.mitosis.generated.AccountShape;
import dev.mitosis.generated.GeneratedAccount;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.sampling.Sampled;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The partition is at least as right on generated accounts as {@code floors.tsv} wants. */
class PartitionScoreTest {
    private static final int SAMPLE = 4;
    private static final int SMALL = 20;

    static List<AccountShape> cells() {
        List<AccountShape> small = AccountShape.open().stream()
                .filter(cell -> cell.contexts() <= SMALL)
                .toList();
        return Sampled.of("PartitionScoreTest", small, SAMPLE);
    }

    private static Optional<TsvRow> wanted(AccountShape cell) {
        return TsvTable.loadNamed(PartitionScoreTest.class, "floors.tsv").stream()
                .filter(row -> cell.name().startsWith(row.get("family")))
                .findFirst();
    }

    @Test
    void of_every_cell_it_is_said_how_right_it_has_to_be() {
        assertThat(AccountShape.all()).allMatch(cell -> wanted(cell).isPresent());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void a_partition_is_as_right_as_wanted(AccountShape cell) {
        GeneratedAccount account = AccountGenerator.of(cell, 1);
        PartitionScore score = PartitionScore.of(account.facts(), account.partition(account.graph()));
        TsvRow wanted = wanted(cell).orElseThrow();

        SoftAssertions softly = new SoftAssertions();
        ContextScore contexts = score.contexts();
        EnvironmentScore environments = score.environments();
        softly.assertThat(contexts.index()).as("index").isGreaterThanOrEqualTo(wanted.number("index"));
        softly.assertThat(contexts.purity()).as("purity").isGreaterThanOrEqualTo(wanted.number("purity"));
        softly.assertThat(contexts.undecided()).as("undecided").isLessThanOrEqualTo(wanted.number("undecided"));
        softly.assertThat(environments.accuracy())
                .as("environments")
                .isGreaterThanOrEqualTo(wanted.number("environments"));
        softly.assertThat((double) environments.intoProduction() / environments.resources())
                .as("of other environments, in production")
                .isLessThanOrEqualTo(wanted.number("into"));
        softly.assertThat((double) environments.outOfProduction() / environments.resources())
                .as("of production, outside of it")
                .isLessThanOrEqualTo(wanted.number("out"));
        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void nothing_is_lost_and_every_account_exists(AccountShape cell) {
        GeneratedAccount account = AccountGenerator.of(cell, 2);
        PartitionDocument document = account.partition(account.graph());

        assertThat(document.resources())
                .extracting(Assignment::id)
                .containsExactlyElementsOf(account.facts().stream()
                        .map(fact -> fact.resource())
                        .sorted()
                        .toList());
        assertThat(document.accounts().stream().map(TargetAccount::name))
                .containsAll(
                        document.resources().stream().map(Assignment::account).toList());
        assertThat(document.crossings())
                .allMatch(crossing -> !Objects.equals(crossing.fromAccount(), crossing.toAccount()));
    }
}
