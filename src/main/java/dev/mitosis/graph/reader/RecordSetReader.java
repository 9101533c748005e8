package dev.mitosis.graph.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.model.EdgeKind;
import java.util.List;
import java.util.Set;

/** Reads a DNS record set: what answers at its name. */
final class RecordSetReader implements ValueReader {
    private static final Set<String> POINTING = Set.of("A", "AAAA", "CNAME", "HTTPS", "SVCB");
    private static final HostReader HOSTS = new HostReader(EdgeKind.RESOLVES_TO);

    @Override
    public void read(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        // The zone needs what its record sets answer with, too.
        answers(writer);
        writer.draft().index().parent(writer.self().arn()).ifPresent(zone -> answers(writer.as(zone)));
    }

    private static void answers(EdgeWriter writer) {
        JsonNode record = writer.resource().data();
        JsonNode alias = record.at("/AliasTarget/DNSName");
        if (alias.isTextual()) {
            HOSTS.read(writer, alias, "/AliasTarget/DNSName", List.of());
        }
        if (!POINTING.contains(record.path("Type").asText())) {
            return;
        }
        List<String> outside = record.path("Type").asText().equals("CNAME") ? List.of("External::Host") : List.of();
        JsonNode values = record.path("ResourceRecords");
        for (int i = 0; i < values.size(); i++) {
            HOSTS.read(writer, values.get(i).path("Value"), "/ResourceRecords/" + i + "/Value", outside);
        }
    }
}
