package dev.mitosis.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.RehearsalDocument.Outcome;
import dev.mitosis.rehearse.gate.EmulatorCall;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {
    @ParameterizedTest
    @CsvSource({"0, RAN", "1, FAILED", "75, MANUAL", "255, FAILED"})
    void the_exit_code_says_what_came_of_a_script_that_asked_nothing(int exit, Outcome outcome) {
        ScriptRun run = new ScriptRun(exit, "", Duration.ZERO);

        assertThat(Judgement.of(run, "", List.of(), List.of()).outcome()).isEqualTo(outcome);
        assertThat(Judgement.of(run, "", List.of(), List.of("aws.example")).outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "aws ce get-cost-forecast,         400 501, EMULATOR_LACKS",
        "aws ce get-cost-forecast,         501 400, FAILED",
        "aws ce get-cost-forecast,         501 200, EMULATOR_LACKS",
        "mitosis cost export --yes,        501 200, FAILED",
        "even_incomplete mitosis scan,     501 200, FAILED"
    })
    void only_a_call_that_the_emulator_lacks_ends_with_its_last_refusal(
            String command, String answers, Outcome outcome) {
        List<EmulatorCall> calls = Stream.of(answers.split(" ", -1))
                .map(Integer::valueOf)
                .map(status -> new EmulatorCall("ce", "GetCostForecast", status, status == 501, false))
                .toList();

        assertThat(Judgement.of(new ScriptRun(1, "", Duration.ZERO), command, calls, List.of())
                        .outcome())
                .isEqualTo(outcome);
    }
}
