package dev.mitosis.check.invariant;

import dev.mitosis.check.state.Fact;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.NameChange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A name that only one thing can have is held by one. */
final class NameRules {
    private NameRules() {}

    /** A name is let go of before another takes it. */
    static final class NamesHandedOver extends Rule {
        private final Map<String, NameChange> handedOver = new HashMap<>();
        private final Set<String> released = new HashSet<>();
        private final Set<String> claimed = new HashSet<>();

        NamesHandedOver(Landscape landscape) {
            super("names-handed-over");
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
