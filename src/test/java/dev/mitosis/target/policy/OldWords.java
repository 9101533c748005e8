package dev.mitosis.target.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.form.Form;
import dev.mitosis.target.form.KnownTypes;
import dev.mitosis.target.template.StackIndex;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says planned properties in the words of the old account: what succeeds a thing is called as that, and every account
 * of the estate is the old one. So they can be held against what the source says.
 */
final class OldWords {
    private final TargetDocument target;
    private final StackIndex index;
    private final Map<String, PlannedResource> resources = new HashMap<>();
    private final Map<String, String> renamed = new HashMap<>();

    OldWords(TargetDocument target) {
        this.target = target;
        this.index = new StackIndex(target);
        for (PlannedResource resource : target.resources()) {
            resources.put(resource.id(), resource);
            String old = resource.succeeds();
            String planned = home(resource.arn());
            if (old != null && resource.fate().isMade() && !planned.equals(old)) {
                renamed.put(planned, old);
            }
        }
    }

    /** A planned text as if every account were the old one. */
    String home(String text) {
        String home = text;
        for (PlannedAccount account : target.accounts()) {
            home = home.replace("${" + account.variable() + "}", target.account());
        }
        return home;
    }

    /** A text that begins with the ARN of something of another name begins with that of what it succeeds. */
    private String renamed(String text) {
        for (int end = text.length(); end > 0; end--) {
            boolean whole = end == text.length() || "/:*".indexOf(text.charAt(end)) >= 0;
            String old = whole ? renamed.get(text.substring(0, end)) : null;
            if (old != null) {
                return old + text.substring(end);
            }
        }
        return text;
    }

    /** The node with texts in the place of forms; {@code stack} makes the thing whose property it is. */
    JsonNode of(JsonNode node, @Nullable String stack) {
        Form form = Form.of(node);
        if (form == Form.SWITCHED) {
            return of(node.path("active"), stack);
        }
        if (form == Form.LATER) {
            return of(form.content(node), stack);
        }
        if (form != null) {
            return TextNode.valueOf(renamed(text(form, node, stack)));
        }
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(of(element, stack)));
            return array;
        }
        if (node.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> object.set(member.getKey(), of(member.getValue(), stack)));
            return object;
        }
        return node;
    }

    private String text(Form form, JsonNode node, @Nullable String stack) {
        return switch (form) {
            case REF -> reference(form.name(node), Form.attribute(node));
            case ARN_OF -> arn(form.name(node));
            case ACCOUNT -> target.account();
            case PARAMETER -> parameter(form.name(node), stack);
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

    private String reference(String id, String attribute) {
        String arn = arn(id);
        PlannedResource resource = resources.get(id);
        boolean whole = resource != null && attribute.equals(KnownTypes.load().arnAttribute(resource.type()));
        return whole || attribute.endsWith("Arn") ? arn : arn.replaceFirst(".*[:/]", "");
    }

    /** The ARN of what a thing succeeds, or of what is new as if it were in the old account. */
    String arn(String id) {
        PlannedResource resource = resources.get(id);
        if (resource == null) {
            return "«" + id + "»";
        }
        String old = resource.succeeds();
        if (old != null) {
            return old;
        }
        return home(resource.arn());
    }

    private String parameter(String name, @Nullable String stack) {
        if (index.ofParameter(name) != null) {
            return target.account();
        }
        PlannedStack of = stack == null ? null : index.stack(stack);
        if (of != null) {
            for (PlannedStack.Need need : of.needs()) {
                PlannedStack provider = index.stack(need.stack());
                if (need.parameter().equals(name) && provider != null) {
                    for (PlannedStack.Output output : provider.outputs()) {
                        if (output.name().equals(need.output())) {
                            return reference(output.resource(), output.attribute());
                        }
                    }
                }
            }
        }
        return "«" + name + "»";
    }
}
