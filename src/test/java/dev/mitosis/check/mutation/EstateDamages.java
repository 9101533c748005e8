package dev.mitosis.check.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Damages to what target.json says of the organization and its accounts. */
final class EstateDamages {
    private static final String ACCOUNTS = "/accounts";
    private static final String UNITS = "/organization/units";
    private static final String GUARDRAILS = "/organization/guardrails";
    private static final String ADMINISTRATORS = "/organization/delegatedAdministrators";
    private static final String BASELINE = "/organization/baseline";
    private static final String QUOTAS = "/organization/quotas";

    private EstateDamages() {}

    static List<Change> all() {
        return List.of(
                edit("account in another unit", ACCOUNTS, "name", row -> true, text("ou", "Suspended")),
                edit("account for another purpose", ACCOUNTS, "name", row -> true, text("purpose", "sandbox")),
                edit(
                        "account of another environment",
                        ACCOUNTS,
                        "name",
                        row -> row.hasNonNull("environment"),
                        text("environment", "demo")),
                edit("account with another variable", ACCOUNTS, "name", row -> true, text("variable", "ACCOUNT_X")),
                dropped("account", ACCOUNTS, "name"),
                dropped("unit", UNITS, "path"),
                edit("account in no unit", UNITS, "path", has("accounts"), without("accounts")),
                edit("nobody passes", UNITS, "path", has("passing"), without("passing")),
                edit("policy not at its unit", UNITS, "path", has("guardrails"), without("guardrails")),
                edit("policy at another unit", UNITS, "path", row -> true, with("guardrails", "suspended")),
                dropped("policy", GUARDRAILS, "name"),
                edit("policy without a unit", GUARDRAILS, "name", has("units"), without("units")),
                edit("policy with another unit", GUARDRAILS, "name", row -> true, with("units", "Exceptions")),
                edit("policy tried elsewhere", GUARDRAILS, "name", row -> true, text("testedIn", "Workloads")),
                edit("policy tried by nobody", GUARDRAILS, "name", has("testedBy"), without("testedBy")),
                edit("policy without a statement", GUARDRAILS, "name", has("statements"), without("statements")),
                edit("policy of another size", GUARDRAILS, "name", row -> true, (specimen, row) -> {
                    row.put("size", 10_000);
                    return true;
                }),
                dropped("administrator", ADMINISTRATORS, "service"),
                edit("administrator elsewhere", ADMINISTRATORS, "service", row -> true, text("account", "sandbox")),
                dropped("part of the baseline", BASELINE, "name"),
                edit("baseline elsewhere", BASELINE, "name", has("accounts"), without("accounts")),
                edit("baseline kept", BASELINE, "name", row -> true, with("kept", "backup")),
                dropped("quota", QUOTAS, "code"),
                edit("quota of another value", QUOTAS, "code", row -> true, (specimen, row) -> {
                    row.put("value", row.get("value").asDouble() + 7);
                    return true;
                }),
                new Change("organization: a region less", specimen -> {
                    ArrayNode regions =
                            (ArrayNode) specimen.target().at("/organization").get("regions");
                    specimen.names(regions.get(regions.size() - 1).asText(), "regions", "Regions");
                    regions.remove(regions.size() - 1);
                    return true;
                }),
                new Change("organization: another home", specimen -> {
                    ((ObjectNode) specimen.target().get("organization")).put("homeRegion", "eu-north-1");
                    specimen.names("eu-north-1");
                    return true;
                }));
    }

    private static BiPredicate<Specimen, ObjectNode> text(String member, String value) {
        return (specimen, row) -> {
            if (row.get(member).asText().equals(value)) {
                return false;
            }
            row.put(member, value);
            return true;
        };
    }

    private static Predicate<ObjectNode> has(String member) {
        return row -> !row.path(member).isEmpty();
    }

    private static BiPredicate<Specimen, ObjectNode> without(String member) {
        return (specimen, row) -> {
            ArrayNode all = (ArrayNode) row.get(member);
            JsonNode gone = all.remove(specimen.random().nextInt(all.size()));
            if (gone.isTextual()) {
                specimen.names(gone.asText());
            }
            return true;
        };
    }

    private static BiPredicate<Specimen, ObjectNode> with(String member, String value) {
        return (specimen, row) -> {
            ArrayNode all = (ArrayNode) row.get(member);
            for (JsonNode one : all) {
                if (one.asText().equals(value)) {
                    return false;
                }
            }
            all.add(value);
            specimen.names(value);
            return true;
        };
    }

    private static Change dropped(String what, String list, String key) {
        return new Change("organization: without the " + what, specimen -> {
            ArrayNode rows = (ArrayNode) specimen.target().at(list);
            if (rows.isEmpty()) {
                return false;
            }
            JsonNode gone = rows.remove(specimen.random().nextInt(rows.size()));
            specimen.names(gone.get(key).asText());
            gone.path("accounts").forEach(account -> specimen.names(account.asText()));
            return true;
        });
    }

    private static Change edit(
            String kind,
            String list,
            String key,
            Predicate<ObjectNode> which,
            BiPredicate<Specimen, ObjectNode> change) {
        return new Change("organization: " + kind, specimen -> {
            List<ObjectNode> rows = new ArrayList<>();
            specimen.target().at(list).forEach(row -> {
                if (which.test((ObjectNode) row)) {
                    rows.add((ObjectNode) row);
                }
            });
            Optional<ObjectNode> row = specimen.any(rows);
            row.ifPresent(found -> specimen.names(found.get(key).asText()));
            return row.isPresent() && change.test(specimen, row.get());
        });
    }
}
