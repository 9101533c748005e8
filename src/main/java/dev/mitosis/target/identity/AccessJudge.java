package dev.mitosis.target.identity;

import dev.mitosis.graph.condition.ConditionMatcher.KnownRequest;
import dev.mitosis.graph.policy.AccessDecision;
import dev.mitosis.graph.policy.AccessVerdict;
import dev.mitosis.graph.policy.GrantedStatement;
import dev.mitosis.graph.policy.IamStatement;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.PlannedGrant.Means;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.identity.AccessCase.Deed;
import dev.mitosis.target.identity.AssumptionFinder.Assumption;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Judges by the semantics of IAM whether each dependency may do after the move what it could before, and what has to be
 * granted where the two sides come to be in different accounts.
 */
final class AccessJudge {
    private static final Set<EdgeKind> KINDS =
            Set.of(EdgeKind.READS, EdgeKind.WRITES, EdgeKind.INVOKES, EdgeKind.ENCRYPTS_WITH);
    private static final String KEY = "AWS::KMS::Key";

    private final SuccessorIndex successors;
    private final PolicyBook book;
    private final PrincipalNeeds needs;
    private final StatementBook statements;
    private final AccessTables tables = AccessTables.load();
    private final SessionTable sessions = SessionTable.load();
    private final AskerFinder askers;
    private final DeedFinder deeds;
    private final AssumptionFinder assumptions;
    private final GrantBook grants = new GrantBook();
    private final AccessReport report = new AccessReport();

    AccessJudge(SuccessorIndex successors, PolicyBook book, PrincipalNeeds needs, StatementBook statements) {
        this.successors = successors;
        this.book = book;
        this.needs = needs;
        this.statements = statements;
        this.askers = new AskerFinder(successors, needs, statements, tables);
        this.deeds = new DeedFinder(tables);
        this.assumptions = new AssumptionFinder(successors, needs, statements, askers);
    }

    /** One edge in one account. */
    private record Use(Edge edge, PlannedResource consumer, PlannedResource provider, String type) {}

    /** Looks at these edges. */
    AccessJudge judge(List<Edge> edges) {
        for (Edge edge : edges) {
            for (Assumption assumption : assumptions.of(edge)) {
                judge(assumption);
            }
            if (!KINDS.contains(edge.kind())) {
                continue;
            }
            for (PlannedResource consumer : successors.standing(edge.from())) {
                PlannedResource provider = successors.provider(edge.to(), consumer.account());
                if (provider != null
                        && stands(consumer)
                        && stands(provider)
                        && !isLeftBehind(edge, consumer, provider)) {
                    judge(new Use(edge, consumer, provider, needs.type(edge.to())));
                }
            }
        }
        return this;
    }

    /** Takes in what another has judged of other edges of the same estate. */
    AccessJudge with(AccessJudge other) {
        report.add(other.report);
        grants.add(other.grants);
        return this;
    }

    AccessReport report() {
        return report;
    }

    /** A role that is taken or passed: only where it could be before is there something to lose. */
    private void judge(Assumption assumption) {
        if (isLeftBehind(assumption.edge(), assumption.consumer(), assumption.provider())) {
            return;
        }
        Use use = new Use(
                assumption.edge(),
                assumption.consumer(),
                assumption.provider(),
                assumption.across() ? needs.type(assumption.edge().to()) : "");
        if (before(use, assumption.asker()).decide(assumption.deed()).isAllowed()) {
            Outcome outcome =
                    judge(use, assumption.asker(), Set.of(assumption.deed())).outcome();
            report.count(assumption.edge(), needs, outcome, true);
        }
    }

    GrantBook grants() {
        return grants;
    }

    private static boolean stands(PlannedResource one) {
        return one.fate().isMade() || one.fate().remains();
    }

    /** Whether a copy was not meant to take the need along. */
    private boolean isLeftBehind(Edge edge, PlannedResource consumer, PlannedResource provider) {
        return !provider.account().equals(consumer.account())
                && !needs.reachesFar(consumer)
                && !needs.isCommon(edge.to())
                && !needs.ofUsers(consumer).contains(edge.to());
    }

    private void judge(Use use) {
        boolean asked = false;
        boolean wasAllowed = false;
        Outcome worst = Outcome.EQUAL;
        for (Asker asker : askers.of(use.edge(), use.consumer())) {
            Set<Deed> asks = deeds.of(
                    asker,
                    use.edge().kind(),
                    use.edge().to(),
                    use.type(),
                    statements.resourceBefore(use.edge().to()));
            asked |= !asks.isEmpty();
            Comparison comparison = judge(use, asker, asks);
            wasAllowed |= comparison.wasAllowed();
            worst = worst.or(comparison.outcome());
            worst = worst.or(key(use, asker));
        }
        report.count(use.edge(), needs, asked ? worst : Outcome.UNJUDGED, wasAllowed);
    }

