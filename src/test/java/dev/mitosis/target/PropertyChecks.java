package dev.mitosis.target;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.NameChange;
import dev.mitosis.model.target.NameChange.How;
import dev.mitosis.model.target.PlannedNetwork;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.form.LogicalIds;
import dev.mitosis.target.name.Variables;
import dev.mitosis.target.property.ResourceSchema;
import dev.mitosis.target.property.Schemas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with the properties of planned things; knows target.json alone. */
final class PropertyChecks {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:[^\\s,\"'\\\\]+");
    private static final Pattern GIVEN = Pattern.compile(
            "[a-z]+(-[a-z]+)*-[0-9a-f]{8}([0-9a-f]{9})?|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,}");

    /** Where things of other accounts are named, although the account may have one of its own of them. */
    private static final Pattern OF_OTHERS = Pattern.compile("/(Principal|Condition|PeerVpcId|SourceArn)(/|$)");

    private static final Pattern ACCOUNTS =
            Pattern.compile("/(Principal|Condition|[A-Za-z]*(Owner|Account)[A-Za-z]*)(/|$)");

    private final TargetDocument target;
    private final Set<String> remaining = new HashSet<>();
    private final Map<String, PlannedResource> resources = new HashMap<>();
    private final Map<String, String> parts = new HashMap<>();
    private final Set<String> accounts = new HashSet<>();
    private final Map<String, Set<String>> forbidden = new HashMap<>();
    private final Set<String> alive = new HashSet<>();
    private final Set<String> joining = new HashSet<>();
    private final List<String> found = new ArrayList<>();

    PropertyChecks(TargetDocument target) {
        this.target = target;
        target.accounts().forEach(account -> accounts.add(account.name()));
        for (PlannedResource one : target.resources()) {
            resources.put(one.id(), one);
            one.parts().forEach(part -> parts.put(part.id(), one.id()));
            if (one.reasons().stream().anyMatch(reason -> reason.rule().equals("connection.part"))) {
                joining.add(one.id() + "/");
                joining.add("/" + LogicalIds.of(one.id(), one.type()) + "/");
            }
            if (one.fate().remains()) {
                alive.add(one.arn());
                remaining.add(one.arn());
                remaining.add(one.arn().replaceFirst(".*[:/]", ""));
            }
        }
        for (PlannedResource one : target.resources()) {
            String old = one.succeeds();
            if (old == null || !one.fate().isMade()) {
                continue;
            }
            if (!one.arn().equals(old)) {
                forbid(one.account(), old);
                String last = old.replaceFirst(".*[:/]", "");
                if (GIVEN.matcher(last).matches()) {
                    forbid(one.account(), last);
                }
            }
        }
        for (NameChange change : target.names()) {
            PlannedResource one = resources.get(change.resource());
            if (change.how() == How.NEW && one != null && one.fate().isMade()) {
                forbid(one.account(), change.old());
            }
        }
    }

    private void forbid(String account, String text) {
        forbidden.computeIfAbsent(account, unseen -> new HashSet<>()).add(text);
    }

    /** How many things have properties. */
    static long count(TargetDocument target) {
        return target.resources().stream()
                .filter(one -> one.properties() != null)
                .count();
    }

    /** One line for each fault. */
    static List<String> faults(TargetDocument target) {
        PropertyChecks checks = new PropertyChecks(target);
        for (PlannedResource one : target.resources()) {
            JsonNode properties = one.properties();
            if (properties != null) {
                checks.look(one, one.id(), properties);
                checks.named(one, properties);
                for (PlannedPart part : one.parts()) {
                    checks.look(one, part.id(), part.properties());
                }
            } else if (one.succeeds() != null
                    && one.fate().isMade()
                    && Schemas.load().find(one.type()) != null) {
                checks.found.add(one.id() + " has no properties");
            }
        }
        checks.identities();
        checks.ranges();
        return checks.found;
    }

