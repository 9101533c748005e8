package dev.mitosis.rehearse.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.DiffDocument.Field;
import dev.mitosis.model.DiffDocument.Kind;
import dev.mitosis.model.RehearsalDocument.Difference;
import dev.mitosis.model.RehearsalDocument.Missing;
import dev.mitosis.model.RehearsalDocument.Source;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.snapshot.FieldDiff;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what stands in the emulator with the snapshot it was built from, member by member. */
public final class SourceView {
    private final SourcePairs pairs;
    private final Renames renames;
    private final FieldDiff diff = FieldDiff.load();

    /** A view of what was found. */
    public SourceView(SourcePairs pairs, Renames renames) {
        this.pairs = pairs;
        this.renames = renames;
    }

    /**
     * Compares them. What the emulator says in addition is no difference.
     *
     * @param account its twelve digits
     * @param things what was to be built
     * @param made what was made by calls, which no scan has seen
     * @param refused why things could not be made, by planned id
     */
    public Source of(String account, List<PlannedResource> things, List<String> made, Map<String, String> refused) {
        Map<String, PlannedResource> planned = new HashMap<>();
        things.forEach(thing -> planned.put(String.valueOf(thing.succeeds()), thing));
        List<Missing> missing = new ArrayList<>();
        List<Difference> differing = new ArrayList<>();
        int standing = 0;
        int members = 0;
        int other = 0;
        for (Resource old : pairs.before().values()) {
            PlannedResource thing = planned.get(old.arn());
            Resource now = pairs.of(old.arn());
            if (now != null) {
                standing++;
                members += SourcePairs.leaves(old.data()).size();
                for (Field field : diff.between(renamed(old), now)) {
                    if (field.kind() == Kind.REPLACED || field.kind() == Kind.REMOVED) {
                        other += Math.max(1, leaves(field.before()));
                        differing.add(new Difference(
                                old.arn(),
                                account,
                                field.pointer(),
                                String.valueOf(field.before()),
                                String.valueOf(field.after())));
                    }
                }
            } else if (made.contains(old.arn())) {
                standing++;
            } else if (thing != null) {
                missing.add(new Missing(
                        old.arn(),
                        old.type(),
                        refused.getOrDefault(
                                thing.id(),
                                thing.fate() == Fate.MANAGED
                                        ? "AWS makes it, and the emulator made nothing like it"
                                        : "the emulator shows nothing like it")));
            }
        }
        return new Source(
                standing + missing.size(), standing, members, Math.max(0, members - other), missing, differing);
    }

    private static int leaves(@Nullable JsonNode node) {
        return node == null ? 0 : SourcePairs.leaves(node).size();
    }

    private Resource renamed(Resource old) {
        try {
            return Json.mapper().readValue(renames.in(Json.line(old)), Resource.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a name broke the record of " + old.arn(), e);
        }
    }
}
