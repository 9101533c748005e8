package dev.mitosis.check.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Goes through the properties of a planned thing, and holds each against the record of what it succeeds. */
final class PropertyWalk {
    private static final int TELLING = 4;
    private static final String ARN = "arn:";
    private static final Pattern RANGE = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}|[0-9a-f:]+::?/\\d{1,3}");
    private static final String STATEMENT = "Statement";
    private static final String TAGS = "Tags";

    private final RecordLinks links;
    private final SourceMembers source;
    private final PlannedResource row;
    private final List<String> flaws = new ArrayList<>();

    PropertyWalk(RecordLinks links, SourceMembers source, PlannedResource row) {
        this.links = links;
        this.source = source;
        this.row = row;
    }

    /** What differs, a sentence each. */
    List<String> flaws(JsonNode properties) {
        walk("", "", properties);
        return List.copyOf(flaws);
    }

    private void walk(String path, String member, JsonNode node) {
        if (Otherwise.is(row.type(), path)) {
            return;
        }
        if (node.has("active") && node.has("inactive")) {
            switched(path, member, node);
        } else if (node.has("later") && node.size() == 1) {
            return; // It names what is in other accounts now, so that no record has it.
        } else if (node.has("Principal") && links.isGranted(row, node)) {
            return; // Somebody in another account is let in now.
        } else if (node.has("text") && node.size() == 1) {
            pieces(path, member, node.get("text"));
        } else if (node.has("ref") || node.has("arnOf") || node.has("parameter")) {
            reference(path, member, node);
        } else if (node.has("account") && node.size() == 1) {
            return; // It is another account than before.
        } else if (node.isArray()) {
            // Who is named by policies changes, and their identities tell how; tags of AWS are not given again.
            expect(
                    path.contains(STATEMENT) || path.equals(TAGS) || source.counts(member, node.size()),
                    path,
                    node.size() + " entries");
            node.forEach(child -> walk(path, member, child));
        } else if (node.isObject()) {
            object(path, node);
        } else if (!node.isNull()) {
            value(path, member, node);
        }
    }

    private void object(String path, JsonNode node) {
        String key = MemberSpelling.key(node);
        node.fields().forEachRemaining(field -> {
            String below = path.isEmpty() ? field.getKey() : path + "/" + field.getKey();
            if (key != null && field.getValue().asText().equals(key)) {
                expect(source.knows(key), below, key);
            } else {
                String member = key != null && field.getKey().equals(MemberSpelling.VALUE) ? key : field.getKey();
                walk(below, MemberSpelling.name(member), field.getValue());
            }
        });
    }

    private void switched(String path, String member, JsonNode node) {
        JsonNode active = node.get("active");
        JsonNode inactive = node.get("inactive");
        expect(!active.equals(inactive), path, "the same before and after the switch");
        if (!active.isNull()) {
            walk(path, member, active);
        }
    }

    private void value(String path, String member, JsonNode node) {
        String text = asWritten(node);
        // A table and a bucket may bear one name, which only the bucket gives up.
        boolean kept = text.equals(row.name());
        expect(
                kept || !links.isFormerName(text, row.account()),
                path,
                text + ", which is called otherwise in the estate");
        if (!text.isEmpty() && !source.hides(member)) {
            boolean named = text.startsWith(ARN) && source.endsWith(member, text);
            expect(named || isRange(text) || source.says(member, text) || links.isOfNewName(text), path, text);
        }
    }

    /** The ranges of networks are others in the estate, which their own rules hold against its networks. */
    private static boolean isRange(String text) {
        return RANGE.matcher(text).matches();
    }

    private void pieces(String path, String member, JsonNode pieces) {
        if (source.hides(member)) {
            return;
        }
        for (JsonNode piece : pieces) {
            if (piece.isTextual()) {
                String bare = stripped(asWritten(piece));
                expect(
                        bare.length() < TELLING
                                || source.mentions(bare)
                                // The ARN of a rule has that of its listener in it, under another kind.
                                || source.mentions(bare.substring(bare.indexOf('/') + 1))
                                || links.isOfNewName(bare),
                        path,
                        piece.asText());
            } else {
                reference(path, member, piece);
            }
        }
    }

    /** What would be a dynamic reference in a template is parted by a blank, so that it stays a text. */
    private static String asWritten(JsonNode text) {
        return text.asText().replace("{ {resolve:", "{{resolve:");
    }

    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && !Character.isLetterOrDigit(text.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetterOrDigit(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private void reference(String path, String member, JsonNode node) {
        expect(links.isOwn(row, node, path), path, "a value of another thing or property");
        Optional<PlannedResource> meant = links.named(row, node);
        String old = meant.map(PlannedResource::succeeds).orElse(null);
        if (old == null || source.hides(member)) {
            return;
        }
        String tail = old.substring(Math.max(old.lastIndexOf(':'), old.lastIndexOf('/')) + 1);
        expect(
                source.tells(member)
                        ? source.mentions(member, tail) || source.mentions(member, old)
                        : source.mentions(tail) || links.needs(row.succeeds() == null ? "" : row.succeeds(), old),
                path,
                "what succeeds " + old);
    }

    private void expect(boolean holds, String path, String what) {
        if (!holds) {
            flaws.add(path + " is " + what);
        }
    }
}
