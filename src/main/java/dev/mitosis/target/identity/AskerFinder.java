package dev.mitosis.target.identity;

import dev.mitosis.graph.policy.GrantedStatement;
import dev.mitosis.graph.policy.IamStatement;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.identity.AccessTables.Caller;
import dev.mitosis.target.identity.AccessTables.SourceForm;
import dev.mitosis.target.identity.Asker.Side;
import dev.mitosis.target.identity.Asker.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds who asks when an edge is used. */
final class AskerFinder {
    /** What a service or an account may ask for is decided by the other side alone. */
    private static final List<GrantedStatement> ANYTHING = List.of(new GrantedStatement(
            "",
            new IamStatement(
                    "", "", true, Map.of(), Map.of(), List.of("*"), List.of(), List.of("*"), List.of(), Map.of())));

    private final SuccessorIndex successors;
    private final PrincipalNeeds needs;
    private final StatementBook statements;
    private final AccessTables tables;
    private final Map<String, Side> before = new HashMap<>();
    private final Map<String, Side> after = new HashMap<>();

    AskerFinder(SuccessorIndex successors, PrincipalNeeds needs, StatementBook statements, AccessTables tables) {
        this.successors = successors;
        this.needs = needs;
        this.statements = statements;
        this.tables = tables;
    }

    /** All who may ask for the consumer. */
    List<Asker> of(Edge edge, PlannedResource consumer) {
        List<Asker> askers = new ArrayList<>();
        for (String principal : needs.principals(edge.from())) {
            PlannedResource one = successors.provider(principal, consumer.account());
            // A policy in one account is not about those who have another copy of it.
            if (one != null && (one.account().equals(consumer.account()) || !isPolicy(edge.from()))) {
                askers.add(new Asker(one, one.account(), before(principal), after(one), null));
            }
        }
        Caller caller = tables.caller(needs.type(edge.from()), edge.kind());
        if (caller != null) {
            askers.add(service(caller, edge, consumer));
        } else if (askers.isEmpty() && edge.kind() == EdgeKind.ENCRYPTS_WITH) {
            askers.add(account(edge.from(), consumer));
        }
        return askers;
    }

    private boolean isPolicy(String arn) {
        String type = needs.type(arn);
        return type.equals("AWS::IAM::ManagedPolicy") || type.equals("AWS::IAM::Group");
    }

    private Side before(String principal) {
        return before.computeIfAbsent(
                principal,
                arn -> new Side(
                        arn,
                        limited(statements.identityBefore(arn), statements.deniedBefore()),
                        statements.boundaryBefore(arn)));
    }

    private Side after(PlannedResource principal) {
        return after.computeIfAbsent(
                principal.id(),
                id -> new Side(
                        successors.sample(successors.arn(principal)),
                        limited(statements.identityAfter(principal), statements.deniedAfter(principal.account())),
                        statements.boundaryAfter(principal)));
    }

    /** What is allowed, and what the organization denies whatever is allowed. */
    private static List<GrantedStatement> limited(List<GrantedStatement> identity, List<GrantedStatement> denied) {
        List<GrantedStatement> all = new ArrayList<>(identity);
        all.addAll(denied);
        return List.copyOf(all);
    }

    /** A role or user that asks in its own name. */
    Asker of(String principal, PlannedResource standing) {
        return new Asker(standing, standing.account(), before(principal), after(standing), null);
    }

    /** Whoever a provider of identities tells an account of, which believes those of its own only. */
    Asker told(String provider, PlannedResource standing, String account) {
        boolean near = standing.account().equals(account);
        String after = successors.sample(successors.arn(standing));
        return new Asker(
                null,
                standing.account(),
                new Side(provider, ANYTHING, null),
                new Side(after, near ? ANYTHING : List.of(), null),
                null);
    }

    private Asker service(Caller caller, Edge edge, PlannedResource consumer) {
        String service = caller.service().replace("${region}", consumer.region());
        return new Asker(
                null,
                consumer.account(),
                new Side(service, ANYTHING, null),
                new Side(service, ANYTHING, null),
                new Source(
                        source(caller.form(), edge.from(), successors.oldId()),
                        source(caller.form(), successors.arn(consumer), successors.reference(consumer.account()))));
    }

    private static String source(SourceForm form, String arn, String account) {
        return switch (form) {
            case SELF -> arn;
            case PARENT -> arn.substring(0, arn.lastIndexOf(':'));
            case API -> api(arn, account);
        };
    }

    private static String api(String arn, String account) {
        Arn parsed = Arn.parse(arn).orElse(null);
        return parsed == null
                ? arn
                : "arn:" + parsed.partition() + ":execute-api:" + parsed.region() + ":" + account + ":"
                        + arn.substring(arn.lastIndexOf('/') + 1);
    }

    private Asker account(String arn, PlannedResource consumer) {
        String partition = Arn.parse(arn).map(Arn::partition).orElse("aws");
        return new Asker(
                null,
                consumer.account(),
                new Side(root(partition, successors.oldId()), ANYTHING, null),
                new Side(root(partition, successors.sample(successors.reference(consumer.account()))), ANYTHING, null),
                null);
    }

    static String root(String partition, String account) {
        return "arn:" + partition + ":iam::" + account + ":root";
    }

    /** The planned name of who asks, with variables. */
    String planned(Asker asker) {
        PlannedResource standing = asker.standing();
        if (standing != null) {
            return successors.arn(standing);
        }
        Source source = asker.source();
        return source == null
                ? "arn:aws:iam::" + successors.reference(asker.account()) + ":root"
                : asker.after().principal();
    }

    /** In whose name it calls, with variables; null for others than services. */
    @Nullable
    static String source(Asker asker) {
        Source source = asker.source();
        return source == null ? null : source.planned();
    }
}
