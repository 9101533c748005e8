package dev.mitosis.cost.attribute;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The content of {@code attribution.json}: what each proposed account and context has cost. Amounts of a month always
 * add up to the month's unblended total; what no evidence ties to an account stands under {@link #UNATTRIBUTED}.
 *
 * @param manifestSha256 the manifest of the export that was attributed
 * @param months the months that are covered, in order
 * @param finalMonth the last of them that was final; empty where none was, or an earlier version wrote it
 * @param rows one for each month, service, account, context and evidence
 * @param accounts what each account would have cost
 * @param extras what the split costs on top, with the assumption behind each item
 */
public record CostAttribution(
        int formatVersion,
        String tool,
        String account,
        String snapshotId,
        String manifestSha256,
        String currency,
        List<String> months,
        @JsonProperty(isRequired = OptBoolean.FALSE) String finalMonth,
        List<Row> rows,
        List<AccountCost> accounts,
        List<Extra> extras) {
    public CostAttribution {
        finalMonth = finalMonth == null ? "" : finalMonth;
    }

    /** The name under which costs stand that belong to no account for certain. */
    public static final String UNATTRIBUTED = "(unattributed)";

    /**
     * One amount.
     *
     * @param context empty where several contexts of the account share it
     * @param evidence the rule that tied it to the account, for example {@code cost.tag}
     * @param reason one ready English sentence
     */
    public record Row(
            String month,
            String service,
            String account,
            String context,
            String evidence,
            String reason,
            BigDecimal amount) {}

    /**
     * What one account would have cost.
     *
     * @param total over all months
     * @param lastFinalMonth in the last month that was final
     * @param share its part of the total, 0 to 1, rounded to four digits
     */
    public record AccountCost(String account, BigDecimal total, BigDecimal lastFinalMonth, BigDecimal share) {}

    /**
     * Something that the split costs on top.
     *
     * @param monthly each month from then on; zero where it is paid once
     * @param once paid once
     */
    public record Extra(
            String account,
            String item,
            String title,
            BigDecimal monthly,
            BigDecimal once,
            String currency,
            String assumption,
            String source) {}

    /** The accounts with costs, then those of which only something on top is known. */
    public List<AccountCost> listed() {
        Map<String, AccountCost> listed = new LinkedHashMap<>();
        accounts.forEach(account -> listed.put(account.account(), account));
        extras.forEach(extra -> listed.putIfAbsent(
                extra.account(), new AccountCost(extra.account(), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO)));
        return List.copyOf(listed.values());
    }

    /** What the split costs an account on top: the sum of one amount over its items. */
    public BigDecimal onTop(String account, Function<Extra, BigDecimal> amount) {
        return extras.stream()
                .filter(extra -> extra.account().equals(account))
                .map(amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
