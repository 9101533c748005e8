package dev.mitosis.check;

import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands that could have an effect: stacks of the estate are deployed, of everything else a parameter is written. */
final class TrialCommands {
    private static final Pattern SCRIPT =
            Pattern.compile("bash ((accounts/[^/]+/|organization/)deploy\\.sh)(?: --execute --stack (\\S+))?");

    private TrialCommands() {}

    static List<String> of(Effect effect) {
        String object = effect.object();
        String name = object.substring(Math.max(object.lastIndexOf(':'), object.lastIndexOf('/')) + 1);
        String place = " --profile " + effect.account() + " --region " + effect.region();
        boolean planned = object.matches("(dev|old|management)/[a-z]+(/[a-z]+)?");
        String stack = object.substring(object.indexOf('/') + 1).replace('/', '-');
        return switch (effect.verb()) {
            case CREATE -> planned ? List.of(deploy(effect, stack)) : List.of(put(effect, name) + place);
            case SWITCH ->
                planned && effect.provider() == null
                        ? List.of(deploy(effect, stack) + " --active")
                        : List.of(put(effect, name) + place);
            case VERIFY, DRAIN, WAIT, CONFIRM ->
                List.of("expect x aws ssm get-parameter --name " + effect.verb() + "-" + name + place);
            case DELETE -> List.of("aws ssm delete-parameter --name " + name + place);
            default -> List.of(put(effect, name) + place);
        };
    }

    /** What looks whether a thing of the old account is gone. */
    static List<String> proving(Effect effect) {
        boolean old = effect.object().startsWith("arn:");
        String name = effect.object().substring(effect.object().lastIndexOf(':') + 1);
        return old && effect.verb() == Verb.DELETE
                ? List.of("gone aws ssm get-parameter --name " + name + " --profile " + effect.account() + " --region "
                        + effect.region())
                : List.of();
    }

    /** The scripts that lines run, and the templates of the stacks that those deploy. */
    static List<String> files(List<String> lines) {
        Set<String> files = new TreeSet<>();
        for (String line : lines) {
            Matcher script = SCRIPT.matcher(line);
            if (script.find()) {
                files.add(script.group(1));
                if (script.group(3) != null) {
                    files.add(script.group(2) + script.group(3) + ".yaml");
                }
            }
        }
        return List.copyOf(files);
    }

    private static String deploy(Effect effect, String stack) {
        return "bash accounts/" + effect.account() + "/deploy.sh --execute --stack " + stack;
    }

    private static String put(Effect effect, String name) {
        return "aws ssm put-parameter --name " + effect.verb() + "-" + name + " --value x"
                + (effect.verb() == Verb.COPY ? effect.mode() : "")
                + (effect.provider() == null ? "" : "-" + effect.provider().replaceAll(".*[:/]", ""));
    }
}
