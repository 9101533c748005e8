package dev.mitosis.target.artefact;

import dev.mitosis.io.ArtefactFolder.Artefact;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.target.template.Difference;
import dev.mitosis.target.template.StackIndex;
import dev.mitosis.target.template.TemplateComparison;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares the files of a target's stacks with the target: templates by what they mean, all others by their text. */
public final class ArtefactComparison {
    private ArtefactComparison() {}

    /**
     * Where the files say something else than the target.
     *
     * @param snapshotId that of the files' manifest; files of another snapshot are not compared at all
     * @param files their texts by path
     */
    public static List<Difference> of(TargetDocument target, String snapshotId, Map<String, String> files) {
        if (!snapshotId.equals(target.snapshotId())) {
            return List.of(Difference.changed("manifest.json", "/snapshotId", target.snapshotId(), snapshotId));
        }
        StackIndex index = new StackIndex(target);
        Map<String, PlannedStack> templates = new HashMap<>();
        target.stacks().forEach(stack -> templates.put(StackArtefacts.template(stack), stack));
        Map<String, String> left = new HashMap<>(files);
        List<Difference> differences = new ArrayList<>();
        for (Artefact artefact : StackArtefacts.of(target)) {
            String text = left.remove(artefact.path());
            PlannedStack stack = templates.get(artefact.path());
            if (text == null) {
                differences.add(Difference.missing(artefact.path(), "", "a file"));
            } else if (stack != null) {
                differences.addAll(TemplateComparison.of(index, stack, text));
            } else if (!text.equals(artefact.text().get())) {
                differences.add(changed(artefact.path(), artefact.text().get(), text));
            }
        }
        left.keySet().stream().sorted().forEach(path -> differences.add(Difference.unexpected(path, "", "a file")));
        return List.copyOf(differences);
    }

    private static Difference changed(String path, String expected, String found) {
        List<String> wanted = expected.lines().toList();
        List<String> there = found.lines().toList();
        int line = 0;
        while (line < Math.min(wanted.size(), there.size()) && wanted.get(line).equals(there.get(line))) {
            line++;
        }
        return Difference.changed(
                path,
                "line " + (line + 1),
                line < wanted.size() ? wanted.get(line) : "",
                line < there.size() ? there.get(line) : "");
    }
}
