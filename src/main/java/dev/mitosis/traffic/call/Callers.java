package dev.mitosis.traffic.call;

import dev.mitosis.model.AccountId;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.TrafficGap.What;
import dev.mitosis.traffic.call.CallFacts.Identity;
import dev.mitosis.traffic.place.Ends;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who stands behind a call: whose permissions counted, and what ran with them. The name of a session is compared with
 * those of instances and functions and never kept, because people put anything there.
 */
final class Callers {
    /** The forms that IAM lets names have. */
    private static final Pattern IAM =
            Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:(root|(role|user)/[\\w+=,.@/-]{1,576})");

    private static final Pattern SESSION =
            Pattern.compile("arn:aws[a-z-]*:sts::(\\d{12}):assumed-role/([\\w+=,.@-]{1,64})/([\\w+=,.@-]{1,64})");
    private static final Pattern PRINCIPAL = Pattern.compile("[a-z0-9.-]{1,100}\\.amazonaws\\.com(\\.cn)?");

    private final String account;
    private final NamedResources resources;
    private final Set<String> runsAs;

    Callers(String account, NamedResources resources, GraphDocument graph) {
        this.account = account;
        this.resources = resources;
        this.runsAs = graph.edges().stream()
                .filter(edge -> edge.kind() == EdgeKind.RUNS_AS)
                .map(Callers::pair)
                .collect(Collectors.toSet());
    }

    private static String pair(Edge edge) {
        return edge.from() + " " + edge.to();
    }

    /** The role, user, service or other account; an unknown end where the record does not say it. */
    String principal(Identity who) {
        boolean service = PRINCIPAL.matcher(who.invokedBy()).matches();
        if (service && (who.type().equals("AWSService") || who.arn().isEmpty())) {
            return Ends.service(who.invokedBy());
        }
        String arn = who.issuer().isEmpty() ? who.arn() : who.issuer();
        var session = SESSION.matcher(arn);
        if (session.matches() && session.group(1).equals(account)) {
            return resources.byName("AWS::IAM::Role", session.group(2), "").orElse(Ends.unknown(What.CALLER_UNKNOWN));
        }
        String owner = Arn.parse(arn).map(Arn::account).orElse(who.account());
        if (AccountId.isValid(owner) && !owner.equals(account)) {
            return Ends.account(owner);
        }
        return IAM.matcher(arn).matches() ? arn : Ends.unknown(What.CALLER_UNKNOWN);
    }

    /** Whether the snapshot holds the identity, or need not. */
    boolean isKnown(String principal) {
        return principal.startsWith("arn:")
                ? principal.endsWith(":root")
                        || resources.byArn(principal).filter(principal::equals).isPresent()
                : Ends.whyUnknown(principal).isEmpty();
    }

    /** The instance or function that the session is named after, as AWS does. */
    Optional<String> workload(Identity who, String principal, String region) {
        var session = SESSION.matcher(who.arn());
        if (!session.matches()) {
            return Optional.empty();
        }
        String name = session.group(3);
        return name.startsWith("i-")
                ? resources.byId(name).filter(arn -> arn.contains(":instance/"))
                : resources
                        .byName("AWS::Lambda::Function", name, region)
                        .filter(function -> runsAs.contains(function + " " + principal));
    }
}
