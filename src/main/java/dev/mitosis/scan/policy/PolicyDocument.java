package dev.mitosis.scan.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One managed policy.
 *
 * @param name the name under which it is made, equal from run to run
 */
public record PolicyDocument(String name, List<PolicyStatement> statements) {
    private static final String VERSION = "2012-10-17";

    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /** The document as IAM reads it. */
    public ObjectNode json() {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("Version", VERSION);
        ArrayNode list = document.putArray("Statement");
        statements.forEach(statement -> list.add(statement.json()));
        return document;
    }

    /** The length that IAM counts, which is without white space; nothing within the texts is any. */
    public int characters() {
        return json().toString().length();
    }
}
