package dev.mitosis.rehearse;

import dev.mitosis.model.plan.PlanDocument.Step;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a script said when it failed.
 *
 * @param command the command of the step that failed; null where it was none of them
 * @param text the last lines that it printed, shortened
 */
record Answer(@Nullable String command, String text) {
    private static final Pattern FAILED =
            Pattern.compile("(?m)^failed: (commands|validation|undo), command (\\d+) of ");
    private static final int LINES = 6;
    private static final int LINE = 400;
    private static final int COMMAND = 2_000;

    static Answer of(Step step, String said) {
        Matcher failed = FAILED.matcher(said);
        String command = null;
        String before = said;
        if (failed.find()) {
            command = command(step, failed.group(1), Integer.parseInt(failed.group(2)));
            before = said.substring(0, failed.start());
        }
        return new Answer(command, last(before));
    }

    /** The last lines of what a script printed, shortened. */
    static String last(String said) {
        List<String> lines =
                said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return lines.stream()
                .skip(Math.max(0, lines.size() - LINES))
                .map(line -> shortened(line, LINE))
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable String command(Step step, String part, int number) {
        List<String> commands = switch (part) {
            case "commands" -> step.commands();
            case "validation" -> step.validation();
            default -> step.undo() == null ? List.<String>of() : step.undo().commands();
        };
        return number < 1 || number > commands.size() ? null : shortened(commands.get(number - 1), COMMAND);
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "...";
    }
}
