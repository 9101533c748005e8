package dev.mitosis.plan.replan;

import dev.mitosis.model.Reason;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.DispositionRow;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What two plans say otherwise of the resources of the account, in a sentence each. */
final class ResourceChanges {
    private static final int NAMED = 5;

    private final Map<String, Reason> byArn = new HashMap<>();

    /** @param done whether a step of the earlier plan was done, by its id */
    ResourceChanges(PlanDocument before, PlanDocument after, Predicate<String> done) {
        Map<String, DispositionRow> earlier = rows(before);
        Map<String, DispositionRow> now = rows(after);
        Set<String> deleted = new HashSet<>();
        for (Step step : before.steps()) {
            if (done.test(step.id())) {
                step.effects().stream()
                        .filter(effect -> effect.verb() == Verb.DELETE)
                        .map(Effect::object)
                        .forEach(deleted::add);
            }
        }
        now.forEach((arn, row) -> {
            DispositionRow there = earlier.get(arn);
            if (there == null) {
                byArn.put(arn, new Reason("replan.appeared", Map.of("resource", arn), arn + " is new in the account."));
            } else if (there.disposition() != row.disposition() || !Objects.equals(there.method(), row.method())) {
                byArn.put(arn, decided(there, row));
            }
        });
        earlier.keySet().stream()
                .filter(arn -> !now.containsKey(arn))
                .forEach(arn -> byArn.put(
                        arn,
                        new Reason(
                                "replan.vanished",
                                Map.of("resource", arn),
                                arn + " is not in the account any more"
                                        + (deleted.contains(arn) ? ": a step of the plan has deleted it." : "."))));
    }

    private static Map<String, DispositionRow> rows(PlanDocument plan) {
        Map<String, DispositionRow> rows = new TreeMap<>();
        plan.dispositions().forEach(row -> rows.put(row.resource(), row));
        return rows;
    }

    private static Reason decided(DispositionRow before, DispositionRow after) {
        String was = before.disposition().label() + " (" + before.method() + ")";
        String is = after.disposition().label() + " (" + after.method() + ")";
        return new Reason(
                "replan.decided",
                Map.of("resource", after.resource(), "before", was, "after", is),
                after.resource() + " was " + was + " and is " + is + ": " + after.reason());
    }

    /** The reasons of resources, the first few and how many more there are. */
    List<Reason> of(Collection<String> arns) {
        List<Reason> all = arns.stream()
                .map(byArn::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (all.size() <= NAMED) {
            return all;
        }
        return java.util.stream.Stream.concat(
                        all.subList(0, NAMED).stream(),
                        java.util.stream.Stream.of(new Reason(
                                "replan.more",
                                Map.of("count", String.valueOf(all.size() - NAMED)),
                                (all.size() - NAMED) + " more resources are treated otherwise.")))
                .toList();
    }
}
