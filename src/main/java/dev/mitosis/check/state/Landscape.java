package dev.mitosis.check.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.PlannedGrant;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the documents say of the objects that a plan is about; nothing of it changes while the plan runs. */
public final class Landscape {
    /** The version of what nobody has written since the snapshot. */
    public static final int UNTOUCHED = -1;

    /** The name of the account in which the organization is made. */
    public static final String MANAGEMENT = "management";

    /** What is billed so far. */
    public static final String COST_HISTORY = "cost-history";

    private static final String ORGANIZATION = "organization";
    private static final String OF_ACCOUNT = "account/";
    private static final List<String> WITHOUT_ROW = List.of(
            OF_ACCOUNT,
            "name/",
            "copy/",
            "rehearsal/",
            "backup/",
            "policy/",
            "quota/",
            "decision/",
            "window/",
            "organization/",
            "handover/",
            "role/",
            "external:");

    private final TargetDocument target;
    private final Wiring wiring;
    private final String organization;
    private final Map<String, PlannedResource> rows = new LinkedHashMap<>();
    private final Map<String, PlannedResource> parts = new HashMap<>();
    private final Map<String, PlannedResource> old = new LinkedHashMap<>();
    private final Map<String, List<PlannedResource>> successors = new HashMap<>();
    private final Map<String, List<PlannedResource>> units = new HashMap<>();
    private final Set<String> regions = new HashSet<>(Set.of("global", "us-east-1"));
    private final Set<String> heldBack = new HashSet<>();
    private final Map<String, PlannedAccount> accounts = new LinkedHashMap<>();
    private final Map<String, PlannedAccount> byVariable = new HashMap<>();
    private final String oldAccount;
    private final Map<String, PlannedConnection> connections = new HashMap<>();
    private final Map<String, List<PlannedGrant>> letIn;

    /** Reads the target. */
    public Landscape(TargetDocument target) {
        this.target = target;
        this.wiring = new Wiring(target);
        organization = target.resources().stream()
                .filter(row -> row.type().equals("AWS::Organizations::Organization"))
                .map(PlannedResource::id)
                .findFirst()
                .orElse(ORGANIZATION);
        for (PlannedResource row : target.resources()) {
            rows.put(row.id(), row);
            regions.add(row.region());
            if (row.unit() != null) {
                units.computeIfAbsent(row.unit(), unit -> new ArrayList<>()).add(row);
            }
            if (hasSwitch(row.properties())) {
                heldBack.add(row.id());
            }
            for (PlannedPart part : row.parts()) {
                parts.put(part.id(), row);
                if (hasSwitch(part.properties())) {
                    heldBack.add(row.id());
                }
            }
            if (row.succeeds() != null) {
                successors
                        .computeIfAbsent(row.succeeds(), arn -> new ArrayList<>())
                        .add(row);
                if (row.principal()) {
                    old.put(row.succeeds(), row);
                }
            }
        }
        oldAccount = target.accounts().stream()
                .filter(PlannedAccount::existing)
                .map(PlannedAccount::name)
                .findFirst()
                .orElse("");
        target.accounts().forEach(account -> {
            accounts.put(account.name(), account);
            byVariable.putIfAbsent(account.variable(), account);
        });
        target.connections().forEach(connection -> connections.put(connection.id(), connection));
        letIn = target.grants().stream()
                .filter(grant -> grant.means() == PlannedGrant.Means.RESOURCE_POLICY)
                .collect(Collectors.groupingBy(PlannedGrant::on));
    }

    /** What the own policy of a thing allows others in addition to what it allowed before. */
    public List<PlannedGrant> letIn(String id) {
        return letIn.getOrDefault(id, List.of());
    }

    /** The document that all of this is from. */
    public TargetDocument target() {
        return target;
    }

