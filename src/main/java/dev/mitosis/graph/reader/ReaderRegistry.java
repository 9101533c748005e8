package dev.mitosis.graph.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Cidr;
import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.policy.ActionTable;
import dev.mitosis.graph.policy.EndpointPolicyReader;
import dev.mitosis.graph.policy.ManagedPolicies;
import dev.mitosis.graph.policy.PolicyDoors;
import dev.mitosis.graph.policy.PolicyReader;
import dev.mitosis.graph.policy.PolicyVersionsReader;
import dev.mitosis.graph.policy.PublicAccessBlocks;
import dev.mitosis.graph.policy.ResourcePolicyReader;
import dev.mitosis.graph.policy.TrustReader;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.TextLinker;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.model.AccountId;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The readers by the names that {@code relations.tsv} calls them by. */
public final class ReaderRegistry {
    private static final Pattern SERVICE_LINKED = Pattern.compile("/aws-service-role/([^/]+)/.*");

    private final TextLinker linker;
    private final ActionTable actions;
    private final PolicyDoors doors;
    private final Map<String, ValueReader> byName;

    private ReaderRegistry(TextLinker linker, ActionTable actions, PolicyDoors doors) {
        this.linker = linker;
        this.actions = actions;
        this.doors = doors;
        this.byName = new TreeMap<>(policies(new ManagedPolicies(), new PublicAccessBlocks()));
        byName.putAll(grammars());
    }

    /** Loads the tables of all readers. */
    public static ReaderRegistry load() {
        return new ReaderRegistry(TextLinker.load(), ActionTable.load(), PolicyDoors.load());
    }

    /** The names that a relation rule may give. */
    public Set<String> names() {
        return byName.keySet();
    }

    /** What finds resources in texts without a grammar. */
    public TextLinker linker() {
        return linker;
    }

    /**
     * The readers for one snapshot.
     *
     * @param managed the managed policies of the snapshot: what boundaries and attachments say
     * @param blocks what keeps the public out, whatever the policies of resources say
     */
    public Map<String, ValueReader> reading(ManagedPolicies managed, PublicAccessBlocks blocks) {
        Map<String, ValueReader> readers = new TreeMap<>(byName);
        readers.putAll(policies(managed, blocks));
        return readers;
    }

    private Map<String, ValueReader> policies(ManagedPolicies managed, PublicAccessBlocks blocks) {
        PolicyReader identity = new PolicyReader(actions, managed);
        PolicyDoors behind = doors.behind(blocks);
        return Map.of(
                "identity-policy", identity,
                "policy-versions", new PolicyVersionsReader(identity),
                "resource-policy", new ResourcePolicyReader(actions, behind),
                "endpoint-policy", new EndpointPolicyReader(behind),
                "trust-policy", new TrustReader(behind));
    }

    private Map<String, ValueReader> grammars() {
        Map<String, ValueReader> readers = new TreeMap<>();
        readers.put("ingress", new SecurityGroupReader(true));
        readers.put("egress", new SecurityGroupReader(false));
        readers.put("environment", new EnvironmentReader(linker));
        readers.put("state-machine", new StateMachineReader(linker, actions));
        readers.put("log-name", LogNameReader.load());
        readers.put("dimensions", DimensionReader.load());
        readers.put("stack-resources", new StackResourceReader());
        readers.put("dns-target", new HostReader(EdgeKind.RESOLVES_TO));
        readers.put("origin", new HostReader(EdgeKind.ROUTES_TO));
        readers.put("requester", new RequesterReader());
        readers.put("event-source", new EventSourceReader());
        readers.put("alarm-rule", new AlarmRuleReader());
        readers.put("options", new EnvironmentReader(linker));
        readers.put("url", new EnvironmentReader(linker));
        readers.put("integration", new IntegrationReader(linker));
        readers.put("image", new ImageReader(linker));
        readers.put("routes", new RouteReader());
        readers.put("record-set", new RecordSetReader());
        readers.put("subscription", new SubscriptionReader(linker));
        readers.put("foreign-account", ReaderRegistry::foreignAccount);
        readers.put("network", ReaderRegistry::network);
        readers.put("service-name", ReaderRegistry::serviceName);
        readers.put("service-linked", ReaderRegistry::serviceLinked);
        return readers;
    }

    private static void foreignAccount(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        String id = value.asText();
        if (AccountId.isValid(id) && !id.equals(writer.draft().account())) {
            writer.to(writer.draft().external().account(id), EdgeKind.REFERENCES, Strength.EXACT, pointer, id);
        }
    }

    private static void network(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        Cidr.parse(value.asText())
                .ifPresent(range -> writer.to(
                        writer.draft()
                                .addresses()
                                .onlyOwner(range)
                                .orElseGet(() -> writer.draft().external().network(range.text())),
                        EdgeKind.REFERENCES,
                        Strength.EXACT,
                        pointer,
                        range.text()));
    }

    /** An endpoint's service: AWS's own say nothing, another account's PrivateLink service is a dependency. */
    private static void serviceName(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        String name = value.asText();
        if (name.contains(".vpce-svc-")) {
            Entity service = writer.resolve(name, List.of("AWS::EC2::VPCEndpointService"))
                    .map(EdgeWriter.Match::entity)
                    .orElseGet(() -> writer.draft().external().host(name));
            writer.to(service, EdgeKind.ROUTES_TO, Strength.EXACT, pointer, name);
        }
    }

    private static void serviceLinked(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        Matcher matcher = SERVICE_LINKED.matcher(value.asText());
        if (matcher.matches()) {
            writer.to(
                    writer.draft().external().service(matcher.group(1)),
                    EdgeKind.MANAGED_BY,
                    Strength.EXACT,
                    pointer,
                    value.asText());
        }
    }
}
