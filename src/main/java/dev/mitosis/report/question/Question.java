package dev.mitosis.report.question;

import dev.mitosis.model.table.Value;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person has to decide.
 *
 * @param key the same from plan to plan as long as it is about the same
 * @param number its place, from 1
 * @param options the proposal first
 * @param confidence null where the question does not come from a judgement
 * @param why what the tool saw
 * @param free what else can be written; null where only options can be chosen
 */
public record Question(
        String key,
        int number,
        Rank rank,
        String kind,
        Value subject,
        String question,
        List<Option> options,
        @Nullable Double confidence,
        String why,
        @Nullable FreeValue free) {
    /** Nothing was decided yet. */
    public static final String OPEN = "open";

    /** The proposal is taken. */
    public static final String ACCEPT = "accept";

    /** It has to be talked about. */
    public static final String DISCUSS = "discuss";

    private static final String OPTION = "option ";
    /** A cell without a word would look as if nothing could be said. */
    private static final String SAID = "or say otherwise in the comment";

    public Question {
        options = List.copyOf(options);
    }

    /** A question with one proposal, which nothing has to be written down for. */
    static Question proposing(
            String key, Rank rank, String kind, Value subject, String question, String proposal, String why) {
        return new Question(key, 0, rank, kind, subject, question, List.of(Option.of(proposal, "")), null, why, null);
    }

    Question numbered(int position) {
        return new Question(key, position, rank, kind, subject, question, options, confidence, why, free);
    }

    /** The same, as sure as this. */
    Question sure(@Nullable Double confidence) {
        return new Question(key, number, rank, kind, subject, question, options, confidence, why, free);
    }

    /** What happens if the proposal is accepted. */
    public String proposal() {
        return options.get(0).text();
    }

    /** What can be chosen instead, numbered as it is written into a cell. */
    public String others() {
        String chosen = IntStream.range(1, options.size())
                .mapToObj(i -> OPTION + (i + 1) + ": " + options.get(i).text())
                .collect(Collectors.joining("\n"));
        String own = free == null ? "" : "or write " + free.example();
        if (chosen.isEmpty() && own.isEmpty()) {
            return SAID;
        }
        return chosen.isEmpty() ? own : own.isEmpty() ? chosen : chosen + "\n" + own;
    }

    /** The words that every question understands, in the order in which a list offers them. */
    public static List<String> words() {
        return List.of(OPEN, ACCEPT, OPTION + "2", OPTION + "3", OPTION + "4", DISCUSS);
    }

    /** What a word decides. */
    public GivenAnswer answer(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT);
        if (plain.isEmpty() || plain.equals(OPEN) || plain.equals(DISCUSS)) {
            return new GivenAnswer.Noted();
        }
        for (int i = 0; i < options.size(); i++) {
            boolean accepted = i == 0 && plain.equals(ACCEPT);
            boolean named = plain.equals(options.get(i).answer().toLowerCase(Locale.ROOT));
            if (accepted || named || plain.equals(OPTION + (i + 1))) {
                return new GivenAnswer.Chosen(options.get(i));
            }
        }
        if (free != null && !plain.startsWith(OPTION) && word.strip().matches(free.pattern())) {
            return new GivenAnswer.Valued(free.path(), word.strip());
        }
        return new GivenAnswer.Unknown(hint());
    }

    private String hint() {
        String more = options.size() > 1 ? ", or option 2" + (options.size() > 2 ? " to " + options.size() : "") : "";
        return "Write accept" + more + (free == null ? "" : ", or " + free.example())
                + "; put what you want to say into the comment.";
    }
}
