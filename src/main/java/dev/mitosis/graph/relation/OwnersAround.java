package dev.mitosis.graph.relation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.EmbeddedJson;
import dev.mitosis.model.AccountId;
import org.jspecify.annotations.Nullable;

/** Tells whose an id is from the account ids that stand beside it, or beside what it stands in. */
final class OwnersAround {
    private OwnersAround() {}

    /** Whether an object on the way to the place names an account other than this one. */
    static boolean nameAnother(@Nullable JsonNode data, String pointer, String account) {
        JsonNode at = data;
        for (String segment : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
            if (at == null) {
                return false;
            }
            for (JsonNode member : at) {
                if (member.isTextual()
                        && AccountId.isValid(member.asText())
                        && !member.asText().equals(account)) {
                    return true;
                }
            }
            String name = segment.replace("~1", "/").replace("~0", "~");
            at = EmbeddedJson.open(at.isArray() ? at.path(Integer.parseInt(name)) : at.path(name));
        }
        return false;
    }
}
