package dev.mitosis.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Optional;

/** Reads a host name or address that something answers at: a DNS record's value, an origin, a target's address. */
final class HostReader implements Reader {
    private static final List<String> ADDRESSED =
            List.of("AWS::EC2::EIP", "AWS::EC2::Instance", "AWS::EC2::NetworkInterface", "AWS::EC2::NatGateway");

    private final EdgeKind kind;

    HostReader(EdgeKind kind) {
        this.kind = kind;
    }

    @Override
    public void read(Pen pen, JsonNode value, String pointer, List<String> targets) {
        String text = value.asText().strip();
        String host = IdentifierIndex.host(text);
        Optional<Entity> found = text.startsWith("arn:")
                ? pen.drawing().index().byArn(text)
                : pen.drawing().index().byToken(host, List.of(), pen.self());
        if (found.isEmpty() && Cidr.parse(text).isPresent()) {
            found = ADDRESSED.stream()
                    .flatMap(type -> pen.drawing().index().byToken(text, List.of(type), pen.self()).stream())
                    .findFirst();
        }
        found.ifPresent(entity -> pen.to(entity, kind, Strength.EXACT, pointer, text));
        if (found.isEmpty() && targets.contains("External::Host") && host.matches("([a-z0-9-]+\\.)+[a-z]{2,24}")) {
            outside(pen, host, pointer, text);
        }
    }

    private void outside(Pen pen, String host, String pointer, String text) {
        Entity entity = host.endsWith(".amazonaws.com")
                ? pen.drawing().outside().dangling(host)
                : pen.drawing().outside().host(host);
        pen.to(entity, kind, Strength.EXACT, pointer, text);
    }
}
