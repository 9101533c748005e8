package dev.mitosis.check.command;

import dev.mitosis.check.command.ShellReader.NoShellException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a list of commands runs.
 *
 * @param commands every simple command, also those in substitutions, without what only waits for or compares them
 * @param flaws why a line is no bash
 */
public record StepScript(List<Run> commands, List<String> flaws) {
    /** Programs that show words and do not run them. */
    private static final Set<String> SHOW = Set.of("echo", "printf", "grep", "test", "[", "[[", "for");

    /** Functions of waves/functions.sh take a command as their last arguments, after at most two words. */
    private static final int MOST_WORDS_BEFORE = 4;

    private static final Set<String> REPEATS = Set.of("wait_until", "gone");

    /**
     * A simple command.
     *
     * @param line the line that it stands in
     * @param wrapper the function that runs it; empty where none does
     * @param command without the wrapper
     * @param aws the call of the AWS CLI that it is; null where it is none
     */
    public record Run(
            String line,
            String wrapper,
            SimpleCommand command,
            @Nullable AwsCall aws) {
        static Run of(String line, String wrapper, SimpleCommand command) {
            boolean isAws = command.program().equals("aws");
            AwsCall call = isAws
                    ? AwsCall.of(command.words().subList(1, command.words().size()))
                    : null;
            return new Run(line, wrapper, command, call);
        }

        /** Whether it is a call of the AWS CLI. */
        public boolean isAws() {
            return aws != null;
        }

        /** The call of the AWS CLI that it is. */
        public AwsCall call() {
            return Objects.requireNonNull(aws);
        }

        /** Whether it fails where something is not as it shall be. */
        public boolean proves() {
            return !wrapper.isEmpty();
        }

        /** Whether it waits until something is as it shall be. */
        public boolean waits() {
            return REPEATS.contains(wrapper);
        }
    }

    /** Reads lines; a line that is no bash is a flaw. */
    public static StepScript of(List<String> lines) {
        List<Run> runs = new ArrayList<>();
        List<String> flaws = new ArrayList<>();
        for (String line : lines) {
            try {
                for (SimpleCommand command : ShellReader.read(line)) {
                    runs.add(unwrapped(line, command));
                }
            } catch (NoShellException e) {
                flaws.add("'" + line + "' is no bash: " + e.getMessage());
            }
        }
        return new StepScript(List.copyOf(runs), List.copyOf(flaws));
    }

    private static Run unwrapped(String line, SimpleCommand command) {
        List<ShellWord> words = command.words();
        for (int i = 1; i < Math.min(words.size(), MOST_WORDS_BEFORE) && !SHOW.contains(command.program()); i++) {
            if (words.get(i).text().equals("aws") && !words.get(i).quoted()) {
                return Run.of(line, command.program(), command.without(i));
            }
        }
        return Run.of(line, "", command);
    }
}
