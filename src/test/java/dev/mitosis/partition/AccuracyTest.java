package dev.mitosis.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How right the partition is on random accounts of different styles; the floors are what a person would expect. */
class AccuracyTest {
    private static final int SEEDS = 12;

    /** Shares of resources that are right, 0 to 1. */
    record Accuracy(double context, double environment, Map<String, Integer> confusion) {}

    private static Accuracy measure(RandomAccount account) {
        PartitionDocument document = account.fields().partition();
        int contexts = 0;
        int environments = 0;
        Map<String, Integer> confusion = new TreeMap<>();
        for (Map.Entry<String, RandomAccount.True> entry : account.truth().entrySet()) {
            Assignment row = Fields.row(document, entry.getKey());
            RandomAccount.True truth = entry.getValue();
            boolean context = truth.context().equals(row.context());
            boolean environment = truth.environment().equals(row.environment());
            contexts += context ? 1 : 0;
            environments += environment ? 1 : 0;
            if (!context || !environment) {
                String key =
                        truth.context() + "/" + truth.environment() + " -> " + row.context() + "/" + row.environment();
                confusion.merge(key, 1, Integer::sum);
            }
        }
        double size = account.truth().size();
        return new Accuracy(contexts / size, environments / size, confusion);
    }

    @ParameterizedTest
    @CsvSource({"NAMES, 0.97, 0.97", "TAGS, 0.99, 0.99", "STACKS, 0.97, 0.97", "LIFE, 0.90, 0.95"})
    void contexts_and_environments_are_found_in_every_style(
            RandomAccount.Style style, double contextFloor, double environmentFloor) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Accuracy accuracy = measure(new RandomAccount(style, seed));
            assertThat(accuracy.context())
                    .as("context, %s, seed %d: %s", style, seed, accuracy.confusion())
                    .isGreaterThanOrEqualTo(contextFloor);
            assertThat(accuracy.environment())
                    .as("environment, %s, seed %d: %s", style, seed, accuracy.confusion())
                    .isGreaterThanOrEqualTo(environmentFloor);
        }
    }

    /**
     * Without names and tags nobody can know which groups are the same product in two environments; but the groups
     * themselves can be found.
     */
    @ParameterizedTest
    @CsvSource({"0.75"})
    void groups_are_found_by_dependencies_alone(double floor) {
        for (int seed = 0; seed < SEEDS; seed++) {
            RandomAccount account = new RandomAccount(RandomAccount.Style.DEPENDENCIES, seed);
            PartitionDocument document = account.fields().partition();
            Map<String, Map<String, Integer>> groups = new HashMap<>();
            account.truth().forEach((id, truth) -> {
                String context = Fields.row(document, id).context();
                if (context != null) {
                    groups.computeIfAbsent(context, unused -> new TreeMap<>())
                            .merge(truth.context() + truth.environment(), 1, Integer::sum);
                }
            });
            int pure = groups.values().stream()
                    .mapToInt(group -> group.values().stream()
                            .mapToInt(count -> count)
                            .max()
                            .orElse(0))
                    .sum();
            assertThat((double) pure / account.truth().size())
                    .as("seed %d: %s", seed, groups)
                    .isGreaterThanOrEqualTo(floor);
            assertThat(groups.size()).as("seed %d: %s", seed, groups).isBetween(3, 40);
        }
    }

    @ParameterizedTest
    @CsvSource({"NAMES", "TAGS", "STACKS", "DEPENDENCIES", "LIFE"})
    void nothing_is_lost_and_every_account_exists(RandomAccount.Style style) {
        RandomAccount account = new RandomAccount(style, 99);
        PartitionDocument document = account.fields().partition();

        assertThat(document.resources())
                .hasSize((int) account.fields().snapshot().resources().count())
                .extracting(Assignment::id)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(document.accounts().stream().map(PartitionDocument.TargetAccount::name))
                .containsAll(
                        document.resources().stream().map(Assignment::account).toList());
        assertThat(document.crossings())
                .allMatch(crossing -> !Objects.equals(crossing.fromAccount(), crossing.toAccount()));
    }
}
