package dev.mitosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Optional;

/**
 * Reads the rules of a security group and folds them to edges between groups; never pairs of instances.
 *
 * <p>A rule open to the internet is one edge to the internet's node, an exposure, and joins nothing else.
 */
final class SecurityGroupReader implements Reader {
    private static final String GROUP = "AWS::EC2::SecurityGroup";

    private final boolean ingress;

    SecurityGroupReader(boolean ingress) {
        this.ingress = ingress;
    }

    @Override
    public void read(Pen pen, JsonNode rules, String pointer, List<String> targets) {
        for (int i = 0; i < rules.size(); i++) {
            JsonNode rule = rules.get(i);
            String at = pointer + "/" + i;
            String ports = ports(rule);
            for (JsonNode pair : rule.path("UserIdGroupPairs")) {
                group(pen, pair, at + "/UserIdGroupPairs", ports);
            }
            for (JsonNode range : rule.path("IpRanges")) {
                range(pen, range.path("CidrIp").asText(), at + "/IpRanges", ports);
            }
            for (JsonNode range : rule.path("Ipv6Ranges")) {
                range(pen, range.path("CidrIpv6").asText(), at + "/Ipv6Ranges", ports);
            }
            for (JsonNode list : rule.path("PrefixListIds")) {
                pen.resolve(list.path("PrefixListId").asText(), List.of("AWS::EC2::PrefixList"))
                        .ifPresent(match -> pen.to(
                                match.entity(), EdgeKind.REFERENCES, Strength.EXACT, at + "/PrefixListIds", ports));
            }
        }
    }

    private void group(Pen pen, JsonNode pair, String pointer, String ports) {
        String id = pair.path("GroupId").asText();
        Optional<Entity> peer = pen.resolve(id, List.of(GROUP))
                .map(Pen.Match::entity)
                .or(() -> foreign(pen, pair.path("UserId").asText()));
        peer.ifPresent(entity -> connect(pen, entity, pointer, ports + (ingress ? " from " : " to ") + id));
    }

    private static Optional<Entity> foreign(Pen pen, String account) {
        boolean own = account.isEmpty() || account.equals(pen.drawing().account());
        return own ? Optional.empty() : Optional.of(pen.drawing().outside().account(account));
    }

    private void range(Pen pen, String text, String pointer, String ports) {
        Optional<Cidr> parsed = Cidr.parse(text);
        if (parsed.isEmpty()) {
            return;
        }
        Cidr range = parsed.get();
        String evidence = ports + (ingress ? " from " : " to ") + text;
        if (range.isEverything()) {
            if (ingress) {
                pen.to(pen.drawing().outside().internet(), EdgeKind.MAY_CONNECT, Strength.EXACT, pointer, evidence);
            }
            return;
        }
        String vpc = pen.resource().data().path("VpcId").asText();
        List<Entity> owners = pen.drawing().networks().owners(range, vpc);
        owners.forEach(owner -> connect(pen, owner, pointer, evidence));
        if (owners.isEmpty()) {
            connect(pen, pen.drawing().outside().network(text), pointer, evidence);
        }
    }

    /** Whoever opens the connection needs the other. */
    private void connect(Pen pen, Entity peer, String pointer, String evidence) {
        if (ingress) {
            pen.edge(peer, pen.self(), EdgeKind.MAY_CONNECT, Strength.EXACT, pointer, evidence);
        } else {
            pen.to(peer, EdgeKind.MAY_CONNECT, Strength.EXACT, pointer, evidence);
        }
    }

    /** For example {@code tcp 5432}, {@code udp 1000-2000}, {@code all traffic}. */
    static String ports(JsonNode rule) {
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
}
