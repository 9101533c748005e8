package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.target.form.Form;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What AWS calls the parts of a thing: they name each other by ids that the new ones do not have, such as the methods
 * of an API the resources that they belong to.
 */
final class Inside {
    private final String thing;
    private final Map<String, JsonNode> forms = new HashMap<>();
    /** The parts of which the thing itself may not wait, because they wait for it. */
    private final Set<String> waiting = new TreeSet<>();

    /**
     * The parts of one thing.
     *
     * @param inner the old ids of what is made with the thing, and the attributes that tell the new ones
     */
    Inside(String thing, Map<String, String> inner) {
        this.thing = thing;
        inner.forEach((id, attribute) -> {
            forms.put(id, Forms.ref(thing, attribute));
            waiting.add(id);
        });
    }

    /** Takes in what the old part was called; an empty id is none. */
    void learn(String id, PlannedPart part) {
        if (!id.isEmpty()) {
            forms.put(id, Forms.ref(part.id(), Forms.REF));
            Form.each(part.properties(), "", (form, node, pointer) -> {
                if (form.name(node).equals(thing)) {
                    waiting.add(id);
                }
            });
        }
    }

    /** Puts references in the place of the old ids, which are whole texts or what follows the last slash of one. */
    void name(ObjectNode properties, List<PlannedPart> parts) {
        if (forms.isEmpty()) {
            return;
        }
        parts.replaceAll(part -> new PlannedPart(
                part.id(),
                part.type(),
                part.stack(),
                Form.change(
                        part.properties(), "", (form, node, pointer) -> form == null ? said(node, part.id()) : node)));
        properties
                .properties()
                .forEach(member -> member.setValue(Form.change(
                        member.getValue(),
                        "",
                        (form, node, pointer) ->
                                form != null || waiting.contains(last(node.textValue())) ? node : said(node, thing))));
    }

    private JsonNode said(JsonNode text, String of) {
        String whole = text.textValue();
        String last = last(whole);
        JsonNode form = forms.get(last);
        if (form == null || form.path("ref").asText().equals(of)) {
            return text;
        }
        return Forms.text(List.of(Forms.literal(whole.substring(0, whole.length() - last.length())), form));
    }

    private static String last(String text) {
        return text.substring(text.lastIndexOf('/') + 1);
    }
}
