package dev.mitosis.partition.accounts;

import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether what a new workload will use fits into a proposed account, where the usual quotas apply, beside what goes
 * there.
 */
final class PlacedQuotas {
    private final List<Quota> quotas = Quota.all();
    private final PartitionDocument partition;

    PlacedQuotas(PartitionDocument partition) {
        this.partition = partition;
    }

    /** Refuses words that name no quota. */
    void check(Map<String, Integer> wanted) {
        wanted.keySet().stream().sorted().forEach(this::called);
    }

    /** The quota that needs name by a word of a person. */
    private Quota called(String word) {
        return quotas.stream()
                .filter(quota -> quota.isCalled(word))
                .findFirst()
                .orElseThrow(() -> new MitosisException(
                        "M-PLACE-05",
                        "no quota is called '" + word + "'",
                        "the needs name quotas by a name, a code or a type",
                        "write one of: "
                                + quotas.stream().map(Quota::type).distinct().collect(Collectors.joining(", ")),
                        ExitCode.INVALID_INPUT));
    }

    /** The first quota, by its name, that would be nearly used up in an account. */
    Optional<Reason> tight(Map<String, Integer> wanted, TargetAccount account) {
        return new TreeMap<>(wanted)
                .entrySet().stream()
                        .map(entry -> tightest(called(entry.getKey()), entry.getValue(), account))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private Optional<Reason> tightest(Quota quota, int wanted, TargetAccount account) {
        long used = !quota.counted()
                ? 0
                : partition.resources().stream()
                        .filter(row -> row.account().equals(account.name())
                                && row.type().equals(quota.type()))
                        .count();
        long limit = Math.round(quota.usual());
        return used + wanted < QuotaWatch.NEARLY_FULL * quota.usual()
                ? Optional.empty()
                : Optional.of(new Reason(
                        "account.quota",
                        Map.of(
                                "quota", quota.name(),
                                "limit", String.valueOf(limit),
                                "limitFrom", "default",
                                "used", String.valueOf(used),
                                "own", String.valueOf(wanted)),
                        "In " + account.name() + " it would compete for " + quota.name() + ": " + used
                                + " are used there, it needs " + wanted + " more, and " + limit
                                + " is the usual limit."));
    }
}
