package dev.mitosis.check.invariant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.check.state.DependencyIndex;
import dev.mitosis.check.state.Fact;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.check.state.SimulatedEstate;
import dev.mitosis.check.state.Wiring;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is made finds what it is made from. */
final class MakingRules {
    private MakingRules() {}

    /** Nothing is made in an account before there is the account. */
    static final class AccountsFirst extends Rule {
        AccountsFirst() {
            super("accounts-first");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            Landscape landscape = moment.estate().landscape();
            boolean made = effect.verb() == Verb.CREATE && !effect.object().equals("account/" + effect.account());
            if (!made
                    || (landscape.row(effect.object()).isEmpty()
                            && !effect.object().startsWith("account/"))) {
                return;
            }
            String account = effect.account();
            boolean stands =
                    landscape.account(account).filter(a -> a.existing()).isPresent()
                            || moment.ledger().is("account/" + account, Fact.STANDS)
                            || landscape.account(account).isEmpty();
            cases().expect(
                            stands,
                            moment,
                            List.of(effect.object(), "account/" + account),
                            () -> moment.running().id() + " makes " + effect.object() + " in the account " + account
                                    + ", which is not there yet.");
        }
    }

    /** What stands is not made again, and its copy is there where it is made from one. */
    static final class MadeOnce extends Rule {
        MadeOnce() {
            super("made-once");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            if (effect.verb() != Verb.CREATE) {
                return;
            }
            String object = moment.estate().landscape().canonical(effect.object());
            boolean otherName = !object.equals(effect.object())
                    && moment.running().effects().stream()
                            .anyMatch(other -> other.verb() == Verb.CREATE
                                    && other.object().equals(object));
            cases().expect(
                            otherName || !moment.ledger().is(object, Fact.STANDS),
                            moment,
                            List.of(effect.object()),
                            () -> moment.running().id() + " makes " + effect.object() + ", which stands already.");
            if (effect.of() != null) {
                cases().expect(
                                moment.estate().stands(effect.of()),
                                moment,
                                List.of(effect.object(), effect.of()),
                                () -> moment.running().id() + " makes " + effect.object() + " from " + effect.of()
                                        + ", which is not there.");
            }
        }
    }

    /** What the properties of a thing name by what CloudFormation gives, and what it cannot be without, stands. */
    static final class MadeOfWhatStands extends Rule {
        MadeOfWhatStands() {
            super("made-of-what-stands");
        }

        @Override
        public void after(Moment moment) {
            for (Effect effect : moment.running().effects()) {
                if (effect.verb() == Verb.CREATE) {
                    moment.estate().landscape().row(effect.object()).ifPresent(row -> examine(moment, row));
                }
            }
        }

        private void examine(Moment moment, PlannedResource row) {
            SimulatedEstate estate = moment.estate();
            Set<String> named = new LinkedHashSet<>();
            Wiring wiring = estate.landscape().wiring();
            wiring.stack(row.stack()).stream()
                    .flatMap(stack -> stack.needs().stream())
                    .filter(need -> !need.later())
                    .flatMap(need -> wiring.source(need).stream())
                    .forEach(named::add);
            wiring.stack(row.stack()).ifPresent(stack -> named.addAll(stack.waitsFor()));
            references(row.properties(), named);
            for (PlannedEdge edge : estate.dependencies().providers(row.id())) {
                if (!edge.crossing() && !edge.kind().mayBeCut()) {
                    named.add(edge.to());
                }
            }
            for (String provider : named) {
                if (!provider.equals(row.id())
                        && estate.landscape().row(provider).isPresent()) {
                    cases().expect(
                                    estate.stands(provider),
                                    moment,
                                    List.of(row.id(), provider),
                                    () -> moment.running().id() + " makes " + row.id() + " of " + provider
                                            + ", which does not stand yet.");
                }
            }
        }

        private static void references(@Nullable JsonNode node, Set<String> into) {
            if (node == null || node.has("later")) {
                return;
            }
            if (node.has("ref") && node.has("attribute")) {
                into.add(node.get("ref").asText());
            } else if (node.has("active") && node.has("inactive")) {
                references(node.get("inactive"), into);
            } else {
                node.forEach(child -> references(child, into));
            }
        }
    }

    /** Every verb finds its object, and those that it stands between. */
    static final class ObjectsStand extends Rule {
        private static final Set<Verb> NEED_OBJECT =
                Set.of(Verb.VERIFY, Verb.FREEZE, Verb.DRAIN, Verb.SWITCH, Verb.SHARE, Verb.GRANT, Verb.CONNECT);

        ObjectsStand() {
            super("objects-stand");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            if (NEED_OBJECT.contains(effect.verb())) {
                stands(moment, effect, effect.object());
                stands(moment, effect, effect.provider());
                stands(moment, effect, effect.consumer());
            } else if (effect.verb() == Verb.COPY) {
                stands(moment, effect, effect.of());
            } else if (effect.verb() == Verb.DELETE) {
                stands(moment, effect, effect.object());
            }
        }

        private void stands(Moment moment, Effect effect, @Nullable String object) {
            if (object == null || moment.estate().landscape().account(object).isPresent() || isWord(object)) {
                return;
            }
            cases().expect(
                            moment.estate().stands(object),
                            moment,
                            List.of(object),
                            () -> moment.running().id() + " shall "
                                    + effect.verb().label() + " " + effect.object() + ", but " + object
                                    + " is not there.");
        }

        /** What stands for something that AWS keeps for the account. */
        private static boolean isWord(String object) {
            return object.equals(Landscape.COST_HISTORY)
                    || object.startsWith("external:")
                    || object.startsWith("window/")
                    || object.startsWith("account/")
                    || object.startsWith("name/")
                    || object.startsWith("policy/")
                    || object.startsWith("quota/")
                    || object.startsWith("decision/");
        }
    }

    /** What is a part of a thing, by its id, is not made before that. */
    static final class PartsAfterWholes extends Rule {
        PartsAfterWholes() {
            super("parts-after-wholes");
        }

        @Override
        public void after(Moment moment) {
            for (Effect effect : moment.running().effects()) {
                if (effect.verb() == Verb.CREATE) {
                    String part = effect.object();
                    for (int end = part.lastIndexOf('/'); end > 0; end = part.lastIndexOf('/', end - 1)) {
                        String whole = part.substring(0, end);
                        if (moment.estate().landscape().row(whole).isPresent()) {
                            cases().expect(
                                            moment.estate().stands(whole),
                                            moment,
                                            List.of(part, whole),
                                            () -> moment.running().id() + " makes " + part + " before " + whole
                                                    + ", of which it is a part.");
                        }
                    }
                }
            }
        }
    }

    /** Networks that reach one another have no address in common. */
    static final class RangesDisjoint extends Rule {
        RangesDisjoint() {
            super("ranges-disjoint");
        }

        @Override
        public void end(Moment moment) {
            new ConnectedRanges(moment.estate().landscape())
                    .pairs()
                    .forEach(pair -> cases().expect(
                                    !pair.overlaps(),
                                    "",
                                    List.of(pair.left().vpc(), pair.right().vpc()),
                                    () -> pair.left().vpc() + " (" + pair.left().cidr() + ") and "
                                            + pair.right().vpc() + " ("
                                            + pair.right().cidr()
                                            + ") are connected and have addresses in common."));
        }
    }

    static boolean isNeed(PlannedEdge edge) {
        return DependencyIndex.isNeed(edge.kind()) && DependencyIndex.isFirm(edge.strength());
    }
}
