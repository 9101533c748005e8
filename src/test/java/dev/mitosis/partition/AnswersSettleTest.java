package dev.mitosis.partition;

import static dev.mitosis.partition.QuestionsTest.asked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.config.DecisionsFile;
import dev.mitosis.generated.AccountGenerator;
import dev.mitosis.generated.AccountShape;
import dev.mitosis.generated.GeneratedAccount;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.OpenQuestion.Kind;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is proposed as an answer settles the question, in whole accounts. */
class AnswersSettleTest {
    @TempDir
    private Path folder;

    private Path written(String yaml) throws IOException {
        return Files.writeString(folder.resolve("decisions.yaml"), yaml);
    }

    /** Every question of an account nobody wrote by hand: each proposed decision is valid and does what it says. */
    @ParameterizedTest
    @CsvSource({"untagged-usual, 3", "third-wrong-10, 4", "untagged-vpc-each, 5"})
    void each_decision_that_a_question_proposes_settles_as_many_rows_as_it_says(String cell, long seed)
            throws IOException {
        GeneratedAccount account = AccountGenerator.of(AccountShape.of(cell), seed);
        GraphDocument graph = account.graph();
        PartitionDocument before = account.partition(graph);
        for (Kind kind : Kind.values()) {
            for (OpenQuestion question : asked(before, kind).stream().limit(4).toList()) {
                PartitionDocument after = new Partitioner()
                        .partition(new PartitionRequest(
                                account.snapshot(), graph, DecisionsFile.read(written(question.decision())), Map.of()));
                assertThat(after.questions()).extracting(OpenQuestion::id).doesNotContain(question.id());
                assertThat(answered(question, before, after))
                        .as(question.text())
                        .isGreaterThanOrEqualTo(question.settles());
            }
        }
    }

    /** How many rows have what the question is about and lacked it, or have it by decision. */
    private static long answered(OpenQuestion question, PartitionDocument before, PartitionDocument after) {
        long count = 0;
        for (int i = 0; i < before.resources().size(); i++) {
            Assignment old = before.resources().get(i);
            Assignment row = after.resources().get(i);
            boolean settled = switch (question.kind()) {
                case CONTEXT -> old.context() == null && row.context() != null;
                case ENVIRONMENT -> old.environment() == null && row.environment() != null;
                case UNKNOWN_ENVIRONMENT -> question.resources().contains(row.id()) && row.environment() != null;
                case CONTRADICTION ->
                    row.reasons().stream().anyMatch(reason -> reason.rule().equals("decision.assign"));
                case OWNER, DELIVERY -> Objects.equals(old.context(), row.context());
            };
            count += settled ? 1 : 0;
        }
        return count;
    }
}
