package dev.mitosis.target.foundation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.Organization.QuotaRequest;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Which quotas of new accounts are lower than what the old account may use or did use. A new account starts with AWS's
 * defaults, whatever was granted to the old one.
 */
public final class QuotaNeeds implements Consumer<Resource> {
    private static final String TYPE = "AWS::ServiceQuotas::AccountSettings";
    /** Quotas of what has no region are asked for here. */
    private static final String WORLD = "us-east-1";

    private final Map<String, Map<String, Double>> applied = new HashMap<>();
    private final Map<String, Map<String, Double>> used = new HashMap<>();

    @Override
    public void accept(Resource resource) {
        if (!resource.type().equals(TYPE)) {
            return;
        }
        for (JsonNode service : resource.data().path("ListServiceQuotas")) {
            service.path("Quotas").forEach(quota -> note(applied, resource.region(), quota, quota.path("Value")));
        }
        for (JsonNode metric : resource.data().path("GetMetricData")) {
            if (metric.path("Fact").asText().equals("quota")) {
                note(used, resource.region(), metric, metric.path("MostValue"));
            }
        }
    }

    private static void note(Map<String, Map<String, Double>> values, String region, JsonNode quota, JsonNode value) {
        String code = quota.path("QuotaCode").asText();
        if (value.isNumber() && !code.isEmpty()) {
            values.computeIfAbsent(code, unseen -> new HashMap<>()).merge(region, value.asDouble(), Math::max);
        }
    }

    /** What has to be asked for, by account, region and code. */
    List<QuotaRequest> requests(List<PlannedAccount> accounts, InUse inUse) {
        List<QuotaRequest> requests = new ArrayList<>();
        for (TsvRow row : TsvTable.loadNamed(QuotaNeeds.class, "usual-quotas.tsv")) {
            String code = row.get("code");
            TreeSet<String> regions =
                    new TreeSet<>(applied.getOrDefault(code, Map.of()).keySet());
            regions.addAll(used.getOrDefault(code, Map.of()).keySet());
            for (String region : regions) {
                accounts.stream()
                        .filter(account -> !account.existing() && inUse.holds(row.get("type"), account.name(), region))
                        .forEach(account -> add(requests, row, account, region));
            }
        }
        requests.sort(Comparator.comparing(QuotaRequest::account)
                .thenComparing(QuotaRequest::region)
                .thenComparing(QuotaRequest::code));
        return List.copyOf(requests);
    }

    private void add(List<QuotaRequest> requests, TsvRow row, PlannedAccount account, String region) {
        double usual = Double.parseDouble(row.get("usual"));
        double may = applied.getOrDefault(row.get("code"), Map.of()).getOrDefault(region, 0.0);
        double did = used.getOrDefault(row.get("code"), Map.of()).getOrDefault(region, 0.0);
        double wanted = Math.ceil(Math.max(may, did));
        if (wanted <= usual) {
            return;
        }
        String because = may >= did ? "The old account may use " : "The old account did use ";
        requests.add(new QuotaRequest(
                account.name(),
                region.equals(Resource.GLOBAL) ? WORLD : region,
                row.get("service"),
                row.get("code"),
                row.get("name"),
                usual,
                wanted,
                List.of(Reason.of(
                        "organization.quota",
                        because + Math.round(wanted) + " " + row.get("name") + " in " + region + ", a new one "
                                + Math.round(usual) + "."))));
    }
}
