package dev.mitosis.target.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Beside;
import dev.mitosis.model.Finding;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import dev.mitosis.target.form.KnownTypes;
import dev.mitosis.target.stack.Linker.Home;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Divides what shall be made into stacks: one for each account, region, unit and layer, what names another account in
 * those of the connections, what is filled when it is made in one of its own. References that leave a stack become
 * parameters. Time and memory grow with the size of the properties.
 */
public final class StackDesigner {
    private final Request request;
    private final StackItems items;
    private final Layering layering;
    private final Division division;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Home> homes = new HashMap<>();
    private final Map<String, Set<String>> waited = new HashMap<>();

    private StackDesigner(Request request) {
        LayerTable table = LayerTable.load();
        this.request = request;
        this.items = new StackItems(request.resources(), request.accounts(), request.handedOver(), table);
        Beside<List<Uses>> uses = Beside.start(() ->
                items.all().stream().map(item -> Uses.of(item.properties())).toList());
        this.layering = new Layering(items, table);
        this.division = new Division(items, layering, uses.get());
    }

    /**
     * What shall be made.
     *
     * @param resources with the properties of those that templates make
     * @param asked what the parameters mean that the properties of each thing name
     * @param handedOver the things that can be made only when an old one has let go of their name
     */
    public record Request(
            List<PlannedResource> resources,
            List<PlannedAccount> accounts,
            List<PlannedUnit> units,
            Map<String, List<Parameter>> asked,
            Set<String> handedOver) {}

    /**
     * The stacks.
     *
     * @param resources the same as asked for, with their stacks and with parameters for what leaves these
     * @param stacks by id
     */
    public record Design(List<PlannedResource> resources, List<PlannedStack> stacks, List<Finding> findings) {}

    /** Designs the stacks; the same request always gives the same ones. */
    public static Design design(Request request) {
        return new StackDesigner(request).design();
    }

    private Design design() {
        Map<String, PlannedStack> bare = bareStacks();
        Map<String, Map<String, Parameter>> asked = new HashMap<>();
        for (PlannedResource resource : request.resources()) {
            Map<String, Parameter> ofAccount = asked.computeIfAbsent(resource.account(), unused -> new HashMap<>());
            request.asked()
                    .getOrDefault(resource.id(), List.of())
                    .forEach(parameter -> ofAccount.putIfAbsent(parameter.name(), parameter));
        }
        Map<String, PlannedAccount> accounts = new HashMap<>();
        request.accounts().forEach(account -> accounts.put(account.name(), account));
        Linker linker = new Linker(accounts, asked, homes::get);
        Map<String, JsonNode> linked = new HashMap<>();
        for (int i = 0; i < items.all().size(); i++) {
            int number = i;
            Item item = items.all().get(i);
            linked.put(
                    item.id(),
                    linker.link(
                            Objects.requireNonNull(homes.get(item.id())),
                            layering.marked(i),
                            pointer -> layering.isBroken(number, pointer)));
        }
        await();
        findings.addAll(layering.findings());
        new PolicySizes(findings::add).check(items.all());
        findings.sort(Comparator.comparing(Finding::rule).thenComparing(f -> String.join(",", f.resources())));
        return new Design(
                request.resources().stream()
                        .map(resource -> made(resource, linked))
                        .toList(),
                bare.values().stream().map(stack -> joined(stack, linker)).toList(),
                List.copyOf(findings));
    }

    private Map<String, PlannedStack> bareStacks() {
        StackNames names = new StackNames(request.units(), items.home());
        Set<String> taken = namesOfStacks();
        Map<String, PlannedStack> stacks = new TreeMap<>();
        division.stacks().forEach((place, members) -> {
            List<Item> made = members.stream().map(items.all()::get).toList();
            String unit = made.stream()
                    .map(Item::unit)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            String label = unit == null || made.get(0).isCommon() ? "" : unit;
            String told = names.of(place, division.isParted(place), label);
            String name = taken.contains(place.account() + " " + told) ? told + "-stack" : told;
            PlannedStack stack = new PlannedStack(
                    place.account() + "/" + place.region() + "/" + name,
                    name,
                    place.account(),
                    place.region(),
                    place.layer(),
                    place.order(),
                    unit,
                    "accounts/" + place.account() + "/" + name + ".yaml",
                    made.stream().anyMatch(item -> KnownTypes.load().isRetained(item.type())),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
            if (stacks.put(stack.id(), stack) != null) {
                throw new IllegalStateException("two stacks are called " + stack.id());
            }
            made.forEach(item -> homes.put(item.id(), new Home(stack.id(), item)));
        });
        return stacks;
    }

    /**
     * How stacks are called, behind their accounts, that people have made, or that can be made from their templates.
     */
    private Set<String> namesOfStacks() {
        return request.resources().stream()
                .filter(resource -> resource.type().equals("AWS::CloudFormation::Stack"))
                .map(resource -> resource.account() + " " + resource.name())
                .collect(Collectors.toSet());
    }

    private PlannedStack joined(PlannedStack stack, Linker linker) {
        Linker.Joints joints = linker.of(stack.id());
        Set<String> needed = new HashSet<>();
        joints.needs.values().stream().filter(need -> !need.later()).forEach(need -> needed.add(need.stack()));
        return new PlannedStack(
                stack.id(),
                stack.name(),
                stack.account(),
                stack.region(),
                stack.layer(),
                stack.order(),
                stack.unit(),
                stack.template(),
                stack.retained(),
                List.copyOf(joints.parameters.values()),
                List.copyOf(joints.outputs.values()),
                joints.needs.values().stream()
                        .sorted(Comparator.comparing(PlannedStack.Need::parameter))
                        .toList(),
                waited.getOrDefault(stack.id(), Set.of()).stream()
                        .filter(id -> !needed.contains(stackOf(id)))
                        .toList());
    }

    /** What the things of each stack wait for that another stack makes. */
    private void await() {
        for (int i = 0; i < items.all().size(); i++) {
            String stack = stackOf(items.all().get(i).id());
            for (Link link : layering.links(i)) {
                String other = items.all().get(link.to()).id();
                if (!stackOf(other).equals(stack)) {
                    waited.computeIfAbsent(stack, unused -> new TreeSet<>()).add(other);
                }
            }
        }
    }

    private String stackOf(String item) {
        return Objects.requireNonNull(homes.get(item)).stack();
    }

    private PlannedResource made(PlannedResource resource, Map<String, JsonNode> linked) {
        Home home = homes.get(resource.id());
        List<PlannedPart> parts = StackItems.parts(resource).stream()
                .map(part -> new PlannedPart(
                        part.id(),
                        part.type(),
                        Objects.requireNonNull(homes.get(part.id())).stack(),
                        Objects.requireNonNull(linked.get(part.id()))))
                .toList();
        if (home == null && parts.isEmpty()) {
            return resource;
        }
        JsonNode properties = linked.get(resource.id());
        return resource.madeBy(
                home == null ? null : home.stack(), properties == null ? resource.properties() : properties, parts);
    }
}