    /**
     * Each account has its own of what its things run as and are encrypted with; what services make is left to them.
     */
    private void identities() {
        for (PlannedEdge edge : target.edges()) {
            PlannedResource consumer = resources.get(edge.from());
            PlannedResource provider = resources.get(edge.to());
            boolean own = edge.kind() == EdgeKind.RUNS_AS || edge.kind() == EdgeKind.ENCRYPTS_WITH;
            if (own
                    && consumer != null
                    && provider != null
                    && consumer.fate().isMade()
                    && (provider.fate().isMade() || provider.fate() == Fate.STAYS)
                    && edge.strength().weight() >= Strength.NAME.weight()
                    && edge.crossing()) {
                found.add(consumer.id() + " " + edge.kind().label() + " " + provider.id() + " of another account");
            }
        }
        for (PlannedResource one : target.resources()) {
            if (one.properties() != null && one.arn().contains(":role/aws-service-role/")) {
                found.add(one.id() + " is a role that its service makes");
            }
        }
    }

    /** What it is called is what its row says. */
    private void named(PlannedResource one, JsonNode properties) {
        ResourceSchema schema = Schemas.load().find(one.type());
        if (schema == null
                || schema.identifier().size() != 1
                || one.name().contains("${ID_")
                || one.name().startsWith("arn:")
                || one.type().startsWith("AWS::EC2::")) {
            return;
        }
        String property = schema.identifier().get(0);
        JsonNode said = properties.path(property);
        // A key's alias is said with what kind of name it is.
        boolean whole = one.arn().endsWith(":" + spelt(said)) && spelt(said).endsWith("/" + one.name());
        if (property.endsWith("Name")
                && !said.isMissingNode()
                && !whole
                && !spelt(said).equals(one.name())) {
            found.add(one.id() + "/" + property + ": " + spelt(said) + " is not " + one.name());
        }
    }

    private static String spelt(JsonNode said) {
        if (said.path("text").isArray()) {
            StringBuilder all = new StringBuilder();
            said.path("text").forEach(part -> all.append(spelt(part)));
            return all.toString();
        }
        return said.has("account")
                ? Variables.reference(Variables.ofAccount(said.path("account").asText()))
                : said.asText();
    }

    private void ranges() {
        for (PlannedNetwork network : target.networks()) {
            if (!network.kept()) {
                range(network.vpc(), network.cidr());
                network.subnets().forEach(subnet -> range(subnet.id(), subnet.cidr()));
            }
        }
    }

    private void range(String id, String cidr) {
        PlannedResource one = resources.get(id);
        JsonNode properties = one == null ? null : one.properties();
        if (one != null && properties != null && one.fate().isMade()) {
            String said = properties.path("CidrBlock").asText();
            if (!said.equals(cidr)) {
                found.add(id + ": " + said + " is not " + cidr);
            }
        }
    }

    private void look(PlannedResource of, String id, JsonNode properties) {
        walk(properties, "", (node, at) -> {
            String fault = node.isTextual() ? said(of.account(), node.textValue(), id + at) : referred(of, node);
            if (fault != null) {
                found.add(id + at + ": " + fault);
            }
        });
    }

