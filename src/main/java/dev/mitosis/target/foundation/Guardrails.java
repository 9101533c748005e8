package dev.mitosis.target.foundation;

import dev.mitosis.io.Json;
import dev.mitosis.model.Reason;
import dev.mitosis.model.target.Organization.Guardrail;
import dev.mitosis.model.target.PlannedStatement;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.name.Variables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The service control policies of the units: what {@code guardrails.yaml} intends, for this estate. */
final class Guardrails {
    private static final String FILE = "guardrails.yaml";
    private static final String REGIONS = "{regions}";
    private static final int FRAME = "{\"Version\":\"2012-10-17\",\"Statement\":}".length();

    /** The file. */
    private record Book(List<String> spared, List<Policy> policies) {}

    private record Policy(
            String name,
            String purpose,
            List<String> units,
            String controlTower,
            String source,
            List<Intent> statements) {}

    /** A statement as intent. */
    private record Intent(
            String sid,
            String why,
            @Nullable List<String> actions,
            @Nullable List<String> notActions,
            @Nullable List<String> resources,
            @Nullable Map<String, Map<String, List<String>>> conditions,
            boolean spared,
            boolean sparedAccounts) {}

    private final Book book = read();
    private final Sites sites;
    private final InUse inUse;

    Guardrails(Sites sites, InUse inUse) {
        this.sites = sites;
        this.inUse = inUse;
    }

    private static Book read() {
        try (InputStream in = Guardrails.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the product lacks its resource file " + FILE);
            }
            return Json.yaml().readValue(in, Book.class);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    /** The policies in the order of the file. */
    List<Guardrail> rows() {
        return book.policies().stream().map(this::row).toList();
    }

    private Guardrail row(Policy policy) {
        List<Reason> reasons = new ArrayList<>();
        List<PlannedStatement> statements = new ArrayList<>();
        for (Intent intent : policy.statements()) {
            reasons.add(Reason.of("guardrail.intent", intent.sid() + ": " + intent.why()));
            statements.add(statement(intent, reasons));
        }
        List<String> testers = sites.testers();
        reasons.add(Reason.of(
                "guardrail.tested",
                testers.isEmpty()
                        ? "It is attached to an account that is made for the test before it is attached to its units."
                        : "It is attached to " + Sites.POLICY_STAGING + " while " + testers.get(0)
                                + " is in it, then to one account of each unit, then to the unit."));
        return new Guardrail(
                policy.name(),
                policy.purpose(),
                policy.units(),
                Sites.POLICY_STAGING,
                testers,
                List.copyOf(statements),
                FRAME + Json.line(statements).length(),
                sites.maker(policy.controlTower()),
                List.copyOf(reasons));
    }

    private PlannedStatement statement(Intent intent, List<Reason> reasons) {
        Map<String, Map<String, List<String>>> conditions = new TreeMap<>();
        if (intent.conditions() != null) {
            intent.conditions().forEach((operator, keys) -> {
                Map<String, List<String>> filled = new TreeMap<>();
                keys.forEach((key, values) -> filled.put(key, values.contains(REGIONS) ? inUse.regions() : values));
                conditions.put(operator, filled);
            });
        }
        if (intent.spared()) {
            conditions
                    .computeIfAbsent("ArnNotLike", operator -> new TreeMap<>())
                    .put("aws:PrincipalArn", book.spared());
        }
        if (intent.sparedAccounts() && !inUse.accountsWithUsers().isEmpty()) {
            conditions
                    .computeIfAbsent("StringNotEquals", operator -> new TreeMap<>())
                    .put("aws:PrincipalAccount", ids());
            reasons.add(Reason.of(
                    "guardrail.users-stay",
                    intent.sid() + " does not bind " + String.join(", ", inUse.accountsWithUsers())
                            + ", which has IAM users: their keys must be changed until they are gone."));
        }
        List<String> resources = intent.resources() == null ? List.of("*") : intent.resources();
        return new PlannedStatement(
                intent.sid(),
                "Deny",
                Map.of(),
                intent.actions() == null ? List.of() : intent.actions(),
                intent.notActions() == null ? List.of() : intent.notActions(),
                resources,
                conditions);
    }

    private List<String> ids() {
        return sites.accounts().stream()
                .filter(account -> inUse.accountsWithUsers().contains(account.name()))
                .map(Guardrails::id)
                .toList();
    }

    private static String id(PlannedAccount account) {
        return account.id() == null ? Variables.reference(account.variable()) : account.id();
    }
}
