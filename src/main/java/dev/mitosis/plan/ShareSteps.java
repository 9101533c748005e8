package dev.mitosis.plan;

import dev.mitosis.method.Method;
import dev.mitosis.method.StepTemplate;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Shares what stays in the old account with the accounts that need it, before anything is made there. */
final class ShareSteps {
    private final Board board;
    private final Map<String, Draft> shared = new HashMap<>();

    ShareSteps(Board board) {
        this.board = board;
    }

    /** Adds the steps to the board. */
    void draw() {
        Map<String, TreeSet<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < board.placements().size(); i++) {
            Placement provider = board.placement(i);
            for (String receiver :
                    provider.disposition() == Disposition.SHARE ? provider.receivers() : Set.<String>of()) {
                String key = String.join("\n", receiver, provider.method().id(), provider.region());
                groups.computeIfAbsent(key, k -> new TreeSet<>(Comparator.naturalOrder()))
                        .add(i);
            }
        }
        groups.forEach((key, providers) -> draw(key.substring(0, key.indexOf('\n')), List.copyOf(providers)));
    }

    private void draw(String receiver, List<Integer> providers) {
        List<Placement> members = providers.stream().map(board::placement).toList();
        Method method = members.get(0).method();
        StepTemplate template = method.step(StepAction.SHARE).orElseThrow();
        Draft draft = board.add(new Draft(
                Turn.of(board.accounts().tier(receiver), Phase.NETWORK),
                StepAction.SHARE,
                new Unit(receiver, null, null),
                new ArrayList<>(members.stream().map(Placement::arn).toList()),
                method.id(),
                Script.of(
                        method,
                        template,
                        Titles.of(
                                StepAction.SHARE,
                                Titles.things(method.noun(), members),
                                new Unit(receiver, null, null),
                                board.accounts().old()),
                        board.commands().fill(template, members, receiver),
                        MoveSteps.minutes(template.minutes(), members.size()),
                        0)));
        members.forEach(member -> shared.put(member.arn() + "\n" + receiver, draft));
    }

    /** The step that shares the provider with an account. */
    Optional<Draft> shared(Placement provider, String receiver) {
        return Optional.ofNullable(shared.get(provider.arn() + "\n" + receiver));
    }
}
