package dev.mitosis.target.dns;

import dev.mitosis.model.Reason;
import dev.mitosis.model.target.DnsPlan;
import dev.mitosis.model.target.Fate;
import dev.mitosis.target.dns.DnsFacts.Rule;
import dev.mitosis.target.dns.Whereabouts.Stand;
import dev.mitosis.target.name.NewThings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Plans who uses which resolver rule from which account, and the shares that let them. */
final class ResolverPlanner {
    private final DnsFacts facts;
    private final Whereabouts where;
    private final NewThings things;
    private final Map<String, Set<String>> users = new HashMap<>();

    ResolverPlanner(DnsFacts facts, Whereabouts where, NewThings things) {
        this.facts = facts;
        this.where = where;
        this.things = things;
        for (String[] use : facts.ruleUses) {
            String network = facts.networks.get(use[1]);
            for (Stand stand : network == null ? List.<Stand>of() : where.of(network)) {
                users.computeIfAbsent(use[0], rule -> new TreeSet<>()).add(stand.account());
            }
        }
    }

    List<DnsPlan.Resolver> plan() {
        List<DnsPlan.Resolver> resolvers = new ArrayList<>();
        facts.rules.forEach((arn, rule) -> where.of(arn).stream()
                .filter(stand -> stand.fate() != Fate.MANAGED)
                .forEach(stand -> resolvers.add(resolver(arn, rule, stand))));
        resolvers.sort(Comparator.comparing(DnsPlan.Resolver::resource));
        return resolvers;
    }

    private DnsPlan.Resolver resolver(String arn, Rule rule, Stand stand) {
        Set<String> others = new TreeSet<>(users.getOrDefault(arn.replaceFirst(".*/", ""), Set.of()));
        others.remove(stand.account());
        if (!rule.shareable()) {
            return new DnsPlan.Resolver(stand.id(), stand.account(), List.of(), null, List.of(endpoint(stand)));
        }
        String share = others.isEmpty() ? null : share(stand, others);
        return new DnsPlan.Resolver(
                stand.id(),
                stand.account(),
                List.copyOf(others),
                share,
                List.of(
                        share == null
                                ? Reason.of("resolver.own", "Only networks of its own account use the rule.")
                                : Reason.of(
                                        "resolver.shared",
                                        "A rule can be shared, and each account associates it with its own networks.")));
    }

    private static Reason endpoint(Stand stand) {
        return stand.another()
                ? Reason.of(
                        "resolver.endpoint",
                        "An endpoint is made again in the new network; whoever forwards to its addresses has to be told of"
                                + " the new ones, unless they can be chosen alike.")
                : Reason.of(
                        "resolver.endpoint-stays", "An endpoint belongs to its network; rules that use it are shared.");
    }

    private String share(Stand rule, Set<String> accounts) {
        String name = "resolver-rule-" + rule.id().substring(rule.id().lastIndexOf('/') + 1);
        return things.make(
                        new NewThings.New(
                                rule.account(),
                                "AWS::RAM::ResourceShare",
                                rule.region(),
                                name,
                                "ram:" + rule.region() + ":resource-share/" + name,
                                null),
                        Reason.of(
                                "resolver.shared",
                                "The resolver rule " + rule.name() + " is used in " + String.join(", ", accounts)
                                        + "."))
                .id();
    }
}
