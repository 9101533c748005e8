package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Node;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.target.PlannedUser;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.report.facts.PermissionSets;
import dev.mitosis.report.facts.PlainWords;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who gets into which account: people by permission sets, others by roles that trust them. */
final class EntranceTables {
    /** Services of AWS take roles of the account that they work in. */
    private static final String SERVICE = "external:service/";

    private EntranceTables() {}

    static Table<PlannedUser> users(TargetDocument target) {
        return new Table<>(
                "identity",
                "Identity",
                "What becomes of each IAM user and access key of the old account.",
                List.of(
                        named("name", "User", "The name of the user.").wide(26).text(PlannedUser::name),
                        named("fate", "Fate", "What becomes of the user.")
                                .wide(36)
                                .prose(user -> PlainWords.of("user", user.fate().label())),
                        named("owner", "Owner", "Who answers for it.").wide(24).text(PlannedUser::owner),
                        named("keys", "Keys", "How many access keys it has.")
                                .wide(8)
                                .number(Kind.NUMBER, user -> user.keys().size()),
                        named("key_fates", "What becomes of the keys", "Each key, with its fate.")
                                .wide(40)
                                .prose(user -> user.keys().stream()
                                        .map(key -> key.id() + ": "
                                                + PlainWords.of(
                                                        "user", key.fate().label()))
                                        .collect(Collectors.joining("\n"))),
                        named("why", "Why", "The reasons.").wide(70).prose(user -> Words.reasons(user.reasons()))),
                target.users(),
                PlannedUser::id);
    }

    static Table<PermissionSets.Row> sets(TargetDocument target) {
        return new Table<>(
                "permission-sets",
                "Permission sets",
                "Which people get what in which accounts, by IAM Identity Center; organization/identity-center-*.yaml give it.",
                List.of(
                        named("set", "Permission set", "Its name.").wide(20).text(PermissionSets.Row::set),
                        named("function", "For", "Whom it is for.").wide(34).prose(PermissionSets.Row::function),
                        named("product", "Of", "The product whose people get it; empty for one group for all.")
                                .wide(22)
                                .text(PermissionSets.Row::product),
                        named("count", "Accounts", "In how many accounts.")
                                .wide(10)
                                .number(Kind.NUMBER, row -> row.accounts().size()),
                        named("accounts", "Which", "In which accounts.")
                                .wide(50)
                                .prose(row -> Words.list(row.accounts())),
                        named("policies", "May", "The policies of AWS that it is made of.")
                                .wide(34)
                                .prose(row -> Words.list(row.policies())),
                        named("hours", "Session (h)", "How long a session may be.")
                                .wide(9)
                                .number(Kind.NUMBER, PermissionSets.Row::hours),
                        named("why", "Why", "The reason.").wide(50).prose(PermissionSets.Row::why)),
                PermissionSets.of(target),
                row -> row.set() + "/" + row.product());
    }

    static Table<PlannedEdge> trusts(ReportInput input, TargetDocument target, ReportIndex index) {
        Map<String, Node> outside = input.graph().nodes().stream()
                .filter(node -> node.external() && !node.id().startsWith(SERVICE))
                .collect(Collectors.toMap(Node::id, Function.identity(), (first, second) -> first));
        return new Table<>(
                "trusts",
                "Foreign trusts",
                "Roles and resources of the estate that let somebody in who belongs to none of its accounts. Each has to know"
                        + " the new ARN of what moves.",
                List.of(
                        named("from", "What lets in", "The role or resource, in the end.")
                                .wide(46)
                                .link((PlannedEdge edge) -> index.plannedThere(edge.from())),
                        named("to", "Whom", "Another account, an identity provider or everybody.")
                                .wide(40)
                                .text(edge -> index.name(edge.to())),
                        named("kind", "What it is", "What kind of party it is.")
                                .wide(24)
                                .text(edge -> kind(outside.get(edge.to())))),
                target.edges().stream()
                        .filter(edge -> edge.kind() == EdgeKind.TRUSTS && outside.containsKey(edge.to()))
                        .toList(),
                edge -> edge.from() + " " + edge.to());
    }

    private static String kind(@Nullable Node node) {
        return node == null
                ? ""
                : node.type()
                        .replace("External::", "")
                        .replaceAll("([a-z])([A-Z])", "$1 $2")
                        .toLowerCase(Locale.ROOT);
    }
}
