package dev.mitosis.target;

import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.target.artefact.ArtefactComparison;
import dev.mitosis.target.artefact.StackArtefacts;
import dev.mitosis.target.stack.StackLaws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the written files of every estate keep: one line for each place where they do not. */
public final class ArtefactLaws {
    private ArtefactLaws() {}

    /** The files of the stacks of a target, by path. */
    static Map<String, String> files(TargetDocument target) {
        Map<String, String> files = new TreeMap<>();
        StackArtefacts.of(target)
                .forEach(artefact -> files.put(artefact.path(), artefact.text().get()));
        return files;
    }

    /** What is broken in the files as they are written; nothing where every law holds. */
    public static List<String> broken(TargetDocument target) {
        return broken(target, files(target));
    }

    /** What is broken in the given files. */
    static List<String> broken(TargetDocument target, Map<String, String> files) {
        List<String> broken = new ArrayList<>(StackLaws.broken(target));
        ArtefactComparison.of(target, target.snapshotId(), files)
                .forEach(difference -> broken.add(difference.toString()));
        files.forEach((path, text) -> {
            if (text.contains("***")) {
                broken.add(path + " says ***");
            }
        });
        PropertyChecks checks = new PropertyChecks(target);
        for (PlannedStack stack : target.stacks()) {
            String path = StackArtefacts.template(stack);
            new TemplateTexts(stack.region()).each(files.getOrDefault(path, "{}"), (pointer, text) -> {
                String fault = checks.said(stack.account(), text, pointer);
                if (fault != null) {
                    broken.add(path + pointer + ": " + fault);
                }
            });
        }
        return broken;
    }
}
