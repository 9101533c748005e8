package dev.mitosis.target.standing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.model.Arn;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.form.Form;
import dev.mitosis.target.template.StackIndex.Member;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What planned properties say once the things stand: forms are replaced by what was given when they were made; what is
 * switched on and what comes last is as the stack was deployed last. What only AWS tells is {@link #UNTOLD}.
 */
final class StandingValues {
    static final String UNTOLD = "«untold»";
    static final String HIDDEN = "***";
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+");
    private static final Pattern ID = Pattern.compile("\\$\\{(ID|HOST)_[A-Z0-9_]+}");

    private final Map<String, PlannedResource> resources = new HashMap<>();
    private final Map<String, List<PlannedStack.Parameter>> sources = new HashMap<>();
    private final TargetDocument target;
    private final Map<String, String> accounts;
    private final Map<String, String> physical;
    private final Map<String, Map<String, String>> parameters;

    StandingValues(TargetDocument target, Made made) {
        this.target = target;
        this.accounts = made.accounts();
        this.physical = made.physical();
        this.parameters = made.parameters();
        target.stacks().forEach(stack -> sources.put(stack.id(), stack.parameters()));
        target.resources().forEach(resource -> resources.put(resource.id(), resource));
    }

    /** The properties of a member as they stand; without those that come later. */
    JsonNode of(Member member) {
        return value(member.properties(), member.stack());
    }

    private JsonNode value(JsonNode node, String stack) {
        Form form = Form.of(node);
        if (form == Form.SWITCHED) {
            JsonNode chosen = node.path(is(stack, "active") ? "active" : "inactive");
            return chosen.isNull() ? MissingNode.getInstance() : value(chosen, stack);
        }
        if (form == Form.LATER) {
            return is(stack, "complete") ? value(form.content(node), stack) : MissingNode.getInstance();
        }
        if (form != null) {
            return TextNode.valueOf(text(form, node, stack));
        }
        if (node.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(property -> {
                JsonNode value = value(property.getValue(), stack);
                if (!value.isMissingNode() && !value.isNull()) {
                    object.set(property.getKey(), value);
                }
            });
            return object;
        }
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            for (JsonNode element : node) {
                JsonNode value = value(element, stack);
                if (!value.isMissingNode()) {
                    array.add(value);
                }
            }
            return array;
        }
        return node;
    }

    /** Whether the stack's parameter of this source was said to be true when it was deployed last. */
    private boolean is(String stack, String source) {
        return sources.getOrDefault(stack, List.of()).stream()
                .filter(parameter -> parameter.source().equals(source))
                .anyMatch(parameter ->
                        "true".equals(parameters.getOrDefault(stack, Map.of()).get(parameter.name())));
    }

    private String text(Form form, JsonNode node, String stack) {
        return switch (form) {
            case REF -> reference(form.name(node), Form.attribute(node));
            case ARN_OF -> arn(form.name(node));
            case ACCOUNT -> accounts.getOrDefault(form.name(node), UNTOLD);
            case PARAMETER -> told(parameters.getOrDefault(stack, Map.of()).getOrDefault(form.name(node), UNTOLD));
            default -> {
                StringBuilder text = new StringBuilder();
                for (JsonNode part : form.content(node)) {
                    Form inner = Form.of(part);
                    text.append(inner == null ? part.asText() : text(inner, part, stack));
                }
                yield text.toString();
            }
        };
    }

    /** A value of which the snapshot hides a part tells nothing. */
    private static String told(String value) {
        return value.contains(HIDDEN) ? UNTOLD : value;
    }

    private String reference(String id, String attribute) {
        String made = physical.getOrDefault(id, UNTOLD);
        if (attribute.equals("Ref") || made.equals(UNTOLD)) {
            return made;
        }
        if (attribute.equals("Arn") || attribute.endsWith("Arn")) {
            return made.startsWith("arn:") ? made : arn(id);
        }
        // Of an address the emulator gives the address itself, as AWS does.
        boolean own = !ADDRESS.matcher(made).matches() && (attribute.endsWith("Id") || attribute.equals("Name"));
        return own && !made.startsWith("arn:") ? made : UNTOLD;
    }

    /** The ARN of a planned thing, with what stands for ids replaced by what they are. */
    String arn(String id) {
        PlannedResource resource = resources.get(id);
        if (resource == null) {
            return physical.getOrDefault(id, UNTOLD);
        }
        String made = physical.getOrDefault(id, UNTOLD);
        if (made.startsWith("arn:")) {
            return made;
        }
        return plain(resource.arn(), Arn.last(made));
    }

    /** A text of the target with the ids of accounts; what stands for another id is the one that was given. */
    String plain(String text, String id) {
        String plain = text;
        for (PlannedAccount account : target.accounts()) {
            plain = plain.replace("${" + account.variable() + "}", accounts.getOrDefault(account.name(), UNTOLD));
        }
        return ID.matcher(plain).replaceAll(Matcher.quoteReplacement(id));
    }
}
