package dev.mitosis.plan;

import dev.mitosis.check.state.ArtefactTexts;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.io.ArtefactFolder.Artefact;
import dev.mitosis.model.Resource;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.plan.runbook.RunbookFiles;
import dev.mitosis.target.RandomEstates.Designed;
import dev.mitosis.target.TargetRequest;
import dev.mitosis.target.artefact.StackArtefacts;
import dev.mitosis.target.organization.OrganizationFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The plan of a generated account, with everything that a check compares it with. */
public final class PlannedEstate {
    private static final Planner PLANNER = new Planner();
    private static final String HASH = "0".repeat(64);

    private PlannedEstate() {}

    /** Plans what was designed. */
    public static PlanDocument plan(Designed designed) {
        TargetRequest request = designed.request();
        return PLANNER.plan(new PlanRequest(
                request.snapshot(),
                request.graph(),
                request.partition(),
                designed.target(),
                request.decisions(),
                Map.of()));
    }

    /** What a check reads; the files are those that target and plan write, made when they are asked for. */
    public static Dossier dossier(Designed designed, PlanDocument plan) {
        TargetRequest request = designed.request();
        Map<String, String> types = new TreeMap<>();
        try (Stream<Resource> resources = request.snapshot().resources()) {
            resources.forEach(resource -> types.put(resource.arn(), resource.type()));
        }
        return new Dossier(
                plan,
                designed.target(),
                request.graph(),
                request.decisions(),
                types,
                new Unwritten(files(designed, plan), new TreeMap<>()),
                request.snapshot()::resources);
    }

    private static Map<String, Supplier<String>> files(Designed designed, PlanDocument plan) {
        Map<String, Supplier<String>> files = new TreeMap<>();
        add(files, "accounts/", StackArtefacts.of(designed.target()));
        add(files, "organization/", OrganizationFiles.artefacts(designed.target()));
        add(files, "waves/", RunbookFiles.of(plan, HASH, ""));
        return files;
    }

    private static void add(Map<String, Supplier<String>> files, String folder, List<Artefact> artefacts) {
        artefacts.forEach(artefact -> files.put(folder + artefact.path(), artefact.text()));
    }

    private record Unwritten(Map<String, Supplier<String>> files, Map<String, String> read) implements ArtefactTexts {
        @Override
        public Set<String> paths() {
            return files.keySet();
        }

        @Override
        public synchronized Optional<String> read(String path) {
            return Optional.ofNullable(files.get(path)).map(text -> read.computeIfAbsent(path, asked -> text.get()));
        }
    }
}
