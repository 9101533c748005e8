package dev.mitosis.method;

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
    private static final Set<Disposition> MOVING =
            EnumSet.of(Disposition.RECREATE, Disposition.REPLICATE, Disposition.TRANSFER);

    private MethodValidator() {}

    static void validate(List<Method> methods) {
        List<String> problems = problems(methods);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the methods are not consistent: " + String.join("; ", problems));
        }
    }

    /** What is wrong, each with the id of its method before a colon. */
    static List<String> problems(List<Method> methods) {
        List<String> problems = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Method method : methods) {
            check(ids.add(method.id()), method, "its id is used twice", problems);
            validate(method, problems);
        }
        return problems;
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
        types(method).forEach(type -> validate(method, type, problems));
        StepValidator steps = new StepValidator(method);
        method.steps().forEach(steps::validate);
        steps.problems().forEach(problem -> problems.add(method.id() + ": " + problem));
    }

    private static List<String> types(Method method) {
        return method.types().isEmpty() ? List.of("") : method.types();
    }

    private static void validateMove(Method method, List<String> problems) {
        switch (method.disposition()) {
            case REPLICATE -> need(method, StepAction.COPY, problems);
            case TRANSFER -> need(method, StepAction.TRANSFER, problems);
            case RECREATE, STAY, SHARE, RETIRE, MANAGED_BY_OTHER, EXTERNAL, UNDECIDED -> {}
        }
        boolean movable =
                method.phase().compareTo(Phase.NETWORK) >= 0 && method.phase().compareTo(Phase.CUTOVER) <= 0;
        check(movable, method, "its phase is not one in which resources are made", problems);
        if (method.nothingToDelete() == null) {
            need(method, StepAction.DELETE, problems);
        }
    }

    /** What the steps of one type have to be together. */
    private static void validate(Method method, String type, List<String> problems) {
        Set<StepAction> actions = EnumSet.noneOf(StepAction.class);
        method.steps().stream()
                .filter(step -> step.isFor(type))
                .forEach(step -> check(
                        actions.add(step.action()),
                        method,
                        type + " has two steps '" + step.action().label() + "'",
                        problems));
        check(
                !actions.contains(StepAction.COPY) || actions.contains(StepAction.VERIFY_COPY),
                method,
                "it copies and does not prove it",
                problems);
        check(
                method.nothingToDelete() == null || !actions.contains(StepAction.DELETE),
                method,
                "it deletes what it says is not there",
                problems);
    }

    private static void need(Method method, StepAction action, List<String> problems) {
        List<String> types = types(method);
        for (String type : types) {
            String whom = types.size() == 1 ? "it" : type;
            check(
                    method.step(action, type).isPresent(),
                    method,
                    whom + " has no step '" + action.label() + "'",
                    problems);
        }
    }

    private static void check(boolean holds, Method method, String problem, List<String> problems) {
        if (!holds) {
            problems.add(method.id() + ": " + problem);
        }
    }
}
