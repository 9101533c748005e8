package dev.mitosis.graph.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Cidr;
import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.identity.IdentifierIndex;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Optional;

/** Reads a host name or address that something answers at: a DNS record's value, an origin, a target's address. */
final class HostReader implements ValueReader {
    private static final List<String> ADDRESSED =
            List.of("AWS::EC2::EIP", "AWS::EC2::Instance", "AWS::EC2::NetworkInterface", "AWS::EC2::NatGateway");

    private final EdgeKind kind;

    HostReader(EdgeKind kind) {
        this.kind = kind;
    }

    @Override
    public void read(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        String text = value.asText().strip();
        String host = IdentifierIndex.host(text);
        Optional<Entity> found = text.startsWith("arn:")
                ? writer.draft().index().byArn(text)
                : writer.draft().index().byToken(host, List.of(), writer.self());
        if (found.isEmpty() && Cidr.parse(text).isPresent()) {
            found = ADDRESSED.stream()
                    .flatMap(type -> writer.draft().index().byToken(text, List.of(type), writer.self()).stream())
                    .findFirst();
        }
        found.ifPresent(entity -> writer.to(entity, kind, Strength.EXACT, pointer, text));
        if (found.isEmpty() && targets.contains("External::Host") && host.matches("([a-z0-9-]+\\.)+[a-z]{2,24}")) {
            outside(writer, host, pointer, text);
        }
    }

    private void outside(EdgeWriter writer, String host, String pointer, String text) {
        Entity entity = host.endsWith(".amazonaws.com")
                ? writer.draft().external().dangling(host)
                : writer.draft().external().host(host);
        writer.to(entity, kind, Strength.EXACT, pointer, text);
    }
}
