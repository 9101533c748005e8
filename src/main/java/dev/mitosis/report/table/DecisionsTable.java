package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Input;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.TableNames;
import dev.mitosis.report.question.Question;
import java.util.List;

/** What people have to decide before the plan can run. */
final class DecisionsTable {
    static final String NAME = TableNames.DECISIONS;

    private DecisionsTable() {}

    static Table<Question> of(List<Question> questions) {
        return new Table<>(
                NAME,
                "Decisions",
                "What people have to decide, each once, those with the farthest consequences first. Accept the proposal, choose"
                        + " another option, or write what the options allow; mitosis review writes it into decisions.yaml.",
                columns(),
                questions,
                Question::key);
    }

    private static List<Column<Question>> columns() {
        return List.of(
                named("number", "No.", "The order in which to decide.").wide(5).number(Kind.NUMBER, Question::number),
                named("question", "Question", "What has to be decided.")
                        .wide(34)
                        .prose(Question::question),
                named("proposal", "Proposal", "What happens if you accept.")
                        .wide(32)
                        .prose(Question::proposal),
                named("others", "Other options", "What can be chosen instead, and what follows.")
                        .wide(40)
                        .prose(Question::others),
                named("verdict", "Decision", "Accept, another option, a value that the options allow, or discuss.")
                        .wide(12)
                        .chosenFrom(ChoiceLists.ANSWER, Input.ANSWER)
                        .status(question -> Question.OPEN),
                named("owner", "Owner", "Who decides.")
                        .wide(14)
                        .chosenFrom(ChoiceLists.OWNER, Input.WORKBOOK_ONLY)
                        .text(question -> null),
                named("comment", "Comment", "What was decided, in your words.")
                        .wide(22)
                        .filledIn(Input.WORKBOOK_ONLY)
                        .prose(question -> null),
                named("kind", "About", "What kind of decision it is.").wide(16).text(Question::kind),
                named("subject", "Subject", "What it is about; leads there.")
                        .wide(26)
                        .link(Question::subject),
                named("confidence", "Confidence", "How sure the proposal is; empty where a rule left it open.")
                        .wide(11)
                        .number(Kind.CONFIDENCE, Question::confidence),
                named("why", "Why it is open", "What the tool saw.").wide(44).prose(Question::why));
    }
}
