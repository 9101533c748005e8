package dev.mitosis.check.command;

import dev.mitosis.check.command.CommandRules.OfStep;
import dev.mitosis.check.command.StepScript.Run;
import dev.mitosis.check.invariant.Moment;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.check.state.Prepared;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Undo;
import dev.mitosis.model.plan.Verb;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the lines of a step do to one another. */
final class FlowRules {
    private static final Set<String> STARTS = TsvTable.loadNamed(FlowRules.class, "started.tsv").stream()
            .map(row -> row.get("operation"))
            .collect(Collectors.toUnmodifiableSet());

    private FlowRules() {}

    /** Whether the call answers before what it starts is done. */
    static boolean starts(AwsCall call) {
        return STARTS.contains(call.service() + " " + call.operation());
    }

    /** What is started is waited for, what is found out is used, and what was there before is put back. */
    static final class LinesFollow extends OfStep {
        private static final Pattern DELETION =
                Pattern.compile("\\baws [a-z0-9-]+ (delete|remove|disassociate|deregister|detach)-");
        private static final Pattern ACCOUNT = Pattern.compile("\\$\\{(ACCOUNT_[A-Z0-9_]+)}");
        private static final Pattern OWN_NAME = Pattern.compile("mitosis-[A-Za-z0-9_${}-]+");
        private static final Pattern SET = Pattern.compile("^([A-Z][A-Z0-9_]*)=");
        private static final String TARGET = "target-";
        private static final String CLOSED = "$(closed ";
        private static final String SET_UP = "organization-";
        private static final Pattern DEPLOYS = Pattern.compile("organization/deploy\\.sh --execute ([a-z-]+)$");
        private static final Set<StepAction> UNTIL =
                EnumSet.of(StepAction.FREEZE, StepAction.DRAIN, StepAction.CUTOVER);

        private final Set<String> asked = new HashSet<>();

        LinesFollow(Readings readings, PlanDocument plan) {
            super("lines-follow", readings);
            plan.steps().forEach(step -> asked.addAll(step.inputs()));
        }

        @Override
        void examine(Moment moment, StepReading reading) {
            Step step = reading.step();
            List<String> lines = step.commands();
            for (int i = 0; i < lines.size(); i++) {
                List<String> rest = lines.subList(i + 1, lines.size());
                used(moment, step, lines.get(i), rest);
            }
            reading.commands().commands().forEach(run -> waited(moment, lines, run));
            accounts(moment, step);
            back(moment, step);
            proofs(moment, step);
            List<String> left = new EachOfMany(moment.estate().landscape(), reading).flaws();
            expect(left.isEmpty(), moment, String.join("; ", left), "something is left out");
            Matcher deploys = DEPLOYS.matcher(String.join("\n", lines));
            if (step.method().startsWith(SET_UP) && lines.size() == 1 && deploys.find()) {
                expect(
                        step.method().equals(SET_UP + deploys.group(1)),
                        moment,
                        lines.get(0),
                        "it is the step " + step.method() + ", and runs another part of the script");
            }
        }

        /** What a call starts, a later line waits for. */
        private void waited(Moment moment, List<String> lines, Run run) {
            if (!run.isAws() || !starts(run.call())) {
                return;
            }
            if (run.line().indexOf("wait_until ", run.line().indexOf(run.call().operation())) > 0) {
                return; // A loop starts one after the other, and waits for each.
            }
            int at = lines.indexOf(run.line());
            Set<String> called = new HashSet<>();
            Matcher set = SET.matcher(run.line());
            if (set.find()) {
                called.add("${" + set.group(1) + "}");
            }
            run.call().options().forEach((option, words) -> {
                if (option.startsWith(TARGET)) {
                    words.forEach(word -> called.add(word.text()));
                }
            });
            OWN_NAME.matcher(run.line()).results().forEach(found -> called.add(found.group()));
            expect(
                    lines.subList(at + 1, lines.size()).stream()
                            .filter(line -> line.startsWith("wait_until ") || line.contains(" wait "))
                            .anyMatch(line -> called.stream().anyMatch(line::contains)),
                    moment,
                    run.line(),
                    "nothing waits for what it starts");
        }

        /** What a proof has found out is compared, or given to another step. */
        private void used(Moment moment, Step step, String line, List<String> rest) {
            Matcher set = SET.matcher(line);
            if (step.action() != StepAction.VERIFY_COPY || !set.find()) {
                return;
            }
            String name = set.group(1);
            boolean used = asked.contains(name)
                    || Stream.of(rest, step.validation(), undo(step))
                            .flatMap(List::stream)
                            .anyMatch(later -> later.contains(name));
            expect(used, moment, line, "nobody uses " + name);
        }

        private static List<String> undo(Step step) {
            Undo undo = step.undo();
            return undo == null ? List.of() : undo.commands();
        }

        /** Accounts that are given something are those that the step is about. */
        private void accounts(Moment moment, Step step) {
            Landscape landscape = moment.estate().landscape();
            Set<String> about = new TreeSet<>(List.of(step.account(), Landscape.MANAGEMENT));
            for (Effect effect : step.effects()) {
                about.add(effect.account());
                Stream.of(effect.object(), effect.of(), effect.provider(), effect.consumer())
                        .forEach(object -> seat(landscape, object, about));
            }
            for (String line : step.commands()) {
                ACCOUNT.matcher(line)
                        .results()
                        .forEach(found -> landscape
                                .accountOf(found.group(1))
                                .ifPresent(account -> expect(
                                        about.contains(account.name())
                                                || account.purpose().equals("backup"),
                                        moment,
                                        line,
                                        "it names the account " + account.name() + ", which the step is not about")));
            }
        }

        private static void seat(Landscape landscape, @Nullable String object, Set<String> about) {
            if (object != null) {
                about.add(object.substring(object.lastIndexOf('/') + 1));
                landscape.seat(Prepared.from(object)).ifPresent(seat -> about.add(seat.account()));
            }
        }

        /** A way back puts back what was there before, and has an end where the new side goes on. */
        private void back(Moment moment, Step step) {
            Set<String> closed = new HashSet<>();
            for (String line : step.commands()) {
                Matcher set = SET.matcher(line);
                if (set.find() && (line.contains(CLOSED) || mentions(line.substring(set.end()), closed))) {
                    closed.add(set.group(1));
                }
            }
            for (String line : undo(step)) {
                expect(!mentions(line, closed), moment, line, "the way back puts back what closed it");
            }
            Undo undo = step.undo();
            if (undo != null && step.window() != null && UNTIL.contains(step.action())) {
                expect(
                        !undo.when().equals("Always."),
                        moment,
                        undo.when(),
                        "its way back has no end, and the new side goes on with other content");
            }
        }

        private static boolean mentions(String line, Set<String> names) {
            return names.stream().anyMatch(name -> line.contains("${" + name + "}"));
        }

        /** That something is gone proves a deletion alone. */
        private void proofs(Moment moment, Step step) {
            boolean deletes = step.effects().stream().anyMatch(effect -> effect.verb() == Verb.DELETE)
                    || step.commands().stream()
                            .anyMatch(command -> DELETION.matcher(command).find());
            for (String line : step.validation()) {
                expect(
                        deletes || step.effects().isEmpty() || !line.startsWith("gone "),
                        moment,
                        line,
                        "it proves that something is gone, and the step deletes nothing");
            }
        }
    }
}
