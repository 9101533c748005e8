package dev.mitosis.check.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements of policies that let in everybody: they allow something to all principals, and no condition narrows that.
 */
public final class OpenDoors {
    private OpenDoors() {}

    /** The open statements anywhere in a document, each by its Sid or actions. */
    public static List<String> in(JsonNode document) {
        List<String> found = new ArrayList<>();
        search(document, found);
        return List.copyOf(found);
    }

    /** The statements anywhere in a document that allow every action, each by its Sid. */
    public static List<String> ofEverything(JsonNode document) {
        List<String> found = new ArrayList<>();
        everything(document, found);
        return List.copyOf(found);
    }

    private static void everything(JsonNode node, List<String> found) {
        if (node.path("Effect").asText().equals("Allow") && isStar(node.path("Action"))) {
            found.add(node.path("Sid").asText("without a Sid"));
        }
        node.forEach(child -> everything(child, found));
    }

    private static void search(JsonNode node, List<String> found) {
        if (node.isObject() && node.path("Effect").asText().equals("Allow") && isEverybody(node.path("Principal"))) {
            if (node.path("Condition").isMissingNode() || node.path("Condition").isEmpty()) {
                found.add(node.path("Sid").asText(node.path("Action").toString()));
            }
        }
        node.forEach(child -> search(child, found));
    }

    private static boolean isEverybody(JsonNode principal) {
        if (principal.isObject()) {
            for (JsonNode of : principal) {
                if (isEverybody(of)) {
                    return true;
                }
            }
            return false;
        }
        return isStar(principal);
    }

    private static boolean isStar(JsonNode value) {
        if (value.isArray()) {
            for (JsonNode one : value) {
                if (one.asText().equals("*")) {
                    return true;
                }
            }
            return false;
        }
        return value.asText().equals("*");
    }
}
