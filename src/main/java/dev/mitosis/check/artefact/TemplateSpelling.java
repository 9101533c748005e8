package dev.mitosis.check.artefact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Spells values of target.json and of templates in the same way, so that they can be compared: partition, region and
 * accounts are named, whether they are literals, pseudo parameters or parameters.
 */
final class TemplateSpelling {
    private static final Pattern HOLE = Pattern.compile("\\$\\{([^}]*)}");
    private final Map<String, PlannedResource> rows;
    private final Map<String, String> accountsByVariable = new HashMap<>();
    private final Map<String, String> accountsByParameter = new HashMap<>();
    private final Map<String, String> digits = new HashMap<>();

    TemplateSpelling(TargetDocument target, Map<String, PlannedResource> rows) {
        this.rows = rows;
        for (PlannedAccount account : target.accounts()) {
            accountsByVariable.put(account.variable(), account.name());
            accountsByParameter.put(ParameterNames.bare("account" + account.name()), account.name());
            if (account.id() != null) {
                digits.put(account.id(), account.name());
            }
        }
    }

    /** The value of a property of target.json. */
    String planned(@Nullable JsonNode node, PlannedStack stack, TemplateFile template) {
        if (node == null || node.isNull()) {
            return "nothing";
        }
        if (node.has("ref") && node.has("attribute") && node.size() == 2) {
            return reference(node.get("ref").asText(), node.path("attribute").asText("Ref"), template);
        }
        if (node.path("parameter").isTextual() && node.size() == 1) {
            return parameter(node.get("parameter").asText());
        }
        if (node.path("account").isTextual() && node.size() == 1) {
            return account(node.get("account").asText());
        }
        if (node.path("arnOf").isTextual() && node.size() == 1) {
            PlannedResource row = rows.get(node.get("arnOf").asText());
            return row == null ? "?" : holes(row.arn(), stack);
        }
        if (node.has("text") && node.size() == 1 && node.get("text").isArray()) {
            StringBuilder all = new StringBuilder();
            node.get("text").forEach(part -> all.append(planned(part, stack, template)));
            return all.toString();
        }
        if (node.has("active") && node.has("inactive") && node.size() == 2) {
            return condition(
                    "IsActive",
                    planned(node.get("active"), stack, template),
                    planned(node.get("inactive"), stack, template));
        }
        if (node.has("later") && node.size() == 1) {
            return condition("IsComplete", planned(node.get("later"), stack, template), "nothing");
        }
        return container(node, child -> planned(child, stack, template), stack);
    }

    private static String reference(String id, String attribute, TemplateFile template) {
        return "<" + template.logical().getOrDefault(id, id) + "." + attribute + ">";
    }

    private String parameter(String name) {
        String account = accountOf(name);
        return account == null ? "<" + name + ".Ref>" : account(account);
    }

