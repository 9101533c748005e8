package dev.mitosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.AccountId;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The readers by the names that {@code relations.tsv} calls them by. */
final class Readers {
    private static final Pattern SERVICE_LINKED = Pattern.compile("/aws-service-role/([^/]+)/.*");

    private Readers() {}

    static Map<String, Reader> all(TextLinker linker, ActionTable actions) {
        Map<String, Reader> readers = new TreeMap<>();
        readers.put("identity-policy", new PolicyReader(actions));
        readers.put("resource-policy", new ResourcePolicyReader(actions));
        readers.put("trust-policy", new TrustReader());
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
        readers.put("policy-versions", new PolicyVersionsReader(new PolicyReader(actions)));
        readers.put("alarm-rule", new AlarmRuleReader());
        readers.put("options", new EnvironmentReader(linker));
        readers.put("url", new EnvironmentReader(linker));
        readers.put("integration", new IntegrationReader(linker));
        readers.put("image", new ImageReader(linker));
        readers.put("routes", new RouteReader());
        readers.put("record-set", new RecordSetReader());
        readers.put("subscription", new SubscriptionReader(linker));
        readers.put("foreign-account", Readers::foreignAccount);
        readers.put("network", Readers::network);
        readers.put("service-name", Readers::serviceName);
        readers.put("service-linked", Readers::serviceLinked);
        return readers;
    }

    private static void foreignAccount(Pen pen, JsonNode value, String pointer, List<String> targets) {
        String id = value.asText();
        if (AccountId.isValid(id) && !id.equals(pen.drawing().account())) {
            pen.to(pen.drawing().outside().account(id), EdgeKind.REFERENCES, Strength.EXACT, pointer, id);
        }
    }

    private static void network(Pen pen, JsonNode value, String pointer, List<String> targets) {
        Cidr.parse(value.asText())
                .ifPresent(range -> pen.to(
                        pen.drawing().outside().network(range.text()),
                        EdgeKind.REFERENCES,
                        Strength.EXACT,
                        pointer,
                        range.text()));
    }

    /** An endpoint's service: AWS's own say nothing, another account's PrivateLink service is a dependency. */
    private static void serviceName(Pen pen, JsonNode value, String pointer, List<String> targets) {
        String name = value.asText();
        if (name.contains(".vpce-svc-")) {
            Entity service = pen.resolve(name, List.of("AWS::EC2::VPCEndpointService"))
                    .map(Pen.Match::entity)
                    .orElseGet(() -> pen.drawing().outside().host(name));
            pen.to(service, EdgeKind.ROUTES_TO, Strength.EXACT, pointer, name);
        }
    }

    private static void serviceLinked(Pen pen, JsonNode value, String pointer, List<String> targets) {
        Matcher matcher = SERVICE_LINKED.matcher(value.asText());
        if (matcher.matches()) {
            pen.to(
                    pen.drawing().outside().service(matcher.group(1)),
                    EdgeKind.MANAGED_BY,
                    Strength.EXACT,
                    pointer,
                    value.asText());
        }
    }
}
