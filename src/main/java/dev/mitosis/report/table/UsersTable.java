package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.target.PlannedUser;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.report.facts.PlainWords;
import dev.mitosis.report.facts.Words;
import java.util.List;
import java.util.stream.Collectors;

/** What becomes of the users and their access keys. */
final class UsersTable {
    private UsersTable() {}

    static Table<PlannedUser> of(TargetDocument target) {
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
}
