package dev.mitosis.target.policy;

import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the written policies of every estate keep: IAM's grammar and sizes, and what those of the old account allow. */
public final class PolicyLaws {
    private PolicyLaws() {}

    /** One line for each place where they do not. */
    public static List<String> broken(TargetDocument target, Snapshot snapshot, Map<String, String> files) {
        WrittenPolicies policies = new WrittenPolicies();
        files.forEach((path, text) -> {
            if (path.endsWith(".yaml")) {
                policies.look(path, text);
            }
        });
        List<String> broken = new ArrayList<>(policies.faults());
        broken.addAll(new PolicyWidths(target, snapshot).wider());
        return broken;
    }
}
