package dev.mitosis.target.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Strength;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import dev.mitosis.target.name.Variables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Small targets with properties, written as YAML: {@code {Role: {arnOf: dev/iam-role/app}}}. Accounts are named by ids,
 * {@code orders-dev/sqs-queue/jobs} stands in {@code orders-dev}; the old account is {@code production}.
 */
public final class Targets {
    private static final String OLD = "123456789012";

    private final List<PlannedResource> resources = new ArrayList<>();
    private final Map<String, List<Parameter>> asked = new HashMap<>();
    private final Set<String> handedOver = new TreeSet<>();
    private final List<PlannedEdge> edges = new ArrayList<>();
    private final Set<String> accounts = new TreeSet<>(Set.of("production"));
    private final Set<PlannedUnit> units = new TreeSet<>(Comparator.comparing(PlannedUnit::id));

    /** A thing of the account as a whole. */
    public Targets thing(String id, String type, String properties) {
        return thing(id, type, null, Filled.NEVER, properties);
    }

    /** A thing of a context. */
    public Targets thing(String id, String type, String context, String properties) {
        return thing(id, type, context, Filled.NEVER, properties);
    }

    /** A thing of a context that is filled at some time. */
    public Targets thing(String id, String type, @Nullable String context, Filled filled, String properties) {
        String account = id.substring(0, id.indexOf('/'));
        accounts.add(account);
        String unit = null;
        if (context != null) {
            PlannedUnit planned = new PlannedUnit(account + "/" + context + "/dev", account, context, "dev");
            units.add(planned);
            unit = planned.id();
        }
        String name = id.substring(id.lastIndexOf('/') + 1);
        String service = type.split("::", 3)[1].toLowerCase(Locale.ROOT);
        String variable = "${" + Variables.ofAccount(account) + "}";
        String tail = switch (service) {
            case "iam" -> "iam::" + variable + ":role/" + name;
            case "s3" -> "s3:::" + name;
            case "ec2" -> "ec2:eu-west-1:" + variable + ":thing/${" + Variables.ofThing(id) + "}";
            default -> service + ":eu-west-1:" + variable + ":" + name;
        };
        resources.add(new PlannedResource(
                        id,
                        "arn:aws:" + service + ":eu-west-1:" + OLD + ":" + name,
                        true,
                        type,
                        service.equals("iam") ? "global" : "eu-west-1",
                        account,
                        name,
                        "arn:aws:" + tail,
                        Fate.MOVES,
                        filled,
                        unit,
                        "method",
                        List.of())
                .madeBy(null, yaml(properties), List.of()));
        return this;
    }

    /** A part of the thing that was added last. */
    public Targets part(String tail, String type, String properties) {
        PlannedResource whole = resources.remove(resources.size() - 1);
        List<PlannedPart> parts = new ArrayList<>(whole.parts());
        parts.add(new PlannedPart(whole.id() + "/" + tail, type, null, yaml(properties)));
        resources.add(whole.madeBy(null, whole.properties(), parts));
        return this;
    }

    /** What a parameter means that the properties of the last thing name. */
    public Targets asking(String name, boolean secret) {
        return asking(name, secret, "Somebody knows.");
    }

    /** What list a parameter means that the properties of the last thing name. */
    public Targets askingList(String name) {
        return asking(new Parameter(name, "CommaDelimitedList", "content", false, null, "Somebody knows them."));
    }

    /** What a parameter means that the properties of the last thing name. */
    public Targets asking(String name, boolean secret, String meaning) {
        return asking(new Parameter(name, "String", "person", secret, null, meaning));
    }

    private Targets asking(Parameter parameter) {
        String last = resources.get(resources.size() - 1).id();
        asked.computeIfAbsent(last, unused -> new ArrayList<>()).add(parameter);
        return this;
    }

    /** A stack of the old account has made a thing. */
    public Targets madeBy(String id, String stack) {
        edges.add(new PlannedEdge(id, stack, EdgeKind.DEPLOYED_BY, Strength.NAME, false));
        return this;
    }

    private static JsonNode yaml(String text) {
        try {
            JsonNode node = Json.yaml().readTree(text);
            return node.isMissingNode() || node.isNull() ? Json.mapper().createObjectNode() : node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<PlannedAccount> planned() {
        return accounts.stream()
                .map(name -> new PlannedAccount(
                        name,
                        Variables.ofAccount(name),
                        name.equals("production") ? OLD : null,
                        "Workloads",
                        "",
                        null,
                        name.equals("production")))
                .toList();
    }

    private List<PlannedResource> sorted() {
        return resources.stream()
                .sorted(Comparator.comparing(PlannedResource::id))
                .toList();
    }

    /** The thing can be made only when an old one has let go of its name. */
    Targets handedOver(String id) {
        handedOver.add(id);
        return this;
    }

    /** What templates would make. */
    StackItems items() {
        return new StackItems(sorted(), planned(), Set.of(), LayerTable.load());
    }

    /** The same things in another region. */
    Targets in(String region) {
        resources.replaceAll(one -> new PlannedResource(
                        one.id(),
                        one.succeeds(),
                        one.principal(),
                        one.type(),
                        region,
                        one.account(),
                        one.name(),
                        one.arn(),
                        one.fate(),
                        one.filled(),
                        one.unit(),
                        one.method(),
                        one.reasons())
                .madeBy(null, one.properties(), one.parts()));
        return this;
    }

    /** The target with its stacks. */
    public TargetDocument design() {
        List<PlannedAccount> planned = planned();
        List<PlannedResource> sorted = sorted();
        StackDesigner.Design design =
                StackDesigner.design(new StackDesigner.Request(sorted, planned, List.copyOf(units), asked, handedOver));
        return document(planned, List.copyOf(units), design.resources(), design.stacks(), design.findings());
    }

    private TargetDocument document(
            List<PlannedAccount> accounts,
            List<PlannedUnit> units,
            List<PlannedResource> resources,
            List<PlannedStack> stacks,
            List<Finding> findings) {
        ObjectNode document = Json.mapper().createObjectNode();
        document.put("formatVersion", 1)
                .put("tool", Json.TOOL)
                .put("account", OLD)
                .put("snapshotId", "snapshot-1");
        document.putObject("inputs");
        document.set("edges", Json.mapper().valueToTree(edges));
        for (String none : List.of("names", "grants", "networks", "connections")) {
            document.putArray(none);
        }
        document.set("accounts", Json.mapper().valueToTree(accounts));
        document.set("units", Json.mapper().valueToTree(units));
        document.set("resources", Json.mapper().valueToTree(resources));
        document.set("stacks", Json.mapper().valueToTree(stacks));
        document.set("findings", Json.mapper().valueToTree(findings));
        return Json.mapper().convertValue(document, TargetDocument.class);
    }
}
