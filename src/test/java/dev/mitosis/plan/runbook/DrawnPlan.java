package dev.mitosis.plan.runbook;

import dev.mitosis.io.ArtefactFolder;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.io.Hashes;
import dev.mitosis.model.plan.Calendar;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import dev.mitosis.model.plan.PlanVariable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A small plan in the making, wave by wave, and its files. */
public final class DrawnPlan {
    private final List<Wave> waves = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<PlanVariable> variables = new ArrayList<>();

    public DrawnPlan wave(String name, DrawnStep... members) {
        int number = waves.size() + 1;
        waves.add(new Wave(
                number,
                name,
                "It comes at its time.",
                String.format(Locale.ROOT, "waves/%02d-%s", number, name),
                Stream.of(members).map(DrawnStep::id).toList(),
                30 * members.length));
        for (DrawnStep member : members) {
            steps.add(member.in(number));
            member.outputs()
                    .forEach(output -> variables.add(
                            new PlanVariable(output, "Found out by a step", "", false, null, member.id())));
        }
        return this;
    }

    public DrawnPlan asks(String variable, String meaning, String example) {
        variables.add(new PlanVariable(variable, meaning, example, false, null, null));
        return this;
    }

    public DrawnPlan presets(String variable, String value) {
        variables.add(new PlanVariable(variable, "Which try it is", "2", false, value, null));
        return this;
    }

    public DrawnPlan secret(String variable, String meaning) {
        variables.add(new PlanVariable(variable, meaning, "", true, null, null));
        return this;
    }

    public PlanDocument document() {
        return new PlanDocument(
                1,
                "mitosis test",
                "123456789012",
                "snapshot",
                Map.of(),
                waves,
                List.of(),
                steps,
                List.of(),
                List.of(),
                List.of(),
                variables,
                new Calendar(null, null, 1, 1, List.of(), List.of()),
                List.of(),
                List.of());
    }

    /** Writes plan.json and the runbooks as the stage does; the folder is that of the artefacts. */
    public Path into(Path account) {
        try {
            PlanDocument plan = document();
            DocumentFile.write(account.resolve("plan.json"), plan);
            String hash = Hashes.ofFile(account.resolve("plan.json"));
            Path artefacts = account.resolve("artefacts");
            ArtefactFolder.write(
                    artefacts.resolve("waves"), plan.account(), plan.snapshotId(), RunbookFiles.of(plan, hash, ""));
            return artefacts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
