package dev.mitosis.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.RehearsalDocument.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {
    @ParameterizedTest
    @CsvSource({"0, RAN", "1, FAILED", "75, MANUAL", "255, FAILED"})
    void the_exit_code_says_what_came_of_a_script_that_asked_nothing(int exit, Outcome outcome) {
        ScriptRun run = new ScriptRun(exit, "", Duration.ZERO);

        assertThat(Judgement.of(run, List.of(), List.of()).outcome()).isEqualTo(outcome);
        assertThat(Judgement.of(run, List.of(), List.of("aws.example")).outcome())
                .isEqualTo(Outcome.FAILED);
    }
}
