package dev.mitosis.check.command;

import dev.mitosis.check.command.CommandRules.OfStep;
import dev.mitosis.check.command.StepScript.Run;
import dev.mitosis.check.invariant.Moment;
import dev.mitosis.check.state.ArtefactTexts;
import dev.mitosis.check.state.Wiring;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.PlanDocument.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the artefacts that the commands of a step read. */
final class FileRules {
    private FileRules() {}

    /** Every file that a command reads lies in the folder of artefacts, and a step lists those that it reads. */
    static final class FilesThere extends OfStep {
        private static final Pattern FILE = Pattern.compile("(?:file|fileb)://([^/$][^$\\s]*)");
        private static final String TEMPLATE = "template-file";

        private final ArtefactTexts artefacts;

        FilesThere(Readings readings, ArtefactTexts artefacts) {
            super("files-there", readings);
            this.artefacts = artefacts;
        }

        @Override
        void examine(Moment moment, StepReading reading) {
            if (artefacts.paths().isEmpty()) {
                return;
            }
            Set<String> read = new HashSet<>();
            Set<String> listed = new TreeSet<>();
            Set<String> written = new HashSet<>();
            reading.all().forEach(run -> {
                run.command().files().forEach(file -> written.add(file.text()));
                words(run).filter(file -> !written.contains(file)).forEach(file -> {
                    read.add(file);
                    there(moment, run.line(), file, "the file " + file + " is not there");
                });
                script(moment, run, read);
            });
            reading.commands().commands().forEach(run -> made(moment, reading.step(), run, read, listed));
            lists(moment, reading.step(), read, listed);
        }

        private void there(Moment moment, String line, String file, String flaw) {
            expect(artefacts.paths().contains(file), moment, line, flaw);
        }

        private static Stream<String> words(Run run) {
            return run.command().words().stream()
                    .filter(word -> word.text().contains("://"))
                    .flatMap(word -> FILE.matcher(word.text()).results().limit(1))
                    .map((MatchResult found) -> found.group(1));
        }

        private void script(Moment moment, Run run, Set<String> read) {
            if (run.command().program().equals("bash") && run.command().words().size() > 1) {
                String script = run.command().words().get(1).text();
                read.add(script);
                there(moment, run.line(), script, "the script " + script + " is not there");
            }
        }

        /** The templates of what a command makes, and the scripts of steps that do nothing but make. */
        private static void made(Moment moment, Step step, Run run, Set<String> read, Set<String> listed) {
            if (run.isAws()) {
                run.call().option(TEMPLATE).ifPresent(word -> listed.add(word.text()));
            }
            Wiring wiring = moment.estate().landscape().wiring();
            StackDeployment.of(run.command()).ifPresent(deployment -> {
                List<String> templates = StackRules.stacks(wiring, deployment).stream()
                        .map(stack -> stack.template())
                        .toList();
                read.addAll(templates);
                if (deployment.execute()) {
                    listed.addAll(templates);
                }
            });
            if (step.action() == StepAction.CREATE) {
                listed.addAll(read);
            }
        }

        private void lists(Moment moment, Step step, Set<String> read, Set<String> listed) {
            for (String file : step.files()) {
                there(moment, file, file, "a file that it reads is not there");
                expect(
                        read.contains(file) || listed.contains(file),
                        moment,
                        file,
                        "it lists a file that no command of it reads");
            }
            for (String file : listed) {
                expect(step.files().contains(file), moment, file, "it reads a file, and does not list it");
            }
        }
    }
}
