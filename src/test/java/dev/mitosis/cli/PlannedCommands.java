package dev.mitosis.cli;

import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.CostExportTask;
import dev.mitosis.plan.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands of this tool that a plan tells people to run, as the words that a shell makes of them. */
public final class PlannedCommands {
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|(\\S+)");

    private PlannedCommands() {}

    public static List<List<String>> all() {
        PlanDocument plan = new Split().put("AWS::SQS::Queue", "queue", "dev").plan();
        Stream<String> ofSteps = plan.steps().stream()
                .flatMap(step -> Stream.concat(step.commands().stream(), step.validation().stream()));
        return Stream.concat(ofSteps, plan.costExport().stream().map(CostExportTask::command))
                .filter(command -> command.startsWith("mitosis "))
                .map(PlannedCommands::words)
                .distinct()
                .toList();
    }

    /** Without the name of the tool and without a comment at the end. */
    static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find() && !matcher.group().startsWith("#")) {
            words.add(
                    matcher.group(1) != null
                            ? matcher.group(1).replaceAll("\\\\(.)", "$1")
                            : matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
        }
        return words.subList(1, words.size());
    }
}
