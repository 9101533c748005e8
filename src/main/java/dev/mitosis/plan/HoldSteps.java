package dev.mitosis.plan;

import dev.mitosis.method.PlaybookStep;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Observed;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Watches each switched unit, keeps the old side for a while, and asks people about what is undecided or unused. */
final class HoldSteps {
    private static final int DAY = 24 * 60;
    private static final int DAYS = 7;
    private static final int PRODUCTION_DAYS = 14;

    private final Board board;
    private final CutoverSteps cutovers;
    private final Observed observed;
    private final Map<Integer, Draft> before = new HashMap<>();

    HoldSteps(Board board, CutoverSteps cutovers, Observed observed) {
        this.board = board;
        this.cutovers = cutovers;
        this.observed = observed;
    }

    /** Adds the steps to the board. */
    void draw() {
        cutovers.byUnit().forEach(this::draw);
        decide(Disposition.UNDECIDED, "decide-undecided");
        decide(Disposition.RETIRE, "decide-leftover");
    }

    private void draw(Unit unit, Set<Draft> switched) {
        List<Integer> members = cutovers.members(unit);
        List<String> arns =
                members.stream().map(index -> board.placement(index).arn()).toList();
        int tier = board.placement(members.get(0)).tier();
        boolean production = tier >= Accounts.PRODUCTION_TIER || tier == Accounts.FOUNDATION_TIER;
        PlaybookStep watch = board.playbooks().step("unit-validate");
        Draft validation = board.add(new Draft(
                        Turn.of(tier, Phase.VALIDATION),
                        StepAction.VALIDATE,
                        unit,
                        arns,
                        watch.key(),
                        board.script(watch, unit, 0, watch.minutes())))
                .afterAll(switched);
        PlaybookStep keep = board.playbooks().step("unit-hold");
        int minutes = (production ? PRODUCTION_DAYS : DAYS) * DAY;
        Draft hold = board.add(new Draft(
                        Turn.of(tier, Phase.VALIDATION),
                        StepAction.HOLD,
                        unit,
                        arns,
                        keep.key(),
                        board.script(keep, unit, 0, minutes)))
                .after(validation);
        members.forEach(index -> before.put(index, hold));
    }

    private void decide(Disposition disposition, String key) {
        Map<String, List<Integer>> byType = new TreeMap<>();
        for (int i = 0; i < board.placements().size(); i++) {
            if (board.placement(i).disposition() == disposition) {
                byType.computeIfAbsent(board.placement(i).type(), k -> new ArrayList<>())
                        .add(i);
            }
        }
        PlaybookStep step = board.playbooks().step(key);
        byType.forEach((type, group) -> {
            List<Placement> members = group.stream().map(board::placement).toList();
            Unit unit = new Unit(board.accounts().old(), null, null);
            String things = Titles.things(members.get(0).typeMethod().noun(), members);
            Script script = board.script(step, unit, 0, MoveSteps.minutes(step.minutes(), members.size()))
                    .titled(
                            step.title().replace("{things}", things),
                            board.commands().fill(step.commands(), members, unit.account()));
            if (disposition == Disposition.RETIRE) {
                script = script.because(script.why() + " " + observed.ofUnused() + ".");
            }
            Draft draft = board.add(new Draft(
                    Turn.of(0, Phase.FOUNDATION),
                    StepAction.DECIDE,
                    unit,
                    members.stream().map(Placement::arn).toList(),
                    members.get(0).method().id(),
                    script));
            if (disposition == Disposition.RETIRE) {
                group.forEach(index -> before.put(index, draft));
            }
        });
    }

    /** The steps after which the old resource may be deleted as far as it itself is concerned. */
    List<Draft> before(int index) {
        Draft draft = before.get(index);
        return draft == null ? List.of() : List.of(draft);
    }
}
