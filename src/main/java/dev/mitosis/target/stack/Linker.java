package dev.mitosis.target.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.JsonPath;
import dev.mitosis.model.target.PlannedStack.Need;
import dev.mitosis.model.target.PlannedStack.Output;
import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.form.Form;
import dev.mitosis.target.form.LogicalIds;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts parameters in the place of what leaves a stack, and says where they are filled from. */
final class Linker {
    private static final String NEED = "need";
    private static final String PERSON = "person";

    private final Map<String, PlannedAccount> accounts;
    private final Map<String, Map<String, Parameter>> asked;
    private final Function<String, @Nullable Home> homes;
    private final Map<String, Joints> joints = new TreeMap<>();

    /** The stack that makes an item, and the item. */
    record Home(String stack, Item item) {}

    /** What one stack takes and gives. */
    static final class Joints {
        final Map<String, Parameter> parameters = new TreeMap<>();
        final Map<String, Output> outputs = new TreeMap<>();
        final Map<String, Need> needs = new TreeMap<>();
    }

    /**
     * A linker.
     *
     * @param asked what parameters mean that properties name already, by account and name
     * @param homes the stack of an item by its id; null for what no template makes
     */
    Linker(
            Map<String, PlannedAccount> accounts,
            Map<String, Map<String, Parameter>> asked,
            Function<String, @Nullable Home> homes) {
        this.accounts = accounts;
        this.asked = asked;
        this.homes = homes;
    }

    Joints of(String stack) {
        return joints.computeIfAbsent(stack, id -> new Joints());
    }

    /** The properties of an item of a stack with every reference that leaves it as a parameter. */
    JsonNode link(Home home, JsonNode properties, Broken broken) {
        return linked(home, properties, "", false, broken);
    }

    /** Tells which references are given by a person, because they close a cycle. */
    @FunctionalInterface
    interface Broken {
        boolean at(String pointer);
    }

    private JsonNode linked(Home home, JsonNode node, String pointer, boolean later, Broken broken) {
        Form form = Form.of(node);
        if (form == Form.LATER) {
            of(home.stack()).parameters.put(Switches.COMPLETE, Switches.complete());
            return Form.LATER.with(linked(home, form.content(node), pointer, true, broken));
        }
        if (form == Form.SWITCHED) {
            of(home.stack()).parameters.put(Switches.ACTIVE, Switches.active());
        }
        if (form != null && form.isLeaf()) {
            return leaf(form, new Spot(home, pointer, later, broken.at(pointer)), node);
        }
        return JsonPath.mapped(node, pointer, (child, below) -> linked(home, child, below, later, broken));
    }

    /** Where a form stands. */
    private record Spot(Home home, String pointer, boolean later, boolean broken) {
        /** CloudFormation's type of a parameter there, where its name says one. */
        String type(Parameter known) {
            return pointer.endsWith("/ImageId") ? "AWS::EC2::Image::Id" : known.type();
        }
    }

    private JsonNode leaf(Form form, Spot spot, JsonNode node) {
        Home home = spot.home();
        switch (form) {
            case REF -> {
                return reference(spot, node);
            }
            case ACCOUNT -> account(home, form.name(node));
            case PARAMETER -> {
                String name = form.name(node);
                Parameter known =
                        asked.getOrDefault(home.item().account(), Map.of()).getOrDefault(name, unknown(name, home));
                of(home.stack()).parameters.putIfAbsent(name, typed(known, spot.type(known)));
            }
            case ARN_OF -> {
                String id = form.name(node);
                int slash = id.indexOf('/');
                Home there = homes.apply(id);
                account(home, there != null ? there.item().account() : slash < 0 ? id : id.substring(0, slash));
            }
            default -> throw new IllegalStateException(form + " holds other forms");
        }
        return node;
    }

    private static Parameter unknown(String name, Home home) {
        return new Parameter(
                name,
                "String",
                PERSON,
                true,
                null,
                "What no answer of AWS tells of " + home.item().id() + ".");
    }

    private void account(Home home, String name) {
        PlannedAccount account = accounts.get(name);
        if (account != null && !name.equals(home.item().account())) {
            String parameter = Switches.accountParameter(name);
            of(home.stack())
                    .parameters
                    .putIfAbsent(
                            parameter,
                            new Parameter(
                                    parameter,
                                    "String",
                                    "account",
                                    false,
                                    account.id(),
                                    "The twelve digits of the account " + name + "."));
        }
    }

    private static Parameter typed(Parameter parameter, String type) {
        return new Parameter(
                parameter.name(),
                type,
                parameter.source(),
                parameter.secret(),
                parameter.value(),
                parameter.meaning(),
                parameter.of(),
                parameter.property());
    }

    private JsonNode reference(Spot spot, JsonNode node) {
        Home home = spot.home();
        String id = Form.REF.name(node);
        String attribute = Form.attribute(node);
        Home there = homes.apply(id);
        if (there != null && there.stack().equals(home.stack()) && !spot.broken()) {
            return node;
        }
        String name = parameterName(id, attribute, there, home);
        Joints mine = of(home.stack());
        String what = attribute.equals("Ref") ? "What AWS calls " + id : "The " + attribute + " of " + id;
        if (there == null || spot.broken()) {
            mine.parameters.putIfAbsent(
                    name,
                    new Parameter(
                            name,
                            "String",
                            PERSON,
                            false,
                            null,
                            what + ", which no stack before this one makes.",
                            id,
                            attribute));
            return Form.PARAMETER.with(name);
        }
        String output = outputName(there.item(), attribute);
        of(there.stack()).outputs.putIfAbsent(output, new Output(output, id, attribute));
        String value = spot.later() ? "" : null;
        mine.parameters.merge(
                name,
                new Parameter(name, "String", NEED, false, value, what + ", made by the stack " + there.stack() + "."),
                (left, right) -> left.value() == null ? left : right);
        mine.needs.merge(
                name,
                new Need(there.stack(), output, name, spot.later()),
                (left, right) -> left.later() ? right : left);
        return Form.PARAMETER.with(name);
    }

    private static String outputName(Item item, String attribute) {
        return LogicalIds.of(item.id(), item.type()) + word(attribute);
    }

    private static String word(String attribute) {
        return attribute.matches("[A-Za-z0-9]+") ? attribute : LogicalIds.words(attribute);
    }

    private static String parameterName(String id, String attribute, @Nullable Home there, Home home) {
        if (there == null) {
            return LogicalIds.words(id) + word(attribute);
        }
        String own = outputName(there.item(), attribute);
        return there.item().account().equals(home.item().account())
                ? own
                : LogicalIds.words(there.item().account()) + own;
    }
}
