package dev.mitosis.report.question;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.Decisions.Unused;
import dev.mitosis.model.Edge;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.table.Value;
import dev.mitosis.report.facts.CrossingFacts.Row;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whether dependencies that are configured are used: people may know it of each that crosses a border, and are asked
 * again where a newer scan speaks against what they said.
 */
public final class UseQuestions {
    /** What the account says. */
    public static final String USED = "used";

    /** What only people can know. */
    public static final String NOT_USED = "not used";

    private static final int EVIDENCE_SHOWN = 3;

    private UseQuestions() {}

    /** What can be said of each crossing, by the key of its row; none of it is asked. */
    public static Map<String, Question> ofCrossings(List<Row> rows) {
        Map<String, Question> questions = new LinkedHashMap<>();
        for (Row row : rows) {
            Edge edge = row.edge();
            List<Option> options = new ArrayList<>(List.of(Option.of(USED, "")));
            if (edge != null && row.mayBeUnused()) {
                options.add(new Option(
                        NOT_USED, null, "nothing keeps it alive any more.", unused(edge, "said in a workbook")));
            }
            questions.put(
                    row.key(),
                    new Question(
                            row.key(),
                            0,
                            Rank.CROSSING,
                            "use",
                            Value.text(row.from()),
                            "Is it used?",
                            options,
                            null,
                            "",
                            null));
        }
        return questions;
    }

    private static String unused(Edge edge, String reason) {
        return "unused:\n  - from: \"" + quoted(edge.from()) + "\"\n    to: \"" + quoted(edge.to()) + "\"\n    kind: "
                + edge.kind().label() + "\n    evidence: \"" + edge.digest() + "\"\n    reason: " + reason + "\n";
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** What was said not to be used, and what the newest scan says against it. */
    static List<Question> contradicted(ReportInput input, ReportIndex index) {
        Decisions decisions = input.decisions();
        List<Question> questions = new ArrayList<>();
        if (decisions.unused().isEmpty()) {
            return questions;
        }
        for (Edge edge : input.graph().edges()) {
            List<Unused> said =
                    decisions.unused().stream().filter(one -> one.isAbout(edge)).toList();
            if (!said.isEmpty() && !decisions.isUnused(edge)) {
                questions.add(contradicted(edge, said.get(said.size() - 1), index));
            }
        }
        return questions;
    }

    private static Question contradicted(Edge edge, Unused said, ReportIndex index) {
        String pair = index.name(edge.from()) + " " + edge.kind().verb() + " " + index.name(edge.to());
        return new Question(
                "unused " + edge.from() + " " + edge.kind().label() + " " + edge.to() + " " + edge.digest(),
                0,
                Rank.ASKED,
                "confirmed fact",
                index.resourceLink(edge.from()),
                "It was said that this is not used: " + pair + ". Is that so still?",
                List.of(
                        new Option(USED, null, "it is kept alive, as in this plan.", ""),
                        new Option(NOT_USED, null, "it is taken out again.", unused(edge, "said again in a workbook"))),
                null,
                "Said: " + (said.reason() == null ? "without a reason" : said.reason())
                        + ". Since then other evidence speaks for it: "
                        + edge.evidence().stream()
                                .limit(EVIDENCE_SHOWN)
                                .map(UseQuestions::place)
                                .collect(Collectors.joining("; "))
                        + ".",
                null);
    }

    private static String place(Evidence evidence) {
        return evidence.text() + " at " + evidence.pointer();
    }
}
