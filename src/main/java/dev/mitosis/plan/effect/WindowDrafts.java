package dev.mitosis.plan.effect;

import dev.mitosis.model.Decisions.FreezeWindow;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Phase;
import dev.mitosis.model.Resource;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Effect.CopyMode;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.command.Moved;
import dev.mitosis.plan.command.StepLines;
import dev.mitosis.plan.command.StepLines.Part;
import dev.mitosis.plan.effect.Draft.Spot;
import dev.mitosis.plan.unit.Move;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Draws the window of a move, in an order that holds by construction: what writes is frozen, what is under way is
 * worked off, the last copy is made and proved, the new side goes to work, names lead to it, and a person opens it.
 */
final class WindowDrafts {
    private static final int OPEN_MINUTES = 30;
    private static final String AT_REST = "--execute --complete";
    private static final String WORKING = "--execute --active --complete";
    /** The sources of parameters that these options switch on. */
    private static final Set<String> SWITCHES = Set.of("active", "complete");

    private static final int SWITCH_MINUTES = 10;
    private static final int NAMED = 20;
    private static final double SURE = 0.8;

    private final Workshop workshop;
    private final StackPlan plan;
    private final DeployDrafts deploys;
    private final CopyDrafts copies;
    private final RecordDrafts records;
    private final Map<String, List<PlannedEdge>> uses = new HashMap<>();
    private final Map<String, List<PlannedEdge>> usedBy = new HashMap<>();
    private final Map<String, Draft> opened = new HashMap<>();
    private final Map<String, Draft> atWork = new HashMap<>();
    private final NameDrafts names;

    WindowDrafts(Workshop workshop, StackPlan plan, DeployDrafts deploys, CopyDrafts copies, RecordDrafts records) {
        this.workshop = workshop;
        this.plan = plan;
        this.deploys = deploys;
        this.copies = copies;
        this.records = records;
        this.names = new NameDrafts(workshop);
        for (PlannedEdge edge : workshop.index().document().edges()) {
            if (counts(edge)) {
                uses.computeIfAbsent(edge.from(), k -> new ArrayList<>()).add(edge);
                usedBy.computeIfAbsent(edge.to(), k -> new ArrayList<>()).add(edge);
            }
        }
    }

    /** Whether the one uses the other when it works, as far as anybody can be sure. */
    static boolean counts(PlannedEdge edge) {
        boolean use = edge.kind().isUse() || edge.kind() == EdgeKind.TRIGGERS || edge.kind() == EdgeKind.TRUSTS;
        return use && edge.strength().weight() >= SURE;
    }

    /** Adds the steps of a wave's windows to the workshop. */
    void draw(MoveBatch batch) {
        List<Draft> ahead = new ArrayList<>();
        batch.moves().forEach(move -> records.ahead(move, batch.move()).ifPresent(ahead::add));
        Draft gate = gate(batch, ahead);
        for (Draft draft : workshop.drafts()) {
            if (draft.spot().turn().equals(batch.move()) && draft.spot().window() == null) {
                gate.after(draft);
            }
        }
        batch.moves().forEach(move -> draw(move, batch.move(), gate));
    }

    private Draft gate(MoveBatch batch, List<Draft> ahead) {
        List<String> questions = new ArrayList<>(List.of(
                "Every step before is done, every copy that was rehearsed took no longer than planned",
                "Who is down knows the window; who decides to turn back is there, and knows until when",
                "No alarm is on, and nobody deploys to the old side from now on"));
        ahead.forEach(draft -> questions.add("It was done " + draft.minutes()
                + " minutes ago or earlier, so that nobody remembers the old answers: " + draft.title()));
        return workshop.add(new Draft(
                        Spot.of(batch.move(), Phase.CUTOVER, workshop.old()),
                        StepAction.DECIDE,
                        "go-or-no-go",
                        "Decide: go or no go",
                        batch.move().slug())
                .because(
                        "All is prepared and tried; from here on things are down for a while.",
                        "Nothing was switched yet: the old side works as before.")
                .from(List.of("inference"))
                .byHand(questions)
                .does(Effect.of(Verb.CONFIRM, "decision/go-" + batch.move().slug(), workshop.old(), Resource.GLOBAL))
                .needsNoUndo("Nothing was changed.")
                .takes(OPEN_MINUTES, 0));
    }

