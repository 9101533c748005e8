package dev.mitosis.target.identity;

import dev.mitosis.io.Beside;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.Edge;
import dev.mitosis.model.Finding;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.target.AccessCheck;
import dev.mitosis.model.target.Organization.Guardrail;
import dev.mitosis.model.target.PlannedGrant;
import dev.mitosis.model.target.PlannedIdentity;
import dev.mitosis.model.target.PlannedIdentity.PlannedPolicy;
import dev.mitosis.model.target.PlannedUser;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.identity.PolicyHolder.OldPolicy;
import dev.mitosis.target.identity.TextRewriter.Aspect;
import dev.mitosis.target.identity.TextRewriter.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans who may do what in the estate. Time grows with policies, edges and the accounts that have one of their own. */
public final class IdentityPlanner {
    /**
     * What is planned from.
     *
     * @param facts has heard every record of the snapshot
     * @param scannedAt the ISO instant at which the scan ended
     * @param resources all that stands in the estate
     * @param common the ARNs of what contexts share or what stands around them
     * @param guardrails the service control policies that will bind each account, by its name
     * @param oldAccount the id of the account that is split
     * @param oldName its name in the estate
     */
    public record Request(
            IdentityFacts facts,
            String scannedAt,
            GraphDocument graph,
            Decisions decisions,
            List<PlannedResource> resources,
            Set<String> common,
            Map<String, List<Guardrail>> guardrails,
            String oldAccount,
            String oldName) {}

    /** Who may do what; lists are sorted by id. */
    public record IdentityPlan(
            List<PlannedIdentity> identities,
            List<PlannedUser> users,
            List<PlannedGrant> grants,
            AccessCheck access,
            List<Finding> findings) {}

    private final Request request;
    private final SuccessorIndex successors;
    private final PolicyBook book;
    private final PrincipalNeeds needs;
    private final List<Finding> findings = new ArrayList<>();

    private IdentityPlanner(Request request) {
        this.request = request;
        this.book = request.facts().book();
        this.successors = new SuccessorIndex(request.resources(), request.oldAccount(), request.oldName());
        this.needs = new PrincipalNeeds(request.graph(), successors, request.common());
    }

    /** Plans the identities, users and grants of the estate. */
    public static IdentityPlan plan(Request request) {
        return new IdentityPlanner(request).plan();
    }

    private IdentityPlan plan() {
        List<PlannedIdentity> identities = identities();
        StatementBook statements = new StatementBook(book, successors, identities, request.guardrails());
        AccessJudge judge = judge(statements);
        AccessReport report = judge.report();
        findings.addAll(report.findings());
        UserFates users = new UserFates(successors, needs, book, request);
        List<PlannedUser> fates = users.all();
        findings.addAll(users.findings());
        findings.addAll(new AccessLists(book, successors).findings());
        return new IdentityPlan(identities, fates, judge.grants().grants(), report.check(), List.copyOf(findings));
    }

    /** What every second consumer needs is judged beside: each edge by itself, and neighbours cost about the same. */
    private AccessJudge judge(StatementBook statements) {
        List<Edge> some = new ArrayList<>();
        List<Edge> others = new ArrayList<>();
        List<Edge> half = some;
        String from = "";
        for (Edge edge : request.graph().edges()) {
            if (!edge.from().equals(from)) {
                from = edge.from();
                half = half == some ? others : some;
            }
            half.add(edge);
        }
        Beside<AccessJudge> beside =
                Beside.start(() -> new AccessJudge(successors, book, needs, statements).judge(others));
        return new AccessJudge(successors, book, needs, statements).judge(some).with(beside.get());
    }

    private List<PlannedIdentity> identities() {
        TextRewriter texts =
                new TextRewriter(successors, book, needs, request.facts().coverage());
        DocumentRewriter documents = new DocumentRewriter(texts, trimmer());
        List<PlannedIdentity> planned = new ArrayList<>();
        for (PolicyHolder holder : book.holders()) {
            for (PlannedResource one : successors.standing(holder.arn())) {
                PlannedIdentity identity = stands(one) ? identity(holder, one, texts, documents) : null;
                if (identity != null) {
                    planned.add(identity);
                }
            }
        }
        planned.sort(Comparator.comparing(PlannedIdentity::id));
        return List.copyOf(planned);
    }

    private StatementTrimmer trimmer() {
        return request.decisions().trimsPolicies() ? new NeedTrimmer(successors, needs, book) : StatementTrimmer.NONE;
    }

    private static boolean stands(PlannedResource one) {
        return one.fate().isMade() || one.fate().remains();
    }

    @Nullable
    private PlannedIdentity identity(
            PolicyHolder holder, PlannedResource one, TextRewriter texts, DocumentRewriter documents) {
        List<PlannedPolicy> policies = new ArrayList<>();
        for (OldPolicy old : holder.policies()) {
            PlannedPolicy policy = documents.rewrite(old, one);
            if (one.fate().isMade() || !policy.changes().isEmpty()) {
                policies.add(policy);
            }
        }
        if (!holder.isIdentity() && policies.isEmpty()) {
            return null;
        }
        Side side = new Side(one, Aspect.USED);
        List<String> attached = new ArrayList<>();
        for (String arn : holder.isIdentity() ? holder.attached() : List.<String>of()) {
            String group = book.group(arn);
            attached.addAll(texts.rewrite(group == null ? arn : group, side).texts());
        }
        String boundary = holder.boundary() == null
                ? null
                : texts.rewrite(holder.boundary(), side).texts().stream()
                        .findFirst()
                        .orElse(null);
        return new PlannedIdentity(
                one.id(),
                holder.arn(),
                one.account(),
                holder.type(),
                successors.arn(one),
                policies,
                attached,
                boundary,
                holder.facts());
    }
}
