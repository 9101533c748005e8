package dev.mitosis.plan;

import dev.mitosis.method.Method;
import dev.mitosis.method.PlaybookStep;
import dev.mitosis.method.StepTemplate;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.plan.Needs.Need;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Switches each unit over: data first, then the workload as a whole, then the names that lead to it. */
final class CutoverSteps {
    private final Board board;
    private final MoveSteps moves;
    private final ConnectSteps connects;
    private final Map<Unit, List<Integer>> members = new TreeMap<>();
    private final Map<Unit, Draft> whole = new HashMap<>();
    private final Map<Unit, Set<Draft>> all = new TreeMap<>();
    private final Map<Integer, Draft> cutovers = new HashMap<>();

    CutoverSteps(Board board, MoveSteps moves, ConnectSteps connects) {
        this.board = board;
        this.moves = moves;
        this.connects = connects;
    }

    /** Adds the steps to the board. */
    void draw() {
        for (int i = 0; i < board.placements().size(); i++) {
            if (board.placement(i).moves()) {
                members.computeIfAbsent(board.placement(i).unit(), k -> new ArrayList<>())
                        .add(i);
            }
        }
        members.forEach(this::draw);
        new UnitOrder(board, members.keySet())
                .pairs()
                .forEach((unit, earlier) -> earlier.forEach(before -> {
                    Draft later = whole.get(unit);
                    Draft first = whole.get(before);
                    if (later != null && first != null) {
                        later.after(first);
                    }
                }));
    }

    private void draw(Unit unit, List<Integer> indices) {
        Map<String, List<Integer>> early = new TreeMap<>();
        Map<String, List<Integer>> late = new TreeMap<>();
        List<Integer> rest = new ArrayList<>();
        Set<Draft> transfers = new LinkedHashSet<>();
        for (int index : indices) {
            Placement placement = board.placement(index);
            Optional<StepTemplate> template = placement.method().step(StepAction.CUTOVER);
            if (placement.disposition() == Disposition.TRANSFER) {
                moves.available(index).ifPresent(draft -> {
                    transfers.add(draft);
                    cutovers.put(index, draft);
                });
            } else if (template.isPresent()) {
                (template.get().late() ? late : early)
                        .computeIfAbsent(key(placement), k -> new ArrayList<>())
                        .add(index);
            } else {
                rest.add(index);
            }
        }
        Set<Draft> before = new LinkedHashSet<>();
        early.values().forEach(group -> before.add(special(unit, group)));
        Set<Draft> switched = new LinkedHashSet<>(before);
        if (!rest.isEmpty()) {
            Draft draft = whole(unit, rest).afterAll(before);
            // A transferred address is taken away from the old side, so the new side has to take over at once.
            transfers.stream()
                    .filter(transfer -> !draft.after().contains(transfer))
                    .forEach(draft::after);
            whole.put(unit, draft);
            switched.add(draft);
        }
        List<Draft> last = new ArrayList<>();
        late.values().forEach(group -> last.add(special(unit, group).afterAll(switched)));
        switched.addAll(last);
        switched.addAll(transfers);
        all.put(unit, switched);
    }

    private static String key(Placement placement) {
        return placement.method().id()
                + "\n"
                + placement.region()
                + (placement.method().oneByOne() ? "\n" + placement.arn() : "");
    }

    private Draft special(Unit unit, List<Integer> group) {
        List<Placement> placements = group.stream().map(board::placement).toList();
        Method method = placements.get(0).method();
        StepTemplate template = method.step(StepAction.CUTOVER).orElseThrow();
        String title = template.title() == null
                ? Titles.of(
                        StepAction.CUTOVER,
                        Titles.things(method.noun(), placements),
                        unit,
                        board.accounts().old())
                : template.title();
        Script script = Script.of(
                method,
                template,
                title,
                board.commands().fill(template, placements, unit.account()),
                MoveSteps.minutes(template.minutes(), group.size()),
                method.downtime().minutes());
        return cutover(unit, group, method.id(), script);
    }

    private Draft whole(Unit unit, List<Integer> group) {
        PlaybookStep step = board.playbooks().step("unit-cutover");
        int downtime = group.stream()
                .mapToInt(index -> board.placement(index).method().downtime().minutes())
                .max()
                .orElse(0);
        Script script = board.script(step, unit, downtime, step.minutes());
        return cutover(unit, group, step.key(), script);
    }

    private Draft cutover(Unit unit, List<Integer> group, String method, Script script) {
        int tier = board.placement(group.get(0)).tier();
        Collection<String> arns =
                group.stream().map(index -> board.placement(index).arn()).toList();
        Draft draft = board.add(new Draft(
                Turn.of(tier, Phase.CUTOVER),
                StepAction.CUTOVER,
                unit,
                arns,
                method,
                script.withWindows(board.windows(unit))));
        for (int index : group) {
            moves.available(index).ifPresent(draft::after);
            draft.afterAll(connects.beforeCutover(index));
            draft.afterAll(connects.repoints(index));
            cutovers.put(index, draft);
        }
        return draft;
    }

    /** The step after which the new resource is the one in use. */
    Optional<Draft> cutover(int index) {
        return Optional.ofNullable(cutovers.get(index));
    }

    /** Every unit with something that moves, and the steps that switch it. */
    Map<Unit, Set<Draft>> byUnit() {
        return all;
    }

    /** The moving resources of a unit. */
    List<Integer> members(Unit unit) {
        return members.getOrDefault(unit, List.of());
    }

    /** Which units of one tier are switched before which others. */
    private record UnitOrder(Board board, Set<Unit> units) {
        Map<Unit, Set<Unit>> pairs() {
            List<Unit> list = List.copyOf(units);
            Map<Unit, Integer> index = new HashMap<>();
            list.forEach(unit -> index.put(unit, index.size()));
            Map<Unit, Set<Unit>> wanted = new TreeMap<>();
            for (Need need : board.needs()) {
                Placement consumer = board.placement(need.consumer());
                Placement provider = board.placement(need.provider());
                if (consumer.moves()
                        && provider.moves()
                        && consumer.tier() == provider.tier()
                        && !consumer.unit().equals(provider.unit())) {
                    wanted.computeIfAbsent(consumer.unit(), k -> new LinkedHashSet<>())
                            .add(provider.unit());
                }
            }
            int[][] needed = list.stream()
                    .map(unit -> wanted.getOrDefault(unit, Set.of()).stream()
                            .mapToInt(other -> index.getOrDefault(other, 0))
                            .toArray())
                    .toArray(int[][]::new);
            Condensation levels = new Condensation(needed);
            wanted.forEach((unit, providers) -> providers.removeIf(
                    other -> levels.together(index.getOrDefault(unit, 0), index.getOrDefault(other, 0))));
            return wanted;
        }
    }
}
