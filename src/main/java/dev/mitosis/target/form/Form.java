package dev.mitosis.target.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.JsonPath;
import org.jspecify.annotations.Nullable;

/**
 * The objects that stand in properties for what nobody knows before it is made; see {@code PlannedResource.properties}.
 */
public enum Form {
    /** What CloudFormation gives of a thing: {@code {"ref": ID, "attribute": NAME}}. */
    REF("ref", "attribute"),
    /** An ARN that follows from the name: {@code {"arnOf": ID}}. */
    ARN_OF("arnOf"),
    /** The digits of an account: {@code {"account": NAME}}. */
    ACCOUNT("account"),
    /** A parameter of the stack: {@code {"parameter": NAME}}. */
    PARAMETER("parameter"),
    /** Texts and forms put together: {@code {"text": [...]}}. */
    TEXT("text"),
    /** What is switched on later: {@code {"active": VALUE, "inactive": VALUE}}. */
    SWITCHED("active", "inactive"),
    /** What is put in when all other stacks stand: {@code {"later": VALUE}}. */
    LATER("later");

    /**
     * The attribute of a VPC that is the /64 of the number behind it in the VPC's one IPv6 block. CloudFormation has no
     * attribute for it, but functions.
     */
    public static final String PART_OF_BLOCK = "Ipv6CidrBlocks/";

    private static final Form[] ALL = values();

    private final String key;

    @Nullable
    private final String second;

    Form(String key) {
        this.key = key;
        this.second = null;
    }

    Form(String key, String second) {
        this.key = key;
        this.second = second;
    }

    /** The form that the node is; null where it is a value like any other. */
    @Nullable
    public static Form of(JsonNode node) {
        if (!node.isObject() || node.isEmpty() || node.size() > 2) {
            return null;
        }
        for (Form form : ALL) {
            if (form.fits(node)) {
                return form;
            }
        }
        return null;
    }

    private boolean fits(JsonNode node) {
        if (node.size() != (second == null ? 1 : 2) || !node.has(key) || (second != null && !node.has(second))) {
            return false;
        }
        return switch (this) {
            case REF, ARN_OF, ACCOUNT, PARAMETER -> node.get(key).isTextual();
            case TEXT -> node.get(key).isArray();
            case SWITCHED, LATER -> true;
        };
    }

    /** What a form of this kind is about: an id, a name, the parts. */
    public JsonNode content(JsonNode form) {
        return form.get(key);
    }

    /** The text that a form of this kind is about. */
    public String name(JsonNode form) {
        return form.get(key).asText();
    }

    /** The attribute of a reference. */
    public static String attribute(JsonNode ref) {
        return ref.path("attribute").asText();
    }

    /** A reference to what CloudFormation gives of a thing. */
    public static ObjectNode ref(String id, String attribute) {
        return JsonNodeFactory.instance.objectNode().put("ref", id).put("attribute", attribute);
    }

    /** A form with one text. */
    public ObjectNode with(String name) {
        return JsonNodeFactory.instance.objectNode().put(key, name);
    }

    /** A form with one value. */
    public ObjectNode with(JsonNode value) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.set(key, value);
        return form;
    }

    /** Hears of each form that holds no other, with its pointer. */
    @FunctionalInterface
    public interface Listener {
        /** Hears of a form. */
        void hear(Form form, JsonNode node, String pointer);
    }

    /** Tells the listener of each form below the node that holds no other. */
    public static void each(JsonNode node, String pointer, Listener listener) {
        Form form = of(node);
        if (form != null && form.isLeaf()) {
            listener.hear(form, node, pointer);
        } else if (node.isContainerNode()) {
            JsonPath.everyChild(node, pointer, (child, below) -> each(child, below, listener));
        }
    }

    /** Whether it holds no other forms. */
    public boolean isLeaf() {
        return this == REF || this == ARN_OF || this == ACCOUNT || this == PARAMETER;
    }

    /** Puts something in the place of a form or text; the same object where nothing changes. */
    @FunctionalInterface
    public interface Change {
        /** What stands in its place; {@code form} is null for a text. */
        JsonNode of(@Nullable Form form, JsonNode node, String pointer);
    }

    /**
     * The node with each text, and each form that holds no other, changed; what was handed in stays as it is, and is
     * given back where nothing changes.
     */
    public static JsonNode change(JsonNode node, String pointer, Change change) {
        Form form = of(node);
        return node.isTextual() || (form != null && form.isLeaf())
                ? change.of(form, node, pointer)
                : JsonPath.mapped(node, pointer, (child, below) -> change(child, below, change));
    }
}
