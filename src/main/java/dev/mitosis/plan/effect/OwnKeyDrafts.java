package dev.mitosis.plan.effect;

import dev.mitosis.method.StepCommand;
import dev.mitosis.method.command.CommandTemplate;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.command.Moved;
import dev.mitosis.plan.command.OldThing;
import dev.mitosis.plan.command.StepLines;
import dev.mitosis.plan.command.StepLines.Part;
import dev.mitosis.plan.effect.Draft.Spot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Draws how what stays, and is used by other accounts, comes under a key that those may use, before any of them goes to
 * work: what is under a key of AWS is refused to them whatever its policy says.
 */
final class OwnKeyDrafts {
    private static final String IDENTITY = "AWS::IAM::";

    /** Grants instead of statements in the key's policy, because with one no policy of the consumer has to name it. */
    private static final StepCommand GRANT = new StepCommand(
            CommandTemplate.of(
                    "aws kms create-grant --key-id ${own.key} --grantee-principal ${new.arn} --operations Decrypt DescribeKey Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext ReEncryptFrom ReEncryptTo --name mitosis-own-key > /dev/null ${source}"),
            null,
            null);

    private final Workshop workshop;
    private final StackPlan plan;
    private final DeployDrafts deploys;
    private final OwnKeys keys = OwnKeys.load();
    private final Set<String> ofAws = new HashSet<>();
    private final Map<String, List<String>> roles = new HashMap<>();

    OwnKeyDrafts(Workshop workshop, StackPlan plan, DeployDrafts deploys) {
        this.workshop = workshop;
        this.plan = plan;
        this.deploys = deploys;
        for (PlannedResource thing : workshop.index().document().resources()) {
            if (thing.fate() == Fate.MANAGED && thing.type().startsWith("AWS::KMS::") && thing.succeeds() != null) {
                ofAws.add(lastPart(thing.succeeds()));
            }
        }
        for (PlannedEdge edge : workshop.index().document().edges()) {
            if (edge.kind() == EdgeKind.RUNS_AS) {
                roles.computeIfAbsent(edge.from(), unused -> new ArrayList<>()).add(edge.to());
            }
        }
    }

    private static String lastPart(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /** Adds the steps to the workshop, one for each thing. */
    void draw() {
        Map<String, Set<String>> consumers = new TreeMap<>();
        for (PlannedConnection connection : workshop.index().document().connections()) {
            if (connection.means() == Means.RESOURCE_POLICY) {
                consumers
                        .computeIfAbsent(connection.provider(), unused -> new TreeSet<>())
                        .addAll(connection.consumers());
            }
        }
        consumers.forEach((provider, using) -> workshop.index()
                .thing(provider)
                .filter(thing -> thing.fate().remains() && thing.succeeds() != null)
                .ifPresent(thing -> {
                    OldThing old = workshop.things().get(String.valueOf(thing.succeeds()));
                    keys.of(old, key -> ofAws.contains(lastPart(key)))
                            .ifPresent(way -> draw(way, moved(old, thing), using));
                }));
    }

    private Moved moved(OldThing old, PlannedResource thing) {
        return new Moved(old, thing, workshop.library().byId(thing.method()));
    }

    private void draw(OwnKeys.Way way, Moved thing, Set<String> consumers) {
        Set<PlannedResource> identities = identities(consumers);
        StepLines lines = workshop.lines();
        lines.fill(Part.COMMANDS, way.commands(), thing, null);
        lines.fill(Part.VALIDATION, way.validation(), thing, null);
        StepLines back = workshop.lines().fill(Part.UNDO, way.undo(), thing, null);
        identities.forEach(identity ->
                lines.fill(Part.COMMANDS, List.of(GRANT), new Moved(thing.old(), identity, thing.method()), null));
        Draft draft = new Draft(
                Spot.of(turn(identities), Phase.DATA, workshop.old()),
                StepAction.PREPARE,
                "own-key",
                "Encrypt " + CopySteps.things(List.of(thing)) + " under a key that other accounts may use",
                thing.planned().id());
        List<Effect> undone = new ArrayList<>();
        for (String account : accounts(consumers)) {
            draft.does(let(Verb.GRANT, thing.old(), account));
            undone.add(let(Verb.DELETE, thing.old(), account));
        }
        way.preconditions().forEach(draft::when);
        if (identities.isEmpty()) {
            draft.when("Whoever uses it in " + String.join(", ", accounts(consumers))
                    + " gets a grant on the key of stack mitosis-own-key: nothing says as what role they do");
        }
        workshop.add(draft.because(
                        "It stays and other accounts use it, and the policy of a key of AWS lets in nobody of another account.",
                        "Put it back under the key of AWS; what was encrypted under the new key can be read as long as that stands.")
                .from(way.sources())
                .on(List.of(thing.old().arn()))
                .runs(lines)
                .undoneBy("As long as no other account uses it.", undone, back.undo())
                .takes(way.minutes(), 0));
        identities.stream()
                .map(PlannedResource::stack)
                .filter(Objects::nonNull)
                .forEach(stack -> draft.after(deploys.of(stack)));
    }

    private Effect let(Verb verb, OldThing old, String account) {
        String consumer = "account/" + account;
        return new Effect(verb, consumer, workshop.old(), old.region(), null, null, old.arn(), consumer);
    }

    private Set<String> accounts(Set<String> consumers) {
        Set<String> accounts = new TreeSet<>();
        consumers.forEach(
                id -> workshop.index().thing(id).map(PlannedResource::account).ifPresent(accounts::add));
        return accounts;
    }

    /** As whom the consumers call: themselves where they are roles, else the roles that they run as. */
    private Set<PlannedResource> identities(Set<String> consumers) {
        Set<PlannedResource> identities = new LinkedHashSet<>();
        Set<String> ids = new TreeSet<>(consumers);
        consumers.forEach(id -> ids.addAll(roles.getOrDefault(id, List.of())));
        ids.forEach(id -> workshop.index()
                .thing(id)
                .filter(thing ->
                        thing.type().startsWith(IDENTITY) && thing.fate().isMade())
                .ifPresent(identities::add));
        return identities;
    }

    private Turn turn(Set<PlannedResource> identities) {
        Turn turn = Turn.IDENTITIES;
        for (PlannedResource identity : identities) {
            if (identity.stack() != null) {
                Turn made = plan.place(identity.stack()).turn();
                turn = made.compareTo(turn) > 0 ? made : turn;
            }
        }
        return turn;
    }
}