    /** The account whose digits a parameter is for; null where it is for something else. */
    private @Nullable String accountOf(String parameter) {
        return ParameterNames.meant(parameter).stream()
                .map(accountsByParameter::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String account(String name) {
        return "{" + name + "}";
    }

    private static String condition(String name, String yes, String no) {
        return "if " + name + " " + yes + " else " + no;
    }

    private interface Spell {
        String of(JsonNode node);
    }

    private String container(JsonNode node, Spell spell, PlannedStack stack) {
        StringBuilder all = new StringBuilder();
        if (node.isArray()) {
            node.forEach(child -> all.append(child.isNull() ? "" : spell.of(child) + ", "));
            return "[" + all + "]";
        }
        if (node.isObject()) {
            Set<String> names = new TreeSet<>();
            node.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                String value = spell.of(node.get(name));
                if (!value.equals("nothing")) {
                    all.append(name).append(": ").append(value).append("; ");
                }
            }
            return "{" + all + "}";
        }
        return holes(node.asText(), stack);
    }

    /** A text whose holes are spelt: variables of target.json, pseudo parameters, parameters, resources. */
    private String holes(String text, PlannedStack stack) {
        Matcher hole = HOLE.matcher(text);
        StringBuilder spelt = new StringBuilder();
        while (hole.find()) {
            hole.appendReplacement(spelt, Matcher.quoteReplacement(hole(hole.group(1), stack)));
        }
        hole.appendTail(spelt);
        String plain = spelt.toString().replace("arn:aws:", "arn:{partition}:");
        for (Map.Entry<String, String> known : digits.entrySet()) {
            plain = plain.replace(known.getKey(), account(known.getValue()));
        }
        return regional(plain, stack.region());
    }

    /** The stack's own region in an ARN. */
    private static String regional(String text, String region) {
        return text.contains("arn:{partition}:") ? text.replace(":" + region + ":", ":{region}:") : text;
    }

    private String hole(String name, PlannedStack stack) {
        return switch (name) {
            case "AWS::Partition" -> "{partition}";
            case "AWS::Region" -> "{region}";
            case "AWS::AccountId" -> account(stack.account());
            case "AWS::URLSuffix" -> "amazonaws.com";
            default -> other(name);
        };
    }

    private String other(String name) {
        String account = accountsByVariable.get(name);
        account = account == null ? accountOf(name) : account;
        if (account != null) {
            return account(account);
        }
        return name.startsWith("!") ? "${" + name.substring(1) + "}" : "<" + dotted(name) + ">";
    }

    private static String dotted(String name) {
        return name.startsWith("ID_") || name.startsWith("HOST_") || name.contains(".") ? name : name + ".Ref";
    }

    /** The value of a property of a template. */
    String written(@Nullable JsonNode node, PlannedStack stack) {
        if (node == null || node.isNull()) {
            return "nothing";
        }
        if (node.isObject() && node.size() == 1) {
            String function = node.fieldNames().next();
            JsonNode value = node.get(function);
            return switch (function) {
                case "Ref" -> ref(value.asText(), stack);
                case "Fn::GetAtt" ->
                    "<"
                            + (value.isArray()
                                    ? value.get(0).asText() + "." + value.get(1).asText()
                                    : value.asText()) + ">";
                case "Fn::Sub" ->
                    value.isArray()
                            ? container(value, child -> written(child, stack), stack)
                            : holes(value.asText(), stack);
                case "Fn::If" ->
                    condition(value.path(0).asText(), written(value.get(1), stack), written(value.get(2), stack));
                case "Fn::Join" -> joined(value, stack);
                case "Fn::Select" -> chosen(value, stack);
                default -> container(node, child -> written(child, stack), stack);
            };
        }
        return container(node, child -> written(child, stack), stack);
    }

    /** A choice from a list: of the parts of a VPC's IPv6 block, what target.json calls an attribute of the VPC. */
    private String chosen(JsonNode value, PlannedStack stack) {
        JsonNode parts = value.path(1).path("Fn::Cidr");
        JsonNode vpc = parts.at("/0/Fn::Select/1/Fn::GetAtt");
        boolean ofBlock = parts.path(1).asInt() == 256
                && parts.path(2).asInt() == 64
                && parts.at("/0/Fn::Select/0").asInt(-1) == 0
                && vpc.path(1).asText().equals("Ipv6CidrBlocks");
        return ofBlock
                ? "<" + vpc.path(0).asText() + ".Ipv6CidrBlocks/"
                        + value.path(0).asInt(-1) + ">"
                : container(value, child -> written(child, stack), stack);
    }

    private String joined(JsonNode value, PlannedStack stack) {
        StringBuilder all = new StringBuilder();
        String separator = "";
        for (JsonNode part : value.path(1)) {
            all.append(separator).append(written(part, stack));
            separator = value.path(0).asText();
        }
        return all.toString();
    }

    private String ref(String name, PlannedStack stack) {
        if (name.equals("AWS::NoValue")) {
            return "nothing";
        }
        if (name.startsWith("AWS::")) {
            return hole(name, stack);
        }
        boolean parameter =
                stack.parameters().stream().anyMatch(given -> given.name().equals(name));
        return parameter ? parameter(name) : "<" + name + ".Ref>";
    }
}
