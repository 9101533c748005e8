package dev.mitosis.traffic.call;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.BoundedStream;
import dev.mitosis.io.Bounds;
import dev.mitosis.io.InputFile;
import dev.mitosis.io.Json;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.TrafficGap.What;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.traffic.file.FileProbe;
import dev.mitosis.traffic.file.GapBook;
import dev.mitosis.traffic.file.LogFile;
import dev.mitosis.traffic.place.AddressBook;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads files of CloudTrail: as a trail delivers them ({@code Records}), as {@code aws cloudtrail lookup-events} prints
 * them ({@code Events}), or one record after the other.
 */
public final class CallReader {
    private final String account;
    private final CallBook book;
    private final GapBook gaps;
    private int files;

    /** A reader that knows the resources of a snapshot and, for the addresses that calls come from, its networks. */
    public CallReader(Snapshot snapshot, GraphDocument graph, AddressBook addresses, GapBook gaps) {
        this.account = snapshot.manifest().account();
        this.gaps = gaps;
        NamedResources resources = new NamedResources(snapshot);
        this.book = new CallBook(
                resources, new Callers(account, resources, graph), new CallSources(addresses, resources, gaps), gaps);
    }

    /** Reads a file; what comes behind damage in it is a gap. */
    public void read(LogFile file) {
        boolean packed = ((LogFile.Events) file.content()).packed();
        try (BoundedStream in = new BoundedStream(FileProbe.open(file.path(), packed), Bounds.RECORD_BYTES);
                JsonParser parser = Json.mapper().createParser(in)) {
            files++;
            while (parser.nextToken() != null) {
                root(parser, in, file.name());
            }
        } catch (IOException e) {
            gaps.add(What.FILE_UNREADABLE, 1, file.name() + ": " + InputFile.reason(e));
        }
    }

    private void root(JsonParser parser, BoundedStream in, String name) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            damaged(name);
            return;
        }
        ObjectNode rest = Json.mapper().createObjectNode();
        boolean listed = false;
        in.restart();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            boolean list = parser.nextToken() == JsonToken.START_ARRAY;
            if (list && (member.equals("Records") || member.equals("Events"))) {
                listed = true;
                elements(parser, in, name);
            } else {
                rest.set(member, Json.mapper().readTree(parser));
            }
        }
        if (!listed) {
            take(rest, name);
        }
    }

    private void elements(JsonParser parser, BoundedStream in, String name) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            in.restart();
            take(Json.mapper().readTree(parser), name);
        }
    }

    private void take(JsonNode record, String name) {
        JsonNode told = record.path("CloudTrailEvent");
        JsonNode event = told.isTextual() ? parsed(told.asText()) : record;
        CallFacts.ofRecord(event).ifPresentOrElse(this::take, () -> damaged(name));
    }

    private static JsonNode parsed(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return CallFacts.noRequest(); // No record can be made of it, so that it counts as damaged.
        }
    }

    /** Takes a record in, unless it is about another account. */
    void take(CallFacts facts) {
        String owner = facts.recipient().isEmpty() ? account : facts.recipient();
        if (owner.equals(account)) {
            book.add(facts);
        } else {
            gaps.add(What.RECORD_OF_ANOTHER_ACCOUNT, facts.times(), owner.matches("\\d{12}") ? owner : "no account");
        }
    }

    void damaged(String name) {
        gaps.add(What.RECORD_DAMAGED, 1, name + ": no record of an API call");
    }

    void counted() {
        files++;
    }

    /** What all files tell. */
    public Calls calls() {
        return new Calls(book.span(files), book.calls());
    }

    /** Whether the text is JSON; what is none names nothing. */
    static Optional<JsonNode> request(String text) {
        JsonNode parsed = parsed(text);
        return parsed.isObject() ? Optional.of(parsed) : Optional.empty();
    }
}