    /** How an access compares; the worse the later. */
    enum Outcome {
        EQUAL,
        GRANTED,
        GAINED,
        LOST,
        UNJUDGED;

        Outcome or(Outcome other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /** Whoever uses what is encrypted may have to use the key, too. */
    private Outcome key(Use use, Asker asker) {
        List<String> actions = tables.onKey(use.type(), use.edge().kind());
        Outcome worst = Outcome.EQUAL;
        for (Edge edge : actions.isEmpty() || asker.isService()
                ? List.<Edge>of()
                : needs.from(use.edge().to())) {
            PlannedResource key = edge.kind() == EdgeKind.ENCRYPTS_WITH
                            && needs.type(edge.to()).equals(KEY)
                    ? successors.provider(edge.to(), use.provider().account())
                    : null;
            if (key != null && stands(key)) {
                Set<Deed> asks = new LinkedHashSet<>();
                actions.forEach(action -> asks.add(new Deed(action, "")));
                Comparison comparison = judge(
                        new Use(
                                new Edge(
                                        use.edge().from(),
                                        edge.to(),
                                        EdgeKind.ENCRYPTS_WITH,
                                        edge.strength(),
                                        List.of()),
                                use.consumer(),
                                key,
                                KEY),
                        asker,
                        asks);
                worst = worst.or(comparison.outcome());
            }
        }
        return worst;
    }

    /** What is different, and whether any of it was allowed before. */
    private record Comparison(Outcome outcome, boolean wasAllowed) {}

    private Comparison judge(Use use, Asker asker, Set<Deed> asks) {
        if (asks.isEmpty()) {
            return new Comparison(Outcome.EQUAL, false);
        }
        AccessCase.Judged before = before(use, asker).judged(asks);
        AccessCase after = after(use, asker);
        AccessCase.Judged planned = after.judged(asks);
        Outcome worst = Outcome.EQUAL;
        boolean wasAllowed = false;
        for (Deed deed : asks) {
            AccessDecision was = before.decide(deed);
            AccessDecision is = planned.decide(deed);
            wasAllowed |= was.isAllowed();
            int difference = rank(is) - rank(was);
            if (difference < 0) {
                worst = worst.or(lost(use, asker, after, new Loss(deed, was, is)));
            } else if (difference > 0 && rank(was) == 0) {
                report.gained(use.edge(), use.consumer(), use.provider(), deed, is);
                worst = worst.or(Outcome.GAINED);
            }
        }
        return new Comparison(worst, wasAllowed);
    }

    private record Loss(Deed deed, AccessDecision was, AccessDecision is) {}

    private static int rank(AccessDecision decision) {
        return decision.verdict() == AccessVerdict.ALLOWED ? 2 : decision.isAllowed() ? 1 : 0;
    }

    private Outcome lost(Use use, Asker asker, AccessCase after, Loss loss) {
        boolean across = !asker.account().equals(use.provider().account());
        if (across && !use.type().isEmpty()) {
            boolean lacking = asker.standing() != null && !allows(after, loss.deed());
            AccessCase granted = after.with(
                    statement(use, asker, loss.deed(), true),
                    lacking ? statement(use, asker, loss.deed(), false) : null);
            if (rank(granted.decide(loss.deed())) >= rank(loss.was())) {
                grant(use, asker, loss.deed(), lacking);
                return tables.letsIn(use.type()) ? Outcome.GRANTED : byRole(use, asker);
            }
        }
        report.lost(use.edge(), use.consumer(), use.provider(), loss.deed(), loss.was(), loss.is());
        return Outcome.LOST;
    }

    private Outcome byRole(Use use, Asker asker) {
        report.byRole(use.edge(), use.consumer(), use.provider(), askers.planned(asker));
        return Outcome.GRANTED;
    }

    /** Whether the principal's own policies allow it, whatever the other side says. */
    private static boolean allows(AccessCase after, Deed deed) {
        String own = after.principal().split(":", 6)[4];
        AccessCase alone = new AccessCase(
                after.principal(),
                after.resource(),
                own,
                after.request(),
                after.identity(),
                null,
                List.of(),
                null,
                false);
        return alone.decide(deed).isAllowed();
    }

    private GrantedStatement statement(Use use, Asker asker, Deed deed, boolean ofResource) {
        String resource = successors.sample(successors.arn(use.provider())) + deed.within();
        return new GrantedStatement(
                use.provider().id(),
                new IamStatement(
                        "",
                        "",
                        true,
                        ofResource ? Map.of("AWS", List.of(asker.after().principal())) : Map.of(),
                        Map.of(),
                        List.of(deed.action()),
                        List.of(),
                        List.of(resource),
                        List.of(),
                        Map.of()));
    }

    private void grant(Use use, Asker asker, Deed deed, boolean lacking) {
        String resource = successors.arn(use.provider()) + deed.within().replace('x', '*');
        String source = AskerFinder.source(asker);
        GrantBook.Place place = new GrantBook.Place(
                use.provider().id(),
                tables.letsIn(use.type()) ? Means.RESOURCE_POLICY : Means.ROLE_TO_ASSUME,
                use.consumer().id(),
                askers.planned(asker),
                source == null ? "" : source);
        grants.add(place, deed.action(), resource, use.edge().kind());
        PlannedResource standing = asker.standing();
        if (lacking && standing != null && tables.letsIn(use.type())) {
            grants.add(
                    new GrantBook.Place(
                            standing.id(), Means.IDENTITY_POLICY, use.consumer().id(), place.principal(), ""),
                    deed.action(),
                    resource,
                    use.edge().kind());
        }
    }

    private AccessCase before(Use use, Asker asker) {
        return new AccessCase(
                asker.before().principal(),
                use.edge().to(),
                successors.oldId(),
                () -> request(asker, use.edge().to(), true, use),
                asker.before().identity(),
                asker.before().boundary(),
                statements.resourceBefore(use.edge().to()),
                sessions.has(needs.type(use.edge().from()))
                        ? SessionTable.of(statements.resourceBefore(use.edge().from()))
                        : null,
                use.type().equals(KEY));
    }

    private AccessCase after(Use use, Asker asker) {
        return new AccessCase(
                asker.after().principal(),
                successors.sample(successors.arn(use.provider())),
                account(use.provider().account()),
                () -> request(asker, use.edge().to(), false, use),
                asker.after().identity(),
                asker.after().boundary(),
                statements.resourceAfter(use.provider()),
                sessions.has(needs.type(use.edge().from()))
                        ? SessionTable.of(statements.resourceAfter(use.consumer()))
                        : null,
                use.type().equals(KEY));
    }

    private String account(String name) {
        return successors.sample(successors.reference(name));
    }

    private KnownRequest request(Asker asker, String resource, boolean old, Use use) {
        Map<String, List<String>> values = new HashMap<>();
        String resourceAccount =
                old ? successors.oldId() : account(use.provider().account());
        String own = old ? successors.oldId() : account(asker.account());
        put(values, resourceAccount, "aws:resourceaccount", "s3:resourceaccount");
        put(values, region(use.provider()), "aws:requestedregion");
        tags(values, "aws:resourcetag/", book.tags(resource));
        Asker.Source source = asker.source();
        if (source == null) {
            put(values, own, "aws:principalaccount", "kms:calleraccount");
            put(values, old ? asker.before().principal() : asker.after().principal(), "aws:principalarn");
            PlannedResource standing = asker.standing();
            tags(
                    values,
                    "aws:principaltag/",
                    standing == null || standing.succeeds() == null ? Map.of() : book.tags(standing.succeeds()));
        } else {
            put(values, old ? source.before() : successors.sample(source.planned()), "aws:sourcearn");
            put(values, own, "aws:sourceaccount", "aws:sourceowner");
        }
        String organization = book.organization();
        if (organization != null) {
            put(
                    values,
                    old ? organization : successors.sample(TextRewriter.NEW_ORGANIZATION),
                    "aws:principalorgid",
                    "aws:resourceorgid",
                    "aws:sourceorgid");
        }
        return new KnownRequest(values, key -> lacks(key, asker));
    }

    /** What exists once is asked for in the first region (IAM user guide, aws:RequestedRegion). */
    private static String region(PlannedResource provider) {
        return provider.region().equals(Resource.GLOBAL) ? "us-east-1" : provider.region();
    }

    private static boolean lacks(String key, Asker asker) {
        if (key.startsWith("aws:resourcetag/")) {
            return true;
        }
        return asker.isService()
                ? key.equals("aws:principalarn") || key.equals("aws:principalaccount")
                : (key.startsWith("aws:source")
                                && !key.contains("vpc")
                                && !key.contains("ip")
                                && !key.contains("identity"))
                        || key.startsWith("aws:principaltag/");
    }

    private static void put(Map<String, List<String>> values, String value, String... keys) {
        for (String key : keys) {
            values.put(key, List.of(value));
        }
    }

    private static void tags(Map<String, List<String>> values, String prefix, Map<String, String> tags) {
        tags.forEach((key, value) -> values.put(prefix + key.toLowerCase(Locale.ROOT), List.of(value)));
    }
}
