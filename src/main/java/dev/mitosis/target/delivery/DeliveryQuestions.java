package dev.mitosis.target.delivery;

import dev.mitosis.io.text.Escapes;
import dev.mitosis.model.Finding;
import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.DeliveryWay;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Asks who deploys where nobody was seen: once for a context, or for what an account has in common. */
final class DeliveryQuestions {
    private final DeliveryGround ground;
    private final Map<String, Set<String>> stacks;
    private final List<String> suspects;

    /**
     * Asks.
     *
     * @param stacks the ARNs of the stacks that made what a unit holds
     * @param suspects the ARNs of users who could, though nothing says that they do
     */
    DeliveryQuestions(DeliveryGround ground, Map<String, Set<String>> stacks, List<String> suspects) {
        this.suspects = suspects;
        this.ground = ground;
        this.stacks = stacks;
    }

    List<Finding> findings(List<DeliveryWay> unseen) {
        List<Finding> findings = new ArrayList<>();
        bySubject(unseen)
                .forEach((subject, units) -> findings.add(new Finding(
                        "delivery.deployer-not-seen",
                        Severity.MEDIUM,
                        stacks(units),
                        "Nobody was seen who deploys " + subject + ", which moves to " + accounts(units) + by(units)
                                + could() + ".",
                        "Find out from where it is deployed, and assign that pipeline, role or user to it; without a way in, "
                                + "the next release fails.")));
        return findings;
    }

    List<OpenQuestion> questions(List<DeliveryWay> unseen) {
        List<OpenQuestion> questions = new ArrayList<>();
        bySubject(unseen)
                .forEach((subject, units) -> questions.add(new OpenQuestion(
                        "delivery:" + subject.replace(' ', '-'),
                        OpenQuestion.Kind.DELIVERY,
                        "Who deploys " + subject + ", and from where?",
                        asked(units),
                        List.of(),
                        units.size(),
                        decision(units.get(0)))));
        return questions;
    }

    private Map<String, List<PlannedUnit>> bySubject(List<DeliveryWay> unseen) {
        return unseen.stream()
                .map(way -> ground.unit(way.unit()))
                .collect(Collectors.groupingBy(
                        unit -> unit.context() == null
                                ? "what the account " + unit.account() + " has in common"
                                : unit.context(),
                        TreeMap::new,
                        Collectors.toList()));
    }

    /** What made it and who could deploy it: one of them may be the answer. */
    private List<String> asked(List<PlannedUnit> units) {
        List<String> all = new ArrayList<>(stacks(units));
        all.addAll(suspects);
        return List.copyOf(all);
    }

    private String could() {
        List<String> names = names(suspects);
        return names.isEmpty() ? "" : "; keys of " + String.join(", ", names) + " could";
    }

    private List<String> names(List<String> arns) {
        return arns.stream()
                .map(ground::principal)
                .filter(Objects::nonNull)
                .map(PlannedResource::name)
                .toList();
    }

    private static String decision(PlannedUnit unit) {
        String key = unit.context() == null
                ? "account: " + Escapes.yaml(unit.account())
                : "context: " + Escapes.yaml(unit.context());
        return "assign:\n  - resource: NAME-OF-PIPELINE-ROLE-OR-USER\n    " + key + "\n";
    }

    private static String accounts(List<PlannedUnit> units) {
        return units.stream().map(PlannedUnit::account).distinct().sorted().collect(Collectors.joining(", "));
    }

    private String by(List<PlannedUnit> units) {
        List<String> names = names(stacks(units));
        return names.isEmpty() ? "" : "; it is made by " + String.join(", ", names);
    }

    private List<String> stacks(List<PlannedUnit> units) {
        TreeSet<String> all = new TreeSet<>();
        units.forEach(unit -> all.addAll(stacks.getOrDefault(unit.id(), Set.of())));
        return List.copyOf(all);
    }
}