    private static boolean hasSwitch(@Nullable JsonNode node) {
        if (node == null || node.isValueNode()) {
            return false;
        }
        if (node.has("active") && node.has("inactive")) {
            return true;
        }
        for (JsonNode child : node) {
            if (hasSwitch(child)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the thing, or a part of it, does nothing by itself until it is switched on. */
    public boolean isHeldBack(String id) {
        return heldBack.contains(id);
    }

    /** What its stacks make and need. */
    public Wiring wiring() {
        return wiring;
    }

    /** The planned thing with the id. */
    public Optional<PlannedResource> row(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** What becomes of the thing of the old account. */
    public Optional<PlannedResource> fateOf(String arn) {
        return Optional.ofNullable(old.get(arn));
    }

    /** All planned things, by their ids. */
    public Map<String, PlannedResource> rows() {
        return Collections.unmodifiableMap(rows);
    }

    /** Everything of the old account, by its ARN, with what becomes of it. */
    public Map<String, PlannedResource> old() {
        return Collections.unmodifiableMap(old);
    }

    /** All that succeeds the thing of the old account. */
    public List<PlannedResource> successors(String arn) {
        return successors.getOrDefault(arn, List.of());
    }

    /** The regions in which anything stands. */
    public Set<String> regions() {
        return regions;
    }

    /** All that is switched with the unit. */
    public List<PlannedResource> ofUnit(String unit) {
        return units.getOrDefault(unit, List.of());
    }

    /** The account that is split; empty where the target has none that exists. */
    public String oldAccount() {
        return oldAccount;
    }

    /** The account of the estate with the name. */
    public Optional<PlannedAccount> account(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    /** The account whose digits the variable stands for. */
    public Optional<PlannedAccount> accountOf(String variable) {
        return Optional.ofNullable(byVariable.get(variable));
    }

    /** The connection with the id. */
    public Optional<PlannedConnection> connection(@Nullable String id) {
        return id == null ? Optional.empty() : Optional.ofNullable(connections.get(id));
    }

    /** The one name of an object: what goes on in the old account has a planned id and an ARN. */
    public String canonical(String object) {
        if (object.equals(ORGANIZATION)) {
            return organization;
        }
        PlannedResource row = old.get(object);
        return row == null || isLeft(row) ? object : row.id();
    }

    /** Whether the old thing is another one than what becomes of it. */
    public static boolean isLeft(PlannedResource row) {
        return row.fate().isMade() || row.fate() == Fate.RETIRED;
    }

    /** Whether the documents know the object. */
    public boolean knows(String object) {
        return rows.containsKey(object)
                || old.containsKey(object)
                || parts.containsKey(object)
                || object.equals(COST_HISTORY)
                || object.equals(ORGANIZATION)
                || WITHOUT_ROW.stream()
                        .filter(object::startsWith)
                        .anyMatch(prefix -> knowsRest(prefix, object.substring(prefix.length())));
    }

    private boolean knowsRest(String prefix, String rest) {
        return switch (prefix) {
            case OF_ACCOUNT -> accounts.containsKey(rest);
            case "copy/", "rehearsal/" -> rows.containsKey(rest);
            case "backup/" -> old.containsKey(rest) || rest.equals(COST_HISTORY);
            default -> !rest.isEmpty();
        };
    }

    /** Where the object stands; empty for what belongs to no account. */
    public Optional<Seat> seat(String object) {
        if (rows.containsKey(object)) {
            PlannedResource row = rows.get(object);
            return Optional.of(new Seat(row.account(), row.region()));
        }
        if (parts.containsKey(object)) {
            PlannedResource row = parts.get(object);
            return Optional.of(new Seat(row.account(), row.region()));
        }
        if (old.containsKey(object)) {
            return Optional.of(new Seat(oldAccount(), regionOf(object)));
        }
        return Optional.empty();
    }

    private String regionOf(String arn) {
        String[] parts = arn.split(":", 6);
        PlannedResource row = old.get(arn);
        if (row != null && !row.fate().isMade()) {
            return row.region();
        }
        return parts.length > 3 && !parts[3].isEmpty() ? parts[3] : row == null ? "global" : row.region();
    }

    /**
     * Where something stands.
     *
     * @param region {@code global} where it has none
     */
    public record Seat(String account, String region) {}

    /** Whether the thing gets content from an old one. */
    public static boolean isFilled(PlannedResource row) {
        return row.filled() != Filled.NEVER && row.fate().isMade() && row.succeeds() != null;
    }
}
