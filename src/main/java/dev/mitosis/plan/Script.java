package dev.mitosis.plan;

import dev.mitosis.method.Method;
import dev.mitosis.method.StepTemplate;
import java.util.ArrayList;
import java.util.List;

/** What a step says to the person who does it. */
record Script(
        String title,
        String why,
        List<String> preconditions,
        List<String> commands,
        List<String> validation,
        String rollback,
        boolean pointOfNoReturn,
        int downtimeMinutes,
        int minutes,
        boolean manual,
        List<String> sources) {
    Script {
        preconditions = List.copyOf(preconditions);
        commands = List.copyOf(commands);
        validation = List.copyOf(validation);
        sources = List.copyOf(sources);
    }

    /** The script of a step of a method, with the commands already filled in. */
    static Script of(
            Method method, StepTemplate template, String title, Commands.Filled filled, int minutes, int downtime) {
        String rollback = template.rollback() == null ? method.rollback().text() : template.rollback();
        List<String> preconditions = new ArrayList<>(method.preconditions());
        preconditions.addAll(template.preconditions());
        return new Script(
                title,
                method.mechanism(),
                preconditions,
                filled.commands(),
                filled.validation(),
                rollback,
                template.pointOfNoReturn(),
                downtime,
                minutes,
                template.manual(),
                method.sources());
    }

    /** The same with another title and commands. */
    Script titled(String otherTitle, List<String> otherCommands) {
        return saying(otherTitle, why, preconditions, otherCommands);
    }

    /** The same with another reason. */
    Script because(String reason) {
        return saying(title, reason, preconditions, commands);
    }

    /** The same with further preconditions. */
    Script withWindows(List<String> windows) {
        List<String> all = new ArrayList<>(preconditions);
        all.addAll(windows);
        return saying(title, why, all, commands);
    }

    private Script saying(String newTitle, String reason, List<String> before, List<String> run) {
        return new Script(
                newTitle,
                reason,
                before,
                run,
                validation,
                rollback,
                pointOfNoReturn,
                downtimeMinutes,
                minutes,
                manual,
                sources);
    }

    /** The same as a step that cannot be undone. */
    Script destroying(boolean confirmed) {
        return new Script(
                title,
                confirmed
                        ? "A person confirmed that nothing needs it."
                        : "Its successor is in use, was watched, and the hold is over.",
                List.of("The hold is over and nobody asked for the old one"),
                commands,
                List.of(),
                "Cannot be undone: what is deleted is gone; keep the last snapshot or export for as long as the law or"
                        + " the business asks.",
                true,
                0,
                minutes,
                manual,
                sources);
    }
}
