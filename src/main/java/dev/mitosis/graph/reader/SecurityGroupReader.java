package dev.mitosis.graph.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Cidr;
import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.network.Traffic;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Optional;

/**
 * Reads the rules of a security group and folds them to edges between groups; never pairs of instances.
 *
 * <p>A rule open to the internet is one edge to the internet's node, an exposure, and joins nothing else.
 */
final class SecurityGroupReader implements ValueReader {
    private static final String GROUP = "AWS::EC2::SecurityGroup";

    private final boolean ingress;

    SecurityGroupReader(boolean ingress) {
        this.ingress = ingress;
    }

    @Override
    public void read(EdgeWriter writer, JsonNode rules, String pointer, List<String> targets) {
        for (int i = 0; i < rules.size(); i++) {
            JsonNode rule = rules.get(i);
            String at = pointer + "/" + i;
            String ports = Traffic.portsOf(rule);
            for (JsonNode pair : rule.path("UserIdGroupPairs")) {
                group(writer, pair, at + "/UserIdGroupPairs", ports);
            }
            for (JsonNode range : rule.path("IpRanges")) {
                range(writer, range.path("CidrIp").asText(), at + "/IpRanges", ports);
            }
            for (JsonNode range : rule.path("Ipv6Ranges")) {
                range(writer, range.path("CidrIpv6").asText(), at + "/Ipv6Ranges", ports);
            }
            for (JsonNode list : rule.path("PrefixListIds")) {
                prefixList(writer, list.path("PrefixListId").asText(), at + "/PrefixListIds", ports);
            }
        }
    }

    /** The list itself, and whoever owns its ranges as the group's network sees them. */
    private void prefixList(EdgeWriter writer, String id, String pointer, String ports) {
        writer.resolve(id, List.of("AWS::EC2::PrefixList"))
                .map(EdgeWriter.Match::entity)
                .or(() -> writer.missing(id))
                .ifPresent(list -> writer.to(list, EdgeKind.REFERENCES, Strength.EXACT, pointer, ports));
        for (Cidr range : writer.draft().addresses().prefixList(id)) {
            range(writer, range.text(), pointer, ports);
        }
    }

    private void group(EdgeWriter writer, JsonNode pair, String pointer, String ports) {
        String id = pair.path("GroupId").asText();
        Optional<Entity> peer = writer.resolve(id, List.of(GROUP))
                .map(EdgeWriter.Match::entity)
                .or(() -> foreign(writer, pair.path("UserId").asText()))
                .or(() -> writer.missing(id));
        peer.ifPresent(entity -> connect(writer, entity, pointer, ports + (ingress ? " from " : " to ") + id));
    }

    private static Optional<Entity> foreign(EdgeWriter writer, String account) {
        boolean own = account.isEmpty() || account.equals(writer.draft().account());
        return own ? Optional.empty() : Optional.of(writer.draft().external().account(account));
    }

    private void range(EdgeWriter writer, String text, String pointer, String ports) {
        Optional<Cidr> parsed = Cidr.parse(text);
        if (parsed.isEmpty()) {
            return;
        }
        Cidr range = parsed.get();
        String evidence = ports + (ingress ? " from " : " to ") + text;
        if (range.isEverything()) {
            if (ingress) {
                writer.to(
                        writer.draft().external().internet(), EdgeKind.MAY_CONNECT, Strength.EXACT, pointer, evidence);
            }
            return;
        }
        String vpc = writer.resource().data().path("VpcId").asText();
        List<Entity> owners = writer.draft().addresses().owners(range, vpc);
        owners.forEach(owner -> connect(writer, owner, pointer, evidence));
        if (owners.isEmpty()) {
            connect(writer, writer.draft().external().network(text), pointer, evidence);
        }
    }

    /** Whoever opens the connection needs the other. */
    private void connect(EdgeWriter writer, Entity peer, String pointer, String evidence) {
        if (ingress) {
            writer.edge(peer, writer.self(), EdgeKind.MAY_CONNECT, Strength.EXACT, pointer, evidence);
        } else {
            writer.to(peer, EdgeKind.MAY_CONNECT, Strength.EXACT, pointer, evidence);
        }
    }
}