    private void draw(Move move, Turn turn, Draft gate) {
        StepChain chain = new StepChain(gate);
        MethodDrafts methods = new MethodDrafts(workshop, move, turn);
        List<Moved> members = move.members().stream()
                .map(member -> workshop.moved(member.id()).orElseThrow())
                .toList();
        new StopDrafts(workshop, move, turn).draw(new StopOrder(members, uses, usedBy), chain);
        chain.then(copies.last(move));
        chain.then(names.release(move, turn, members));
        chain.then(inWindow(move));
        chain.then(copies.within(move));
        chain.then(copies.proofs(move));
        chain.then(methods.draw(StepAction.TRANSFER, members, "Hand {things} over to {account}", ""));
        Draft working = goToWork(move, turn, members);
        atWork.put(move.id(), working);
        chain.then(List.of(working));
        pointed(move, turn, members).ifPresent(draft -> chain.then(List.of(draft)));
        chain.then(methods.draw(
                StepAction.CUTOVER,
                members.stream().filter(thing -> !names.isHandedOver(thing)).toList(),
                "Switch {things} to {account}",
                ""));
        records.flip(move, turn).ifPresent(draft -> chain.then(List.of(draft)));
        Draft open = open(move, turn);
        chain.then(List.of(open));
        copies.before(move).forEach(gate::after);
        opened.put(move.id(), open);
    }

    /** The steps that deploy what waits for the window. */
    private List<Draft> inWindow(Move move) {
        Set<Draft> drafts = new LinkedHashSet<>();
        plan.inWindow(move).forEach(stack -> drafts.add(deploys.of(stack.id())));
        return List.copyOf(drafts);
    }

    private Draft goToWork(Move move, Turn turn, List<Moved> members) {
        StepLines lines = workshop.lines();
        StepLines back = workshop.lines();
        Draft draft = new Draft(
                new Spot(turn, Phase.CUTOVER, account(move), null, null, move.id()),
                StepAction.CUTOVER,
                "go-to-work",
                "Let the new side of " + move.title() + " go to work",
                move.id());
        for (PlannedStack stack : switched(move)) {
            lines.line(
                    Part.COMMANDS,
                    deploys.prefix(stack, CopyMode.FINAL)
                            + DeployDrafts.call(stack, waits(stack, "active") ? WORKING : AT_REST));
            lines.line(Part.VALIDATION, DeployDrafts.standing(stack));
            stack.parameters().stream()
                    .filter(parameter -> SWITCHES.contains(parameter.source()))
                    .forEach(parameter -> lines.line(Part.VALIDATION, DeployDrafts.switchedOn(stack, parameter)));
            boolean keepsWorking = waits(stack, "active") && !plan.isFirst(move, stack);
            back.line(
                    Part.UNDO,
                    deploys.prefix(stack, CopyMode.FINAL) + DeployDrafts.call(stack, keepsWorking ? WORKING : AT_REST));
            draft.reads(stack.template());
        }
        List<Effect> undone = new ArrayList<>();
        heldBack(move).forEach(made -> {
            draft.does(Effect.of(Verb.SWITCH, made.id(), made.account(), made.region()));
            undone.add(Effect.of(Verb.FREEZE, made.id(), made.account(), made.region()));
        });
        List<PlannedResource> replaced = members.stream()
                .filter(ByHandDrafts::isOldStack)
                .map(Moved::planned)
                .toList();
        replaced.forEach(stack -> draft.does(Effect.of(Verb.CREATE, stack.id(), stack.account(), stack.region())));
        for (Moved thing : members) {
            PlannedResource planned = thing.planned();
            List<PlannedEdge> edges = uses.getOrDefault(planned.id(), List.of()).stream()
                    .filter(edge -> workshop.index().thing(edge.to()).isPresent())
                    .toList();
            if (acts(thing) && !hasOwnSwitch(thing)) {
                draft.does(Effect.of(Verb.SWITCH, planned.id(), planned.account(), planned.region()));
            }
            edges.forEach(edge -> draft.does(
                    Effect.between(Verb.SWITCH, planned.id(), edge.to(), planned.account(), planned.region())));
            undone.add(Effect.of(Verb.FREEZE, planned.id(), planned.account(), planned.region()));
            edges.forEach(edge -> workshop.index()
                    .thing(edge.to())
                    .map(PlannedResource::succeeds)
                    .ifPresent(old -> undone.add(
                            Effect.between(Verb.SWITCH, planned.id(), old, planned.account(), planned.region()))));
            draft.on(List.of(thing.old().arn()));
        }
        replaced.forEach(stack -> undone.add(Effect.of(Verb.DELETE, stack.id(), stack.account(), stack.region())));
        int minutes = SWITCH_MINUTES + switched(move).size();
        return workshop.add(draft.because(
                        "What was made inactive is switched on, now that its data are there and the old side is off.",
                        "Switch the new side off again, then set the old one to work as the steps before say.")
                .from(List.of("inference"))
                .runs(lines)
                .undoneBy("Until something was written on the new side that the old one lacks.", undone, back.undo())
                .takes(minutes, minutes));
    }

