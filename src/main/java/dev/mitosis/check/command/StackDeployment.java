package dev.mitosis.check.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call of the script that deploys the stacks of an account, as {@code deploy.sh --help} tells.
 *
 * @param account whose script it is
 * @param stack the only one to deploy; null for all of the part
 * @param changes whether it does anything, be it to the stacks of a rehearsal
 * @param execute whether it makes or changes the stacks themselves, not those of a rehearsal, and does not remove them
 * @param rehearsal whether it makes them under another name
 * @param removes whether it takes them away
 * @param active whether it lets run what acts by itself
 * @param complete whether it puts in what names later stacks
 * @param flaws what the script would refuse
 */
record StackDeployment(
        String account,
        @Nullable String stack,
        boolean changes,
        boolean execute,
        boolean rehearsal,
        boolean removes,
        boolean active,
        boolean complete,
        List<String> flaws) {
    private static final Pattern SCRIPT = Pattern.compile("(?:\\./)?accounts/([^/]+)/deploy\\.sh");

    /** Reads a command; empty where it calls no such script. */
    static Optional<StackDeployment> of(SimpleCommand command) {
        List<ShellWord> words = command.words();
        if (!command.program().equals("bash") || words.size() < 2) {
            return Optional.empty();
        }
        Matcher script = SCRIPT.matcher(words.get(1).text());
        return script.matches() ? Optional.of(read(script.group(1), words)) : Optional.empty();
    }

    private static StackDeployment read(String account, List<ShellWord> words) {
        String stack = null;
        boolean execute = false;
        boolean active = false;
        boolean complete = false;
        boolean rehearsal = false;
        boolean removes = false;
        List<String> flaws = new ArrayList<>();
        for (int i = 2; i < words.size(); i++) {
            switch (words.get(i).text()) {
                case "--execute" -> execute = true;
                case "--active" -> active = true;
                case "--complete" -> complete = true;
                case "--first", "--connections" -> {}
                case "--rehearsal" -> rehearsal = true;
                case "--remove" -> removes = true;
                case "--stack" -> {
                    i++;
                    stack = i < words.size() ? words.get(i).text() : null;
                    if (stack == null) {
                        flaws.add("--stack needs a name");
                    }
                }
                default -> flaws.add("it has no option " + words.get(i).text());
            }
        }
        boolean makes = execute && !removes;
        return new StackDeployment(
                account,
                stack,
                execute,
                makes && !rehearsal,
                makes && rehearsal,
                execute && removes,
                active,
                complete,
                List.copyOf(flaws));
    }
}
