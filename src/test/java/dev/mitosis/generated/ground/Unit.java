package dev.mitosis.generated.ground;

import dev.mitosis.model.EdgeKind;
import org.jspecify.annotations.Nullable;

/** A stack in the making. */
final class Unit {
    private final Draft stack;
    private final @Nullable Unit parent;

    Unit(Draft stack, @Nullable Unit parent) {
        this.stack = stack;
        this.parent = parent;
        if (parent != null) {
            parent.list(stack, stack.name());
            stack.set("/ParentId", parent.stack.arn())
                    .set("/RootId", root().arn())
                    .needs(EdgeKind.DEPLOYED_BY, parent.stack);
        }
    }

    String name() {
        return stack.name();
    }

    Draft stack() {
        return stack;
    }

    /** The stack that people deploy. */
    Draft root() {
        return parent == null ? stack : parent.root();
    }

    /** Takes a resource in, which then bears the marks of the stack. */
    void take(Draft member, String logical) {
        list(member, logical);
        member.tag("aws:cloudformation:stack-name", stack.name())
                .tag("aws:cloudformation:stack-id", stack.arn())
                .tag("aws:cloudformation:logical-id", logical)
                .needs(EdgeKind.DEPLOYED_BY, stack);
    }

    private void list(Draft member, String logical) {
        stack.add(
                "/ListStackResources/StackResourceSummaries",
                Nodes.object(
                        "LogicalResourceId",
                        logical,
                        "PhysicalResourceId",
                        member.physical(),
                        "ResourceType",
                        member.type(),
                        "LastUpdatedTimestamp",
                        stack.text("/LastUpdatedTime"),
                        "ResourceStatus",
                        "UPDATE_COMPLETE"));
    }
}
