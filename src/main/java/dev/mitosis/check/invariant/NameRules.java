package dev.mitosis.check.invariant;

import dev.mitosis.check.state.Fact;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.NameChange;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A name that only one thing can have is held by one. */
final class NameRules {
    private NameRules() {}

    /** A name is let go of before another takes it. */
    static final class NamesHandedOver extends Rule {
        private final Map<String, NameChange> handedOver = new HashMap<>();
        private final Set<String> released = new HashSet<>();
        private final Set<String> claimed = new HashSet<>();
        /** What stands in the end, by account and ARN. */
        private final Map<String, List<String>> called = new TreeMap<>();

        NamesHandedOver(Landscape landscape) {
            super("names-handed-over");
            Map<String, String> accounts = new HashMap<>();
            for (PlannedAccount account : landscape.target().accounts()) {
                String digits = account.id();
                if (digits != null) {
                    accounts.put("${" + account.variable() + "}", digits);
                }
            }
            for (PlannedResource row : landscape.target().resources()) {
                if (row.fate() != Fate.RETIRED && row.fate() != Fate.EXTERNAL) {
                    String arn = row.arn();
                    for (Map.Entry<String, String> account : accounts.entrySet()) {
                        arn = arn.replace(account.getKey(), account.getValue());
                    }
                    called.computeIfAbsent(row.account() + " " + arn, unseen -> new ArrayList<>(1))
                            .add(row.id());
                }
            }
            landscape.target().names().stream()
                    .filter(name -> name.how() == NameChange.How.HAND_OVER)
                    .forEach(name -> handedOver.put(name.resource(), name));
        }

        @Override
        public void before(Moment moment, Effect effect) {
            String object = effect.object();
            if (!object.startsWith("name/") && effect.verb() != Verb.CREATE) {
                return;
            }
            if (effect.verb() == Verb.RELEASE) {
                cases().expect(
                                released.add(object) || claimed.contains(object),
                                moment,
                                List.of(object),
                                () -> moment.running().id() + " lets go of " + object + ", which nobody holds.");
            } else if (effect.verb() == Verb.CLAIM) {
                Object holder = moment.ledger().get(object, Fact.HOLDER);
                cases().expect(
                                holder == null ? released.contains(object) || isNew(object) : "".equals(holder),
                                moment,
                                List.of(object),
                                () -> moment.running().id() + " takes " + object + ", which is still held"
                                        + (holder == null ? "." : " by " + holder + "."));
                claimed.add(object);
            } else if (effect.verb() == Verb.CREATE && handedOver.containsKey(object)) {
                String name = "name/" + handedOver.get(object).old();
                cases().expect(
                                released.contains(name),
                                moment,
                                List.of(object, name),
                                () -> moment.running().id() + " makes " + object
                                        + " under a name that the old one still holds.");
            }
        }

        private boolean isNew(String object) {
            return handedOver.values().stream().noneMatch(name -> object.equals("name/" + name.old()));
        }

        @Override
        public void end(Moment moment) {
            called.forEach((arn, things) -> cases().expect(
                            things.size() == 1,
                            moment,
                            things,
                            () -> String.join(" and ", things) + " are called the same: "
                                    + arn.substring(arn.indexOf(' ') + 1) + "."));
            handedOver.forEach((resource, change) -> {
                String name = "name/" + change.old();
                cases().expect(
                                claimed.contains(name) || (moment.estate().stands(resource) && released.contains(name)),
                                moment,
                                List.of(resource, name),
                                () -> name + " shall be handed over to " + resource + ", and is not.");
            });
        }
    }
}