    private static void walk(JsonNode node, String at, BiConsumer<JsonNode, String> taker) {
        boolean reference = node.path("ref").isTextual() && node.has("attribute");
        boolean other = node.size() == 1
                && (node.path("arnOf").isTextual()
                        || node.path("account").isTextual()
                        || node.path("parameter").isTextual());
        if (node.isTextual() || reference || other) {
            taker.accept(node, at);
            return;
        }
        node.properties().forEach(member -> walk(member.getValue(), at + "/" + member.getKey(), taker));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(node.get(i), at + "/" + i, taker);
            }
        }
    }

    /** What is wrong with a text that is written in an account; null where nothing is. */
    @Nullable
    String said(String account, String text, String at) {
        if (text.contains("***")) {
            return "it is hidden: " + text;
        }
        if (text.matches("(?s).*\\$\\{(ACCOUNT|ID|HOST|ORGANIZATION)_.*")) {
            return "a variable is left: " + text;
        }
        Set<String> words = new HashSet<>(Set.of(text));
        each(WORD, text, words);
        each(ARN, text, words);
        for (String word : words) {
            // What joins two accounts names what is on the other side.
            boolean joins = joining.stream().anyMatch(at::startsWith);
            boolean other = (OF_OTHERS.matcher(at).find() || joins) && remaining.contains(word);
            // The path of a bucket's logs in another bucket is what people chose.
            boolean path = at.endsWith("Prefix");
            if (!other && !path && forbidden.getOrDefault(account, Set.of()).contains(word)) {
                return "it says " + word;
            }
        }
        boolean elsewhere =
                target.accounts().stream().anyMatch(one -> one.name().equals(account) && one.id() == null);
        Matcher digits =
                Pattern.compile("(?<![0-9])" + target.account() + "(?![0-9])").matcher(text);
        if (elsewhere && digits.find() && !namesWhatIsAlive(text) && !whole(text, at)) {
            return "it says the old account: " + text;
        }
        return null;
    }

    /** Where accounts are named, the old one may be: it goes on. */
    private boolean whole(String text, String at) {
        return text.equals(target.account()) && ACCOUNTS.matcher(at).find();
    }

    /** The digits are part of the name of something that goes on there. */
    private boolean namesWhatIsAlive(String text) {
        if (alive.contains(text)) {
            return true;
        }
        Matcher arns = ARN.matcher(text);
        boolean all = true;
        boolean any = false;
        while (arns.find()) {
            // The name of a function stands in that of what calls it.
            String arn = arns.group().substring(arns.group().lastIndexOf("arn:"));
            if (arn.contains(target.account())) {
                any = true;
                all &= alive.stream().anyMatch(arn::startsWith)
                        || Stream.of(arn.split("[:/]", -1)).anyMatch(this::isGivenToWhatRemains);
            }
        }
        return any ? all : !text.startsWith("arn:") && namesByAddress(text);
    }

    /** A registry, a queue or a bucket that goes on is named by an address or a name with the digits in it. */
    private boolean namesByAddress(String text) {
        List<String> words = Stream.of(text.split("[^A-Za-z0-9._-]+", -1)).toList();
        boolean other =
                words.stream().filter(word -> !word.contains(target.account())).anyMatch(remaining::contains);
        return words.stream()
                .filter(word -> word.contains(target.account()))
                .allMatch(word -> remaining.contains(word) || other);
    }

    /** An API that goes on is named by its id in what calls it. */
    private boolean isGivenToWhatRemains(String part) {
        return part.matches("(?=.*[0-9])[a-z0-9]{10,}") && remaining.contains(part) && !part.equals(target.account());
    }

    private static void each(Pattern pattern, String text, Set<String> words) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
    }

    private @Nullable String referred(PlannedResource of, JsonNode form) {
        if (form.has("account")) {
            return accounts.contains(form.path("account").asText()) ? null : "no such account: " + form;
        }
        if (form.has("parameter")) {
            return form.path("parameter").asText().matches("[A-Za-z][A-Za-z0-9]{0,254}") ? null : "no name: " + form;
        }
        String id = form.path("ref").asText(form.path("arnOf").asText());
        PlannedResource whole = resources.get(parts.getOrDefault(id, ""));
        if (whole != null) {
            return whole.account().equals(of.account()) ? null : "a part elsewhere: " + form;
        }
        PlannedResource referred = resources.get(id);
        if (referred == null) {
            return "nothing is planned under " + form;
        }
        if (form.has("ref") && referred.properties() == null && referred.succeeds() != null) {
            return "no template makes " + form;
        }
        return null;
    }
}
