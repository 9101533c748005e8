package dev.mitosis.plan;

import dev.mitosis.method.CrossingMethod;
import dev.mitosis.model.Disposition;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.plan.Needs.Need;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps every dependency alive while its ends move: orders creations inside an account, closes cycles, and bridges the
 * border where the ends come to live in different accounts.
 */
final class ConnectSteps {
    private final Board board;
    private final MoveSteps moves;
    private final ShareSteps shares;
    private final Resolutions resolutions;
    private final Map<Integer, Set<Draft>> beforeCutover = new HashMap<>();
    private final Map<Integer, Set<Draft>> repoints = new HashMap<>();
    private final Map<String, Group> groups = new TreeMap<>();

    /** When a connection is made. */
    private enum When {
        /** Before the consumer is made: the provider exists already. */
        BEFORE,
        /** When both exist, before the consumer is used. */
        LINK,
        /** After the provider has moved, for a consumer that reached its old place until then. */
        REPOINT
    }

    private static final class Group {
        private final When when;
        private final String resolution;
        private final List<Need> needs = new ArrayList<>();
        private Turn turn;

        Group(When when, Turn turn, String resolution) {
            this.when = when;
            this.turn = turn;
            this.resolution = resolution;
        }

        /** Takes the need in; the group's turn is that of the consumer that comes first. */
        void add(Need need, Turn needed) {
            needs.add(need);
            turn = needed.compareTo(turn) < 0 ? needed : turn;
        }
    }

    ConnectSteps(Board board, MoveSteps moves, ShareSteps shares, PartitionDocument partition) {
        this.board = board;
        this.moves = moves;
        this.shares = shares;
        this.resolutions = new Resolutions(partition);
    }

    /** Orders the creations and adds the connecting steps to the board. */
    void draw() {
        board.needs().forEach(this::sort);
        groups.values().forEach(this::draw);
    }

    private void sort(Need need) {
        Placement consumer = board.placement(need.consumer());
        Placement provider = board.placement(need.provider());
        if (consumer.moves() && provider.moves() && consumer.home().equals(provider.home())) {
            sortInside(need);
        } else if (consumer.moves()) {
            sortOverBorder(need, consumer, provider);
        } else if (provider.moves() && consumer.remains() && !need.inseparable()) {
            group(When.REPOINT, Turn.of(provider.tier(), Phase.CUTOVER), need);
        }
    }

    private void sortInside(Need need) {
        if (board.order().providerFirst(need)) {
            if (need.early()) {
                order(need);
            }
        } else if (need.early() || need.kind() == EdgeKind.MAY_CONNECT) {
            group(When.LINK, later(need), need);
        }
    }

    private void sortOverBorder(Need need, Placement consumer, Placement provider) {
        Turn turn = CreationOrder.turn(consumer);
        if (provider.disposition() == Disposition.REPLICATE && provider.tier() < consumer.tier()) {
            // Until its own turn the consumer works from the old account, and must not write to data left behind.
            group(When.REPOINT, Turn.of(provider.tier(), Phase.CUTOVER), need);
        }
        if (provider.disposition() == Disposition.SHARE) {
            shares.shared(provider, consumer.home())
                    .ifPresent(share -> moves.first(need.consumer()).ifPresent(first -> first.after(share)));
        } else if (!provider.moves() || board.order().providerFirst(need)) {
            group(When.BEFORE, turn, need);
        } else if (provider.tier() == consumer.tier()) {
            group(When.LINK, later(need), need);
        } else {
            group(When.BEFORE, turn, need);
            group(When.REPOINT, Turn.of(provider.tier(), Phase.CUTOVER), need);
        }
    }

    private void order(Need need) {
        moves.available(need.provider())
                .ifPresent(available -> moves.first(need.consumer()).ifPresent(first -> first.after(available)));
    }

    private Turn later(Need need) {
        Turn consumer = board.order().position(need.consumer()).turn();
        Turn provider = board.order().position(need.provider()).turn();
        return consumer.compareTo(provider) >= 0 ? consumer : provider;
    }

