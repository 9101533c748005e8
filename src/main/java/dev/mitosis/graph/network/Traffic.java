package dev.mitosis.graph.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What is to pass: a protocol and a port.
 *
 * @param protocol {@code tcp}, {@code udp}, {@code icmp} or {@code -1} for anything
 * @param port the destination port; -1 for any that is open
 * @param v6 whether it is IPv6
 */
public record Traffic(String protocol, int port, boolean v6) {
    /** Ports from which connections are opened, so that answers go there; one stands for all. */
    private static final int EPHEMERAL = 49152;

    private static final int MAX_PORT = 65535;
    private static final int HTTPS_PORT = 443;

    /** What the endpoints of AWS services answer. */
    public static final Traffic HTTPS = new Traffic("tcp", HTTPS_PORT, false);

    /** IANA protocol numbers, as network ACLs have them. */
    private static final Map<String, String> NUMBERS = Map.of("icmp", "1", "tcp", "6", "udp", "17", "icmpv6", "58");

    /** The answers to this traffic, which stateless rules must let back. */
    Traffic answers() {
        return new Traffic(protocol, EPHEMERAL, v6);
    }

    /** Whether an endpoint of an AWS service could be meant. */
    public boolean mayBeHttps() {
        return (protocol.equals("tcp") || protocol.equals("-1")) && (port < 0 || port == HTTPS_PORT);
    }

    /** Whether a security group rule speaks of it. */
    boolean matchesGroupRule(JsonNode rule) {
        return matches(rule.path("IpProtocol").asText("-1"), rule.path("FromPort"), rule.path("ToPort"));
    }

    /** Whether a network ACL entry speaks of it. */
    boolean matchesAclEntry(JsonNode entry) {
        return matches(entry.path("Protocol").asText("-1"), entry.at("/PortRange/From"), entry.at("/PortRange/To"));
    }

    private boolean matches(String ruleProtocol, JsonNode from, JsonNode to) {
        if (ruleProtocol.equals("-1") || protocol.equals("-1")) {
            return true;
        }
        if (!ruleProtocol.equals(protocol) && !ruleProtocol.equals(NUMBERS.get(protocol))) {
            return false;
        }
        int first = from.asInt(-1);
        boolean all = first < 0;
        return all || port < 0 || (port >= first && port <= to.asInt(MAX_PORT));
    }

    /** The ports of a security group rule, for example {@code tcp 5432}, {@code udp 1000-2000}, {@code all traffic}. */
    public static String portsOf(JsonNode rule) {
        String protocol = rule.path("IpProtocol").asText("-1");
        if (protocol.equals("-1")) {
            return "all traffic";
        }
        String from = rule.path("FromPort").asText("");
        String to = rule.path("ToPort").asText("");
        if (from.isEmpty() || from.equals("-1")) {
            return protocol;
        }
        return protocol + " " + (from.equals(to) ? from : from + "-" + to);
    }

    @Override
    public String toString() {
        String family = v6 ? " over IPv6" : "";
        return (protocol.equals("-1") ? "any protocol" : protocol) + (port < 0 ? "" : " " + port) + family;
    }
}
