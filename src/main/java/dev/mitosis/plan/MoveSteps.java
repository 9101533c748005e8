package dev.mitosis.plan;

import dev.mitosis.method.Method;
import dev.mitosis.method.StepTemplate;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.StepAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the steps that create, copy and prove the new resources, one for all like resources of a unit and level. */
final class MoveSteps {
    /** The most resources that one step names. */
    private static final int GROUP_LIMIT = 50;

    private static final int REPEATED_PART = 4;

    private final Board board;
    private final Map<Integer, Draft> first = new HashMap<>();
    private final Map<Integer, Draft> available = new HashMap<>();

    MoveSteps(Board board) {
        this.board = board;
    }

    /** Adds the steps to the board. */
    void draw() {
        Map<String, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < board.placements().size(); i++) {
            Placement placement = board.placement(i);
            if (placement.moves()) {
                groups.computeIfAbsent(key(placement, i), k -> new ArrayList<>())
                        .add(i);
            }
        }
        for (List<Integer> group : groups.values()) {
            for (int start = 0; start < group.size(); start += GROUP_LIMIT) {
                draw(group.subList(start, Math.min(group.size(), start + GROUP_LIMIT)));
            }
        }
    }

    private String key(Placement placement, int index) {
        return String.join(
                "\n",
                String.format("%04d", board.order().position(index).level()),
                placement.method().id(),
                placement.unit().account(),
                String.valueOf(placement.unit().context()),
                String.valueOf(placement.unit().environment()),
                placement.region(),
                placement.method().oneByOne() ? placement.arn() : "");
    }

    private void draw(List<Integer> group) {
        List<Placement> members = group.stream().map(board::placement).toList();
        Method method = members.get(0).method();
        List<StepAction> actions = method.disposition() == Disposition.TRANSFER
                ? List.of(StepAction.PREPARE, StepAction.TRANSFER)
                : List.of(StepAction.PREPARE, StepAction.CREATE, StepAction.COPY, StepAction.VERIFY_COPY);
        Draft before = null;
        for (StepAction action : actions) {
            Optional<StepTemplate> template = method.step(action);
            if (template.isEmpty()) {
                continue;
            }
            Draft draft = board.add(draft(action, template.get(), members));
            if (before != null) {
                draft.after(before);
            } else {
                group.forEach(index -> first.put(index, draft));
            }
            before = draft;
        }
        Draft last = before;
        if (last != null) {
            group.forEach(index -> available.put(index, last));
        }
    }

    private Draft draft(StepAction action, StepTemplate template, List<Placement> members) {
        Placement sample = members.get(0);
        Method method = sample.method();
        Unit unit =
                action == StepAction.PREPARE ? sample.unit().in(board.accounts().old()) : sample.unit();
        Turn turn = template.phase() == null ? CreationOrder.turn(sample) : Turn.of(sample.tier(), template.phase());
        String title = template.title() == null
                ? Titles.of(
                        action,
                        Titles.things(method.noun(), members),
                        sample.unit(),
                        board.accounts().old())
                : template.title();
        int downtime = action == StepAction.TRANSFER ? method.downtime().minutes() : 0;
        return new Draft(
                turn,
                action,
                unit,
                members.stream().map(Placement::arn).toList(),
                method.id(),
                Script.of(
                        method,
                        template,
                        title,
                        board.commands().fill(template, members, sample.home()),
                        minutes(template.minutes(), members.size()),
                        downtime));
    }

    /** Working time for several like resources: the first in full, each further one at a fraction. */
    static int minutes(int one, int count) {
        return one + Math.max(count - 1, 0) * Math.max(1, one / REPEATED_PART);
    }

    /** The first step that makes something of this resource in its new account. */
    Optional<Draft> first(int index) {
        return Optional.ofNullable(first.get(index));
    }

    /** The step after which consumers can rely on the new resource. */
    Optional<Draft> available(int index) {
        return Optional.ofNullable(available.get(index));
    }
}