    private void group(When when, Turn turn, Need need) {
        Placement consumer = board.placement(need.consumer());
        Placement provider = board.placement(need.provider());
        boolean inside = consumer.home().equals(provider.home()) && provider.moves() && consumer.moves();
        String resolution = inside ? "same-account" : resolutions.of(consumer.arn(), provider.arn(), need.kind());
        String key = String.join(
                "\n",
                when.name(),
                moment(when, turn, need),
                resolution,
                consumer.home(),
                String.valueOf(consumer.unit().context()),
                String.valueOf(consumer.unit().environment()),
                provider.home(),
                provider.typeMethod().id());
        groups.computeIfAbsent(key, k -> new Group(when, turn, resolution)).add(need, turn);
    }

    /**
     * What has to be equal for needs to share a step. Only where provider and consumer are made in one tier does the
     * level matter; otherwise the provider is there before all of them.
     */
    private String moment(When when, Turn turn, Need need) {
        Placement provider = board.placement(need.provider());
        Placement consumer = board.placement(need.consumer());
        if (when != When.BEFORE) {
            return turn.tier() + "." + turn.phase().ordinal();
        }
        boolean sameTier = provider.moves() && provider.tier() == consumer.tier();
        String level =
                String.format("%04d", board.order().position(need.consumer()).level());
        return turn.tier() + (sameTier ? "." + turn.phase().ordinal() + "." + level : "");
    }

    private void draw(Group group) {
        Set<Integer> consumers = new TreeSet<>();
        Set<Integer> providers = new TreeSet<>();
        group.needs.forEach(need -> {
            consumers.add(need.consumer());
            providers.add(need.provider());
        });
        Draft draft = board.add(draft(group, consumers, providers));
        boolean old = group.when == When.BEFORE && !providersExist(group);
        if (!old) {
            providers.forEach(provider -> moves.available(provider).ifPresent(draft::after));
        }
        switch (group.when) {
            case BEFORE -> consumers.forEach(consumer -> moves.first(consumer).ifPresent(first -> first.after(draft)));
            case LINK ->
                consumers.forEach(consumer -> {
                    moves.available(consumer).ifPresent(draft::after);
                    beforeCutover
                            .computeIfAbsent(consumer, k -> new LinkedHashSet<>())
                            .add(draft);
                });
            case REPOINT ->
                providers.forEach(provider -> repoints.computeIfAbsent(provider, k -> new LinkedHashSet<>())
                        .add(draft));
        }
    }

    private boolean providersExist(Group group) {
        return group.needs.stream().allMatch(board.order()::providerFirst);
    }

    private Draft draft(Group group, Set<Integer> consumers, Set<Integer> providers) {
        List<Placement> needed = providers.stream().map(board::placement).toList();
        Placement consumer = board.placement(consumers.iterator().next());
        CrossingMethod method = board.playbooks().crossing(group.resolution);
        Set<String> resources = new TreeSet<>();
        consumers.forEach(index -> resources.add(board.placement(index).arn()));
        needed.forEach(placement -> resources.add(placement.arn()));
        String things = Titles.things(needed.get(0).typeMethod().noun(), needed);
        String where = group.when == When.BEFORE && !needed.get(0).moves()
                ? board.accounts().old()
                : needed.get(0).home();
        String title = method.title()
                .replace("{consumer}", consumer.unit().label())
                .replace("{account}", consumer.home())
                .replace("{provider}", things)
                .replace("{where}", where);
        return new Draft(
                group.turn,
                StepAction.CONNECT,
                consumer.unit(),
                resources,
                method.resolution(),
                new Script(
                        title,
                        method.why(),
                        List.of(),
                        board.commands().fill(method.commands(), needed, consumer.home()),
                        board.commands().fill(method.validation(), needed, consumer.home()),
                        method.rollback(),
                        false,
                        0,
                        MoveSteps.minutes(method.minutes(), needed.size()),
                        false,
                        method.sources()),
                group.when + " "
                        + consumers.stream()
                                .map(index -> board.placement(index).arn())
                                .toList());
    }

    /** The connections without which the consumer must not be switched over. */
    Set<Draft> beforeCutover(int consumer) {
        return beforeCutover.getOrDefault(consumer, Set.of());
    }

    /** The connections without which the old provider must not be deleted. */
    Set<Draft> repoints(int provider) {
        return repoints.getOrDefault(provider, Set.of());
    }
}
