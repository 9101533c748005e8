package dev.mitosis.target.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.target.form.Form;
import java.util.ArrayList;
import java.util.List;

/**
 * What an item's properties take from elsewhere.
 *
 * @param size of their text
 */
record Uses(List<Use> uses, int size) {

    /**
     * One of them.
     *
     * @param name an id, or the name of an account or parameter
     * @param attribute of a reference; empty for other forms
     */
    record Use(Form form, String name, String attribute) {}

    static Uses of(JsonNode properties) {
        List<Use> uses = new ArrayList<>();
        Form.each(
                properties,
                "",
                (form, node, pointer) ->
                        uses.add(new Use(form, form.name(node), form == Form.REF ? Form.attribute(node) : "")));
        return new Uses(uses.stream().distinct().toList(), properties.toString().length());
    }
}