    /** Whether it goes to work by a step of its own, after the others. */
    private boolean hasOwnSwitch(Moved thing) {
        return CopyDrafts.step(thing, StepAction.CUTOVER).isPresent() && !names.isHandedOver(thing);
    }

    /** Whether it works by itself: it holds data, was held back, or is stopped on the old side. */
    private static boolean acts(Moved thing) {
        PlannedResource planned = thing.planned();
        return isHeldBack(planned)
                || planned.filled() != Filled.NEVER
                || CopyDrafts.step(thing, StepAction.FREEZE).isPresent()
                || CopyDrafts.step(thing, StepAction.DRAIN).isPresent();
    }

    private static boolean isHeldBack(PlannedResource planned) {
        return planned.properties() != null && planned.properties().findValue("inactive") != null;
    }

    /** What was made anew, and held back, in a stack that is switched on when the move goes to work. */
    private List<PlannedResource> heldBack(Move move) {
        return switched(move).stream()
                .filter(stack -> waits(stack, "active") && plan.isFirst(move, stack))
                .flatMap(stack -> workshop.index().madeBy(stack.id()).stream())
                .filter(made -> made.fate() == Fate.NEW && isHeldBack(made))
                .toList();
    }

    /** The stacks that have something to switch on, or to complete, when the move goes to work. */
    private List<PlannedStack> switched(Move move) {
        List<PlannedStack> theirs = plan.completedBy(move);
        List<PlannedStack> waiting = theirs.stream()
                .filter(stack -> (waits(stack, "active") && plan.isFirst(move, stack)) || waits(stack, "complete"))
                .toList();
        // Where nothing was held back, deploying what is last once more shows that all of it stands.
        return waiting.isEmpty() && !theirs.isEmpty() ? List.of(last(theirs)) : waiting;
    }

    /** The last that belongs to a unit; where none does, the last of all. */
    private static PlannedStack last(List<PlannedStack> stacks) {
        List<PlannedStack> ofUnits =
                stacks.stream().filter(stack -> stack.unit() != null).toList();
        List<PlannedStack> asked = ofUnits.isEmpty() ? stacks : ofUnits;
        return asked.get(asked.size() - 1);
    }

    private static boolean waits(PlannedStack stack, String source) {
        return stack.parameters().stream()
                .anyMatch(parameter -> parameter.source().equals(source));
    }

    private static String account(Move move) {
        return move.units().get(0).account();
    }

    private Draft open(Move move, Turn turn) {
        Draft draft = new Draft(
                new Spot(turn, Phase.CUTOVER, account(move), null, null, move.id()),
                StepAction.VALIDATE,
                "open",
                "Try " + move.title() + " and open it",
                move.id());
        freezes(move).forEach(draft::when);
        return workshop.add(draft.because(
                        "Until a person has tried it, everything can be taken back without losing anything.",
                        "Take the steps of the window back, the last one first.")
                .from(List.of("inference"))
                .byHand(List.of(
                        "The smoke tests of " + move.title() + " pass against the new side, under its usual names",
                        "No alarm of the new side is on, and nothing is refused in its trail",
                        "Say that it is open: what is written from now on is on the new side only"))
                .does(Effect.of(Verb.CONFIRM, "window/" + move.id(), account(move), Resource.GLOBAL))
                .needsNoUndo("Until something was written on the new side that the old one lacks.")
                .takes(OPEN_MINUTES, OPEN_MINUTES));
    }

