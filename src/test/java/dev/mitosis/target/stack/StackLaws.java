package dev.mitosis.target.stack;

import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.PlannedStack.Need;
import dev.mitosis.model.target.StackLayer;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.form.Form;
import dev.mitosis.target.form.KnownTypes;
import dev.mitosis.target.template.CloudFormationWriter;
import dev.mitosis.target.template.StackIndex;
import dev.mitosis.target.template.StackIndex.Member;
import dev.mitosis.target.template.TemplateComparison;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the stacks of every target keep; written without the designer's own code. */
public final class StackLaws {
    private static final int MOST_RESOURCES = 500;
    private static final int MOST_PARAMETERS = 200;
    private static final int MOST_BYTES = 1_000_000;

    private final TargetDocument target;
    private final StackIndex index;
    private final List<String> broken = new ArrayList<>();

    private StackLaws(TargetDocument target) {
        this.target = target;
        this.index = new StackIndex(target);
    }

    /** What is broken; nothing where every law holds. */
    public static List<String> broken(TargetDocument target) {
        StackLaws laws = new StackLaws(target);
        laws.everythingIsMade();
        target.stacks().forEach(laws::stack);
        laws.data();
        return laws.broken;
    }

    private void everythingIsMade() {
        for (PlannedResource resource : target.resources()) {
            boolean whole = resource.properties() == null
                    || resource.type().startsWith("AWS::CloudFormation::")
                    || !resource.fate().isMade()
                    || resource.stack() != null;
            boolean parts = resource.parts().stream().allMatch(part -> part.stack() != null);
            if (!whole || !parts) {
                broken.add(resource.id() + " is made by no stack");
            }
        }
    }

    private void stack(PlannedStack stack) {
        List<Member> members = index.members(stack.id());
        if (members.isEmpty() || members.size() > MOST_RESOURCES) {
            broken.add(stack.id() + " holds " + members.size() + " resources");
        }
        if (Math.max(stack.parameters().size(), stack.outputs().size()) > MOST_PARAMETERS) {
            broken.add(stack.id() + " has too many parameters or outputs");
        }
        Set<String> parameters = new HashSet<>();
        stack.parameters().forEach(parameter -> parameters.add(parameter.name()));
        for (Need need : stack.needs()) {
            need(stack, need, parameters);
        }
        for (String awaited : stack.waitsFor()) {
            Member other = index.member(awaited);
            PlannedStack before = other == null ? null : index.stack(other.stack());
            if (before == null || before.order() >= stack.order()) {
                broken.add(stack.id() + " waits for " + awaited + ", which does not come before it");
            }
        }
        for (Member member : members) {
            Form.each(member.properties(), "", (form, node, pointer) -> {
                Member named = form == Form.REF ? index.member(form.name(node)) : null;
                if (form == Form.REF && (named == null || !named.stack().equals(stack.id()))) {
                    broken.add(member.id() + pointer + " leaves its stack");
                }
                if (form == Form.PARAMETER && !parameters.contains(form.name(node))) {
                    broken.add(member.id() + pointer + " names no parameter of its stack");
                }
            });
        }
        String template = new CloudFormationWriter(index).write(stack);
        if (template.length() > MOST_BYTES) {
            broken.add(stack.id() + " is too large: " + template.length());
        }
        if (template.contains("***")) {
            broken.add(stack.id() + " says ***");
        }
        TemplateComparison.of(index, stack, template).forEach(difference -> broken.add(difference.toString()));
        broken.addAll(TemplateCycles.in(stack.id(), template));
    }

    private void need(PlannedStack stack, Need need, Set<String> parameters) {
        PlannedStack provider = index.stack(need.stack());
        if (provider == null
                || provider.outputs().stream().noneMatch(output -> output.name().equals(need.output()))
                || !parameters.contains(need.parameter())) {
            broken.add(stack.id() + " needs what nobody gives: " + need);
            return;
        }
        boolean before = provider.order() < stack.order();
        if (!need.later() && !before) {
            broken.add(stack.id() + " needs " + provider.id() + ", which comes after it");
        }
        boolean crosses = !provider.account().equals(stack.account());
        if (!need.later() && crosses && stack.layer() != StackLayer.CONNECTIONS) {
            broken.add(stack.id() + " needs another account before the connections");
        }
    }

    private void data() {
        Map<String, PlannedStack> stacks = new HashMap<>();
        target.stacks().forEach(stack -> stacks.put(stack.id(), stack));
        Map<String, StackLayer> late = new TreeMap<>();
        for (PlannedStack stack : target.stacks()) {
            for (Member member : index.members(stack.id())) {
                if (KnownTypes.load().isRetained(member.type())) {
                    if (!stack.retained()) {
                        broken.add(stack.id() + " holds data and is not protected");
                    }
                    if (stack.layer().compareTo(StackLayer.DATA) > 0) {
                        late.put(member.id(), stack.layer());
                    }
                }
            }
        }
        for (Map.Entry<String, StackLayer> member : late.entrySet()) {
            boolean told = target.findings().stream()
                    .anyMatch(finding -> finding.resources().contains(member.getKey()));
            if (!told) {
                broken.add(member.getKey() + " holds data and is made with " + member.getValue());
            }
        }
    }
}
