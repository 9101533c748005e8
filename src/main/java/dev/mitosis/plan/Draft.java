package dev.mitosis.plan;

import dev.mitosis.io.Hashes;
import dev.mitosis.model.Phase;
import dev.mitosis.model.PlanDocument.Step;
import dev.mitosis.model.StepAction;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A step while its dependencies are being gathered. */
final class Draft {
    private final Turn turn;
    private final StepAction action;
    private final Unit unit;
    private final List<String> resources;
    private final String method;
    private final Script script;
    private final String id;
    private final Set<Draft> after = new LinkedHashSet<>();

    /**
     * Makes a draft.
     *
     * @param method the id of the method or the key of the playbook step, part of the id
     */
    Draft(Turn turn, StepAction action, Unit unit, Collection<String> resources, String method, Script script) {
        // Where a step names no resource its title tells it from others of the same method.
        this(turn, action, unit, resources, method, script, resources.isEmpty() ? script.title() : "");
    }

    /**
     * Makes a draft that has to be told from others with the same action, method and resources.
     *
     * @param variant what differs
     */
    Draft(
            Turn turn,
            StepAction action,
            Unit unit,
            Collection<String> resources,
            String method,
            Script script,
            String variant) {
        this.turn = turn;
        this.action = action;
        this.unit = unit;
        this.resources = List.copyOf(new TreeSet<>(resources));
        this.method = method;
        this.script = script;
        this.id = idOf(action, method, unit.account(), this.resources, variant);
    }

    private static String idOf(
            StepAction action, String method, String account, List<String> resources, String variant) {
        String facts = String.join("\n", action.label(), method, account, String.join("\n", resources), variant);
        return slug(action.label()) + "-" + slug(method) + "-" + slug(account) + "-"
                + Hashes.ofText(facts).substring(0, 8);
    }

    private static String slug(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    Draft after(Draft earlier) {
        if (earlier != this) {
            after.add(earlier);
        }
        return this;
    }

    Draft afterAll(Collection<Draft> earlier) {
        earlier.forEach(this::after);
        return this;
    }

    Set<Draft> after() {
        return after;
    }

    Turn turn() {
        return turn;
    }

    StepAction action() {
        return action;
    }

    String id() {
        return id;
    }

    String title() {
        return script.title();
    }

    Unit unit() {
        return unit;
    }

    List<String> resources() {
        return resources;
    }

    int minutes() {
        return script.minutes();
    }

    Phase phase() {
        return turn.phase();
    }

    Step finish(int wave, String owner) {
        return new Step(
                id,
                wave,
                turn.phase(),
                action,
                unit.account(),
                unit.context(),
                unit.environment(),
                resources,
                method,
                script.title(),
                script.why(),
                after.stream().map(Draft::id).sorted().toList(),
                script.preconditions(),
                script.commands(),
                script.validation(),
                script.rollback(),
                script.pointOfNoReturn(),
                script.downtimeMinutes(),
                script.minutes(),
                script.manual(),
                owner,
                script.sources());
    }
}
