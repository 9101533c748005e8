package dev.mitosis.plan;

import dev.mitosis.method.MethodLibrary;
import dev.mitosis.method.MethodLibrary.OwnMethod;
import dev.mitosis.model.Finding;
import dev.mitosis.model.KnowledgeFile;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells which knowledge of a user's own a plan was made with. */
final class OwnKnowledge {
    private OwnKnowledge() {}

    /** A finding for each method of the user, and for each of the other files. */
    static List<Finding> findings(
            MethodLibrary library, List<KnowledgeFile> knowledge, List<PlannedResource> resources) {
        Map<String, List<String>> users = new TreeMap<>();
        for (PlannedResource planned : resources) {
            if (planned.principal() && planned.succeeds() != null) {
                users.computeIfAbsent(planned.method(), k -> new ArrayList<>()).add(planned.succeeds());
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (OwnMethod method : library.own()) {
            List<String> arns =
                    users.getOrDefault(method.id(), List.of()).stream().sorted().toList();
            findings.add(new Finding(
                    arns.isEmpty() ? "plan.own-method-idle" : "plan.own-method",
                    Severity.LOW,
                    arns,
                    KnowledgeFile.FOLDER + method.file() + ": the method " + method.id()
                            + (method.overrides() ? " takes the place of the shipped one" : " is the workspace's own")
                            + (arns.isEmpty()
                                    ? ", and nothing crosses by it."
                                    : ", and " + arns.size() + " resources cross by it."),
                    arns.isEmpty()
                            ? "Look at its types and conditions, or take it away."
                            : "Nothing, as long as it is meant so."));
        }
        for (KnowledgeFile file : knowledge) {
            if (!file.name().startsWith("methods/")) {
                findings.add(new Finding(
                        "plan.own-tables",
                        Severity.LOW,
                        List.of(),
                        KnowledgeFile.FOLDER + file.name() + " was read over what is shipped.",
                        "Nothing, as long as it is meant so."));
            }
        }
        return findings;
    }
}
