package dev.mitosis.scan.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.AccountId;
import dev.mitosis.model.Arn;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an import goes.
 *
 * @param account the account that the input is about; null lets the input say so
 * @param region the region of files that lie in no region's folder; null where there are none
 * @param directory the snapshot's folder for an account
 * @param at when the import happens
 */
public record ImportTarget(
        @Nullable String account, @Nullable String region, Function<String, Path> directory, Instant at) {

    /** Counts how often accounts and partitions occur, so that the input can say whose it is. */
    static final class Tally {
        /** The address of a queue, which says whose it is as an ARN does. */
        private static final Pattern QUEUE = Pattern.compile("https?://[^/]+/(?<account>\\d{12})/[^/]+");

        private final Map<String, Integer> accounts = new TreeMap<>();
        private final Map<String, Integer> partitions = new TreeMap<>();

        /** Counts every text of an answer that is an ARN or a queue's address. */
        void read(JsonNode node) {
            if (node.isTextual()) {
                Arn.parse(node.asText()).ifPresent(this::arn);
                Matcher queue = QUEUE.matcher(node.asText());
                if (queue.matches()) {
                    account(queue.group("account"));
                }
            } else {
                node.forEach(this::read);
            }
        }

        /** The commonest account, where the one that is expected does not occur at all. */
        Optional<String> strangerThan(AccountId expected) {
            return accounts.containsKey(expected.value()) ? Optional.empty() : commonest(accounts);
        }

        void arn(Arn arn) {
            partitions.merge(arn.partition(), 1, Integer::sum);
            account(arn.account());
        }

        void account(String account) {
            if (AccountId.isValid(account)) {
                accounts.merge(account, 1, Integer::sum);
            }
        }

        /** The commonest partition. */
        String partition() {
            return commonest(partitions).orElse("aws");
        }

        private static Optional<String> commonest(Map<String, Integer> counts) {
            return counts.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                    .map(Map.Entry::getKey);
        }
    }

    /**
     * The account to import into: the one that was named, else the one that the input speaks of most.
     *
     * @throws MitosisException M-IMP-02 where neither says it
     */
    AccountId accountOf(Tally tally) {
        String named = account;
        Optional<String> found = named == null ? Tally.commonest(tally.accounts) : Optional.of(named);
        return found.filter(AccountId::isValid)
                .map(AccountId::new)
                .orElseThrow(() -> new MitosisException(
                        "M-IMP-02",
                        "whose account is this?",
                        "no ARN or account id in the input tells",
                        "name the account's twelve digits with --account",
                        ExitCode.USAGE));
    }
}
