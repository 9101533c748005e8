package dev.mitosis.graph.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.model.EdgeKind;
import java.util.List;
import java.util.Set;

/** Reads one DNS record set of a zone: what answers at its name. */
final class RecordSetReader implements ValueReader {
    private static final Set<String> POINTING = Set.of("A", "AAAA", "CNAME", "HTTPS", "SVCB");
    private static final HostReader HOSTS = new HostReader(EdgeKind.RESOLVES_TO);

    @Override
    public void read(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        if (value.isObject()) {
            answers(writer, value, pointer);
            return;
        }
        // A record set that is a resource of its own: its zone needs what it answers with, too.
        JsonNode record = writer.resource().data();
        answers(writer, record, "");
        writer.draft().index().parent(writer.self().arn()).ifPresent(zone -> answers(writer.as(zone), record, ""));
    }

    private static void answers(EdgeWriter writer, JsonNode record, String pointer) {
        JsonNode alias = record.at("/AliasTarget/DNSName");
        if (alias.isTextual()) {
            HOSTS.read(writer, alias, pointer + "/AliasTarget/DNSName", List.of());
        }
        if (!POINTING.contains(record.path("Type").asText())) {
            return;
        }
        List<String> outside = record.path("Type").asText().equals("CNAME") ? List.of("External::Host") : List.of();
        JsonNode values = record.path("ResourceRecords");
        for (int i = 0; i < values.size(); i++) {
            HOSTS.read(writer, values.get(i).path("Value"), pointer + "/ResourceRecords/" + i + "/Value", outside);
        }
    }
}
