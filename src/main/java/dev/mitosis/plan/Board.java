package dev.mitosis.plan;

import dev.mitosis.method.MethodLibrary;
import dev.mitosis.method.PlaybookStep;
import dev.mitosis.method.Playbooks;
import dev.mitosis.model.Decisions;
import dev.mitosis.plan.Needs.Need;
import java.util.ArrayList;
import java.util.List;

/**
 * What every maker of steps looks at: the placements, their needs and order, the knowledge base, and the drafts so far.
 */
final class Board {
    private final List<Placement> placements;
    private final Needs needs;
    private final CreationOrder order;
    private final Accounts accounts;
    private final MethodLibrary library;
    private final Playbooks playbooks;
    private final Commands commands;
    private final Decisions decisions;
    private final List<Draft> drafts = new ArrayList<>();

    Board(
            List<Placement> placements,
            Needs needs,
            Accounts accounts,
            MethodLibrary library,
            Playbooks playbooks,
            Commands commands,
            Decisions decisions) {
        this.placements = placements;
        this.needs = needs;
        this.order = new CreationOrder(placements, needs);
        this.accounts = accounts;
        this.library = library;
        this.playbooks = playbooks;
        this.commands = commands;
        this.decisions = decisions;
    }

    Draft add(Draft draft) {
        drafts.add(draft);
        return draft;
    }

    List<Draft> drafts() {
        return drafts;
    }

    List<Placement> placements() {
        return placements;
    }

    Placement placement(int index) {
        return placements.get(index);
    }

    List<Need> needs() {
        return needs.all();
    }

    CreationOrder order() {
        return order;
    }

    Accounts accounts() {
        return accounts;
    }

    MethodLibrary library() {
        return library;
    }

    Playbooks playbooks() {
        return playbooks;
    }

    Commands commands() {
        return commands;
    }

    Decisions decisions() {
        return decisions;
    }

    /** The script of a playbook step for a unit. */
    Script script(PlaybookStep step, Unit unit, int downtime, int minutes) {
        String title = step.title()
                .replace("{unit}", unit.label())
                .replace("{account}", unit.account())
                .replace("{old}", accounts.old());
        return new Script(
                title,
                step.why(),
                step.preconditions(),
                commands.fill(step.commands(), unit.account()),
                commands.fill(step.validation(), unit.account()),
                step.rollback(),
                step.pointOfNoReturn(),
                downtime,
                minutes,
                step.manual(),
                step.sources());
    }

    /** The days on which the unit must not be switched, as preconditions. */
    List<String> windows(Unit unit) {
        return decisions.freezeWindows().stream()
                .filter(window ->
                        window.contexts().isEmpty() || window.contexts().contains(unit.context()))
                .map(window -> "Not between " + window.from() + " and " + window.to()
                        + (window.reason() == null ? " (freeze)" : " (" + window.reason() + ")"))
                .toList();
    }
}
