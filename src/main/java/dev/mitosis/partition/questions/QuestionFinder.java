package dev.mitosis.partition.questions;

import dev.mitosis.model.OpenQuestion;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Asks everything that the evidence leaves open. */
public final class QuestionFinder {
    private QuestionFinder() {}

    /** The questions, those that settle most first; those about owners last. */
    public static List<OpenQuestion> ask(Surveyed found) {
        return Stream.of(
                        new ContextQuestions(found).ask(),
                        new EnvironmentQuestions(found).ask(),
                        new ContradictionQuestions(found).ask(),
                        new WordQuestions(found).ask(),
                        new OwnerQuestions(found).ask())
                .flatMap(List::stream)
                .sorted(Comparator.comparing((OpenQuestion question) -> question.kind() == OpenQuestion.Kind.OWNER)
                        .thenComparing(question -> -question.settles())
                        .thenComparing(OpenQuestion::id))
                .toList();
    }
}
