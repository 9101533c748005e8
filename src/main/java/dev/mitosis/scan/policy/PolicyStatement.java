package dev.mitosis.scan.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One statement that allows actions on everything: the calls of a scan list, and a listing has no resource to be named.
 *
 * @param sid letters and digits only, as IAM asks
 */
public record PolicyStatement(String sid, List<String> actions) {
    public PolicyStatement {
        actions = List.copyOf(actions);
    }

    /** The statement as IAM reads it. */
    public ObjectNode json() {
        ObjectNode statement =
                JsonNodeFactory.instance.objectNode().put("Sid", sid).put("Effect", "Allow");
        ArrayNode list = statement.putArray("Action");
        actions.forEach(list::add);
        return statement.put("Resource", "*");
    }
}
