package dev.mitosis.cost.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.cost.CostCatalog;
import dev.mitosis.cost.CostCatalog.DocumentSpec;
import dev.mitosis.cost.FetchStatus;
import dev.mitosis.cost.store.CostRun;
import dev.mitosis.cost.store.DocumentStore;
import dev.mitosis.cost.store.StoredDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads documents from AWS, each once in a run. */
final class DocumentFetcher {
    private final CostCaller caller;
    private final DocumentStore store;
    private final CostCatalog catalog;
    private final CostRun run;
    private final Clock clock;
    private final CostListener listener;

    DocumentFetcher(
            CostCaller caller,
            DocumentStore store,
            CostCatalog catalog,
            CostRun run,
            Clock clock,
            CostListener listener) {
        this.caller = caller;
        this.store = store;
        this.catalog = catalog;
        this.run = run;
        this.clock = clock;
        this.listener = listener;
    }

    /** Reads the document unless this run has done so. */
    private StoredDocument fetch(String name, DocumentSpec spec, Map<String, String> values) {
        Optional<StoredDocument> known = store.find(name);
        if (known.isPresent() && known.get().run().equals(run.id())) {
            return known.get();
        }
        JsonNode request = fill(spec.parameters(), values);
        StoredDocument document = ask(name, spec, request, known.orElse(null));
        store.save(document);
        listener.part(name, name, document.outcome(), caller.budget().made());
        return document;
    }

    private StoredDocument ask(String name, DocumentSpec spec, JsonNode request, @Nullable StoredDocument before) {
        if (spec.byHand() != null) {
            return refusal(name, spec, request, before, FetchStatus.NOT_OFFERED, spec.byHand(), 0);
        }
        int made = caller.budget().made();
        for (int restart = 0; ; restart++) {
            List<JsonNode> pages = new ArrayList<>();
            try {
                caller.pages(CostOperations.named(spec.operation()), request, pages::add);
                int requests = caller.budget().made() - made;
                String now = clock.instant().toString();
                return new StoredDocument(
                        name, spec.operation(), request, FetchStatus.COMPLETE, "", now, run.id(), requests, pages);
            } catch (RequestRefusedException e) {
                if (e.outcome() != FetchStatus.TOKEN_EXPIRED
                        || restart == catalog.limits().tokenRestarts()) {
                    int requests = caller.budget().made() - made;
                    return refusal(name, spec, request, before, e.outcome(), e.reason(), requests);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private StoredDocument refusal(
            String name,
            DocumentSpec spec,
            JsonNode request,
            @Nullable StoredDocument before,
            FetchStatus outcome,
            String reason,
            int requests) {
        List<JsonNode> pages = before == null ? List.of() : before.pages();
        String fetchedAt = before == null ? "" : before.fetchedAt();
        return new StoredDocument(
                name, spec.operation(), request, outcome, reason, fetchedAt, run.id(), requests, pages);
    }

    /** The name of the document that a repeated entry of the catalogue makes for one value. */
    static String name(String spec, String value) {
        return spec + ":" + value;
    }

    /** Reads every document of the catalogue, those that repeat for discovered values after what they repeat for. */
    void fetchAll(Map<String, String> values) {
        for (DocumentSpec spec : catalog.documents()) {
            if (spec.each() == null) {
                fetch(spec.name(), spec, values);
            } else {
                for (String value : values(spec.each())) {
                    Map<String, String> own = new TreeMap<>(values);
                    own.put("value", value);
                    fetch(name(spec.name(), value), spec, own);
                }
            }
        }
    }

    /** The values at {@code document:member:field}, sorted. */
    private SortedSet<String> values(String path) {
        String[] steps = path.split(":", -1);
        return store.find(steps[0]).stream()
                .flatMap(document -> document.items(steps[1]))
                .map(item -> item.path(steps[2]).asText())
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Puts values for the names in texts such as <code>${today}</code>. */
    static JsonNode fill(JsonNode node, Map<String, String> values) {
        if (node instanceof ObjectNode object) {
            ObjectNode filled = object.objectNode();
            object.properties().forEach(entry -> filled.set(entry.getKey(), fill(entry.getValue(), values)));
            return filled;
        } else if (node instanceof ArrayNode array) {
            ArrayNode filled = array.arrayNode();
            array.forEach(item -> filled.add(fill(item, values)));
            return filled;
        } else if (node.isTextual()) {
            String text = node.asText();
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("${" + value.getKey() + "}", value.getValue());
            }
            return TextNode.valueOf(text);
        }
        return node;
    }
}