    private List<String> freezes(Move move) {
        Set<String> contexts = new HashSet<>();
        move.units().forEach(unit -> {
            if (unit.context() != null) {
                contexts.add(unit.context());
            }
        });
        List<String> texts = new ArrayList<>();
        for (FreezeWindow window : workshop.decisions().freezeWindows()) {
            if (window.contexts().isEmpty() || window.contexts().stream().anyMatch(contexts::contains)) {
                texts.add("Not between " + window.from() + " and " + window.to()
                        + (window.reason() == null ? " (freeze)" : " (" + window.reason() + ")"));
            }
        }
        return texts;
    }

    /** The step in which the move's new side goes to work. */
    Draft atWork(Move move) {
        Draft draft = atWork.get(move.id());
        if (draft == null) {
            throw new IllegalStateException(move.id() + " has no window");
        }
        return draft;
    }

    /** What stays and uses something that moves has to be pointed at the new one by who runs it. */
    private Optional<Draft> pointed(Move move, Turn turn, List<Moved> members) {
        List<PlannedEdge> edges = new ArrayList<>();
        for (Moved thing : members) {
            for (PlannedEdge edge : usedBy.getOrDefault(thing.planned().id(), List.of())) {
                boolean stays = workshop.index()
                        .thing(edge.from())
                        .map(consumer ->
                                consumer.fate().remains() && !consumer.type().startsWith("AWS::Route53::"))
                        .orElse(false);
                if (stays && (edge.kind().stopsWithout() || edge.kind() == EdgeKind.TRIGGERS)) {
                    edges.add(edge);
                }
            }
        }
        if (edges.isEmpty()) {
            return Optional.empty();
        }
        List<String> checklist = new ArrayList<>();
        edges.stream().limit(NAMED).forEach(edge -> checklist.add(pointed(edge)));
        if (edges.size() > NAMED) {
            checklist.add("The same for " + (edges.size() - NAMED) + " more, which the effects name");
        }
        Draft draft = new Draft(
                        new Spot(turn, Phase.CUTOVER, workshop.old(), null, null, move.id()),
                        StepAction.CUTOVER,
                        "point-at-new",
                        "Point what stays at the new side of " + move.title(),
                        move.id())
                .because(
                        "It stays in the old account and works with what has moved.", "Point it at the old side again.")
                .from(List.of("inference"))
                .byHand(checklist)
                .takes(OPEN_MINUTES, OPEN_MINUTES);
        List<Effect> undone = new ArrayList<>();
        for (PlannedEdge edge : edges) {
            String region = workshop.index()
                    .thing(edge.from())
                    .map(PlannedResource::region)
                    .orElse(Resource.GLOBAL);
            draft.does(Effect.between(Verb.SWITCH, edge.from(), edge.to(), workshop.old(), region));
            workshop.moved(edge.to())
                    .ifPresent(old -> undone.add(
                            Effect.between(Verb.SWITCH, edge.from(), old.old().arn(), workshop.old(), region)));
        }
        return Optional.of(workshop.add(draft.undoneBy("Until the new side was opened.", undone, List.of())));
    }

    /** What is pointed at what, by the ARNs of the old account, which people find there. */
    private String pointed(PlannedEdge edge) {
        Optional<PlannedResource> consumer = workshop.index().thing(edge.from());
        Optional<PlannedResource> provider = workshop.index().thing(edge.to());
        return "Point " + consumer.map(PlannedResource::succeeds).orElse(edge.from()) + " at "
                + provider.map(thing -> thing.name() + " in " + thing.account()
                                + (thing.succeeds() == null ? "" : ", which succeeds " + thing.succeeds()))
                        .orElse(edge.to());
    }

    /** The step after which the move's new side is in use. */
    @Nullable
    Draft opened(Move move) {
        return opened.get(move.id());
    }
}
