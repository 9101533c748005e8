package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Input;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import java.util.List;

/** What people have to decide before the plan can run. */
final class DecisionsTable {
    static final String NAME = "decisions";

    private DecisionsTable() {}

    static Table<Question> of(ReportInput input, ReportIndex index) {
        return new Table<>(
                NAME,
                "Decisions",
                "What people have to decide: first what fails its check, then what one answer settles most of. Accept the proposal, or change it where the subject leads to.",
                columns(),
                Questions.of(input, index),
                Question::key);
    }

    private static List<Column<Question>> columns() {
        return List.of(
                named("number", "No.", "The order in which to decide.").wide(5).number(Kind.NUMBER, Question::number),
                named("kind", "About", "What kind of decision it is.").wide(20).text(Question::kind),
                named("subject", "Subject", "What it is about; leads there.")
                        .wide(30)
                        .link(Question::subject),
                named("question", "Question", "What has to be decided.")
                        .wide(36)
                        .prose(Question::question),
                named("proposal", "Proposal", "What happens if you accept.")
                        .wide(34)
                        .prose(Question::proposal),
                named("confidence", "Confidence", "How sure the proposal is; empty where a rule left it open.")
                        .wide(11)
                        .number(Kind.CONFIDENCE, Question::confidence),
                named("verdict", "Decision", "Accept, change, or discuss.")
                        .wide(10)
                        .chosenFrom(ChoiceLists.VERDICT, Input.WORKBOOK_ONLY)
                        .status(question -> ChoiceLists.OPEN),
                named("owner", "Owner", "Who decides.")
                        .wide(14)
                        .chosenFrom(ChoiceLists.OWNER, Input.WORKBOOK_ONLY)
                        .text(question -> null),
                named("comment", "Comment", "What was decided, in your words.")
                        .wide(22)
                        .filledIn(Input.WORKBOOK_ONLY)
                        .prose(question -> null),
                named("why", "Why it is open", "What the tool saw.").wide(44).prose(Question::why));
    }
}
