package dev.mitosis.method;

import dev.mitosis.method.command.CommandTemplate;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses a knowledge base with holes, before any plan is made from it. */
final class MethodValidator {
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9]+::[A-Za-z0-9]+::[A-Za-z0-9]+");
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern SOURCE = Pattern.compile("(D|B|G|P):.+|inference|unsourced");
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "resource\\.(arn|id|name|region|file)|resource\\./\\S+|source|target|management"
                    + "|source\\.(account|profile|name)|target\\.(account|profile|name|file|variable|ou)|management\\.profile");
    private static final Set<Disposition> MOVING =
            EnumSet.of(Disposition.RECREATE, Disposition.REPLICATE, Disposition.TRANSFER);

    private MethodValidator() {}

    static void validate(List<Method> methods) {
        List<String> problems = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Method method : methods) {
            check(ids.add(method.id()), method, "its id is used twice", problems);
            validate(method, problems);
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the methods are not consistent: " + String.join("; ", problems));
        }
    }

    private static void validate(Method method, List<String> problems) {
        check(ID.matcher(method.id()).matches(), method, "its id is not in kebab case", problems);
        check(
                method.types().stream().allMatch(t -> TYPE.matcher(t).matches()),
                method,
                "a type is malformed",
                problems);
        check(!method.mechanism().isBlank() && !method.why().isBlank(), method, "it does not explain itself", problems);
        check(!method.sources().isEmpty(), method, "it has no source", problems);
        check(
                method.sources().stream().allMatch(s -> SOURCE.matcher(s).matches()),
                method,
                "a source is not of the known kinds",
                problems);
        check(!method.rollback().text().isBlank(), method, "it does not say how it is undone", problems);
        if (MOVING.contains(method.disposition())) {
            validateMove(method, problems);
        }
        method.steps().forEach(step -> validate(method, step, problems));
    }

    private static void validateMove(Method method, List<String> problems) {
        switch (method.disposition()) {
            case RECREATE -> need(method, StepAction.CREATE, problems);
            case REPLICATE -> {
                need(method, StepAction.COPY, problems);
                need(method, StepAction.VERIFY_COPY, problems);
            }
            case TRANSFER -> need(method, StepAction.TRANSFER, problems);
            case STAY, SHARE, RETIRE, MANAGED_BY_OTHER, EXTERNAL, UNDECIDED -> {}
        }
        boolean movable =
                method.phase().compareTo(Phase.NETWORK) >= 0 && method.phase().compareTo(Phase.CUTOVER) <= 0;
        check(movable, method, "its phase is not one in which resources are made", problems);
        if (method.disposition() != Disposition.TRANSFER) {
            need(method, StepAction.DELETE, problems);
        }
    }

    private static void need(Method method, StepAction action, List<String> problems) {
        check(method.step(action).isPresent(), method, "it has no step '" + action.label() + "'", problems);
    }

    private static void validate(Method method, StepTemplate step, List<String> problems) {
        String at = "step '" + step.action().label() + "' ";
        check(step.manual() || !step.commands().isEmpty(), method, at + "has no commands", problems);
        check(
                step.action() == StepAction.DELETE || !step.validation().isEmpty() || step.manual(),
                method,
                at + "has no validation",
                problems);
        check(step.minutes() > 0, method, at + "has no duration", problems);
        List<CommandTemplate> templates = new ArrayList<>(step.commands());
        templates.addAll(step.validation());
        for (CommandTemplate template : templates) {
            for (String name : template.placeholders()) {
                check(PLACEHOLDER.matcher(name).matches(), method, at + "uses unknown ${" + name + "}", problems);
            }
        }
    }

    private static void check(boolean holds, Method method, String problem, List<String> problems) {
        if (!holds) {
            problems.add(method.id() + ": " + problem);
        }
    }
}
