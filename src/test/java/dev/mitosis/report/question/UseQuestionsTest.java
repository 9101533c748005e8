package dev.mitosis.report.question;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.Edge;
import dev.mitosis.report.SampleReport;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.table.ReportTables;
import java.util.List;
import org.junit.jupiter.api.Test;

class UseQuestionsTest {
    private static final ReportInput SAMPLE = SampleReport.input();
    private static final Edge EDGE = SAMPLE.graph().edges().stream()
            .filter(edge -> edge.kind().mayBeUnused())
            .findFirst()
            .orElseThrow();

    private static ReportInput said(String evidence) throws JsonProcessingException {
        Decisions decisions = Json.yaml()
                .readValue(
                        "unused: [{from: '" + EDGE.from() + "', to: '" + EDGE.to() + "', kind: "
                                + EDGE.kind().label() + ", evidence: '" + evidence + "', reason: Ada looked}]",
                        Decisions.class);
        return SampleReport.deciding(SAMPLE, decisions);
    }

    private static String state(ReportInput input) {
        return ReportTables.of(input).table("confirmed").rows().toString();
    }

    @Test
    void what_nothing_speaks_against_is_not_asked_again() throws JsonProcessingException {
        ReportInput input = said(EDGE.digest());

        assertThat(UseQuestions.contradicted(input, new ReportIndex(input))).isEmpty();
        assertThat(state(input)).contains("state=HOLDS");
    }

    @Test
    void what_other_evidence_speaks_against_is_asked_again_with_both() throws JsonProcessingException {
        ReportInput input = said("0000000000000000");
        List<Question> asked = UseQuestions.contradicted(input, new ReportIndex(input));

        assertThat(asked).singleElement().satisfies(question -> {
            assertThat(question.why())
                    .contains("Ada looked", EDGE.evidence().get(0).pointer());
            assertThat(question.options().get(1).decision()).contains(EDGE.digest());
        });
        assertThat(state(input)).contains("state=AGAIN");
        assertThat(Questions.of(input, new ReportIndex(input)))
                .contains(asked.get(0).numbered(number(input)));
    }

    private static int number(ReportInput input) {
        return Questions.of(input, new ReportIndex(input)).stream()
                .filter(question -> question.kind().equals("confirmed fact"))
                .findFirst()
                .orElseThrow()
                .number();
    }
}
