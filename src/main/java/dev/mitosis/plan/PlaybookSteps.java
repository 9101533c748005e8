package dev.mitosis.plan;

import dev.mitosis.method.PlaybookStep;
import dev.mitosis.method.PlaybookStep.ForEach;
import dev.mitosis.method.PlaybookStep.Place;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Phase;
import dev.mitosis.model.PlanDocument.CostExportTask;
import dev.mitosis.model.StepAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws what is done once around the moves: cost export, foundation, join, and the closing of the old account. */
final class PlaybookSteps {
    private final Board board;
    private final Map<String, List<Draft>> byKey = new LinkedHashMap<>();
    private final Map<String, List<Draft>> byAccount = new LinkedHashMap<>();
    private final List<CostExportTask> costTasks = new ArrayList<>();

    PlaybookSteps(Board board) {
        this.board = board;
    }

    /** Adds the steps to the board. */
    void draw() {
        for (PlaybookStep step : board.playbooks().steps()) {
            switch (step.forEach()) {
                case ONCE -> once(step);
                case NEW_ACCOUNT -> each(step, false);
                case WORKLOAD_ACCOUNT -> each(step, true);
                case UNIT -> {}
            }
        }
    }

    private void once(PlaybookStep step) {
        Draft draft = draft(step, account(step.place()));
        step.after().forEach(key -> draft.afterAll(byKey.getOrDefault(key, List.of())));
        if (step.daysBeforeJoin() != null) {
            costTasks.add(new CostExportTask(
                    step.key(),
                    draft.title(),
                    step.why(),
                    board.commands().fill(step.commands(), board.accounts().old()).stream()
                            .findFirst()
                            .orElse(""),
                    step.daysBeforeJoin(),
                    step.manual(),
                    draft.id()));
        }
    }

    private void each(PlaybookStep step, boolean workloadOnly) {
        byKey.put(step.key(), new ArrayList<>());
        for (TargetAccount account : board.accounts().created()) {
            boolean wanted = !account.purpose().equals(Accounts.MANAGEMENT)
                    && (!workloadOnly
                            || account.purpose().equals("workload")
                            || account.purpose().equals("sandbox"));
            if (wanted) {
                Draft draft = draft(step, account.name());
                step.after().forEach(key -> follow(draft, key, account.name()));
                byAccount
                        .computeIfAbsent(account.name(), k -> new ArrayList<>())
                        .add(draft);
            }
        }
    }

    /** Waits for the earlier step of the same account where there is one for each account. */
    private void follow(Draft draft, String key, String account) {
        List<Draft> earlier = byKey.getOrDefault(key, List.of());
        if (board.playbooks().step(key).forEach() == ForEach.ONCE) {
            draft.afterAll(earlier);
        } else {
            earlier.stream()
                    .filter(other -> other.unit().account().equals(account))
                    .forEach(draft::after);
        }
    }

    private Draft draft(PlaybookStep step, String account) {
        Unit unit = new Unit(account, null, null);
        Turn turn = step.phase().compareTo(Phase.JOIN) <= 0
                ? Turn.of(0, step.phase())
                : Turn.of(Accounts.LAST_TIER, step.phase());
        Draft draft = board.add(new Draft(
                turn, step.action(), unit, List.of(), step.key(), board.script(step, unit, 0, step.minutes())));
        byKey.computeIfAbsent(step.key(), k -> new ArrayList<>()).add(draft);
        return draft;
    }

    private String account(Place place) {
        Accounts accounts = board.accounts();
        return switch (place) {
            case OLD, EACH -> accounts.old();
            case MANAGEMENT -> accounts.named(Accounts.MANAGEMENT);
            case LOG_ARCHIVE -> accounts.named("log-archive");
            case SECURITY_TOOLING -> accounts.named("security-tooling");
        };
    }

    /** Lets every moving step wait for the join and for its own account, and the closing wait for everything. */
    void tie() {
        List<Draft> joined = byKey.getOrDefault("join-organization", List.of());
        List<Draft> closing = board.drafts().stream()
                .filter(draft -> draft.turn().equals(new Turn(Accounts.LAST_TIER, Phase.DECOMMISSION)))
                .filter(draft -> draft.action() == StepAction.SET_UP)
                .toList();
        for (Draft draft : board.drafts()) {
            if (!draft.turn().isOnce() && draft.after().isEmpty()) {
                draft.afterAll(joined)
                        .afterAll(byAccount.getOrDefault(draft.unit().account(), List.of()));
            }
        }
        for (Draft close : closing) {
            board.drafts().stream()
                    .filter(draft -> draft.action() == StepAction.DELETE)
                    .forEach(close::after);
        }
    }

    /** The tasks of the cost export with their dates before the join. */
    List<CostExportTask> costTasks() {
        return costTasks;
    }

    /** The ids of the steps that a playbook key became. */
    List<String> ids(List<String> keys) {
        return keys.stream()
                .flatMap(key -> byKey.getOrDefault(key, List.of()).stream())
                .map(Draft::id)
                .sorted()
                .toList();
    }
}
