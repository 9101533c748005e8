package dev.mitosis.plan;

import dev.mitosis.method.Method;
import dev.mitosis.method.StepTemplate;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Deletes what was left behind, consumers before providers, after the hold of everything that could still need it. */
final class DecommissionSteps {
    private final Board board;
    private final ConnectSteps connects;
    private final HoldSteps holds;
    private final DeletionOrder order;
    private final Map<Integer, Draft> deletions = new HashMap<>();

    DecommissionSteps(Board board, ConnectSteps connects, HoldSteps holds, DeletionOrder order) {
        this.board = board;
        this.connects = connects;
        this.holds = holds;
        this.order = order;
    }

    /** Adds the steps to the board. */
    void draw() {
        Map<String, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < board.placements().size(); i++) {
            if (order.deleted(i)) {
                groups.computeIfAbsent(key(i), k -> new ArrayList<>()).add(i);
            }
        }
        groups.values().forEach(this::draw);
        order.links().forEach((index, consumers) -> {
            Draft deletion = deletions.get(index);
            if (deletion != null) {
                waitFor(deletion, index, consumers);
            }
        });
    }

    private String key(int index) {
        Placement placement = board.placement(index);
        return String.join(
                "\n",
                String.valueOf(order.tier(index)),
                String.format("%04d", order.level(index)),
                placement.typeMethod().id(),
                String.valueOf(placement.disposition() == Disposition.RETIRE),
                placement.unit().account(),
                String.valueOf(placement.unit().context()),
                String.valueOf(placement.unit().environment()),
                placement.region());
    }

    private void draw(List<Integer> group) {
        List<Placement> members = group.stream().map(board::placement).toList();
        Placement sample = members.get(0);
        Method method = sample.typeMethod();
        StepTemplate template = sample.deletion().orElseThrow();
        Unit unit = sample.unit().in(board.accounts().old());
        Script filled = Script.of(
                method,
                template,
                Titles.of(
                        StepAction.DELETE,
                        Titles.things(method.noun(), members),
                        unit,
                        board.accounts().old()),
                board.commands().fill(template, members, sample.home()),
                MoveSteps.minutes(template.minutes(), members.size()),
                0);
        boolean retired = sample.disposition() == Disposition.RETIRE;
        Draft draft = board.add(new Draft(
                Turn.of(order.tier(group.get(0)), Phase.DECOMMISSION),
                StepAction.DELETE,
                unit,
                members.stream().map(Placement::arn).toList(),
                retired ? sample.method().id() : method.id(),
                filled.destroying(retired)));
        group.forEach(index -> {
            deletions.put(index, draft);
            draft.afterAll(holds.before(index));
            draft.afterAll(connects.repoints(index));
        });
    }

    private void waitFor(Draft deletion, int index, List<Integer> consumers) {
        Set<Draft> earlier = new LinkedHashSet<>();
        for (int consumer : consumers) {
            Optional.ofNullable(deletions.get(consumer))
                    .ifPresentOrElse(earlier::add, () -> earlier.addAll(holds.before(consumer)));
        }
        earlier.remove(deletion);
        // Where both are deleted on one level they need each other; then neither can wait for the other.
        earlier.removeIf(draft -> deletion.turn().equals(draft.turn())
                && draft.action() == StepAction.DELETE
                && sameLevel(consumers, index, draft));
        deletion.afterAll(earlier);
    }

    private boolean sameLevel(List<Integer> consumers, int index, Draft draft) {
        return consumers.stream()
                .filter(consumer -> draft.equals(deletions.get(consumer)))
                .allMatch(consumer -> order.level(consumer) == order.level(index));
    }
}
