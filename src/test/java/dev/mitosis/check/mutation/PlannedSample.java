package dev.mitosis.check.mutation;

import dev.mitosis.check.state.ArtefactTexts;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.config.DecisionsFile;
import dev.mitosis.config.Workspace;
import dev.mitosis.io.Json;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.Resource;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.pipeline.Progress;
import dev.mitosis.pipeline.SampleSnapshot;
import dev.mitosis.pipeline.StageRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The plan of the sample account with everything that a check compares it with. */
public final class PlannedSample {
    private PlannedSample() {}

    /** Plans the sample in the workspace. */
    public static Dossier in(Workspace workspace) throws IOException {
        String account = SampleSnapshot.ACCOUNT;
        SampleSnapshot.copyTo(workspace.snapshot(account));
        StageRunner stages = new StageRunner(workspace, account, Progress.SILENT);
        stages.graph();
        stages.partition();
        stages.target();
        stages.plan();
        Path plans = workspace.plans(account);
        try (Stream<Resource> resources = stages.snapshot().resources()) {
            return new Dossier(
                    Json.stored().readValue(plans.resolve("plan.json").toFile(), PlanDocument.class),
                    Json.stored().readValue(plans.resolve("target.json").toFile(), TargetDocument.class),
                    Json.stored().readValue(plans.resolve("graph.json").toFile(), GraphDocument.class),
                    DecisionsFile.read(workspace.decisions(account)),
                    resources.collect(Collectors.toMap(Resource::arn, Resource::type)),
                    new InMemory(files(workspace.artefacts(account))),
                    stages.snapshot()::resources);
        }
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : all) {
            texts.put(folder.relativize(file).toString(), Files.readString(file));
        }
        return texts;
    }

    private record InMemory(Map<String, String> texts) implements ArtefactTexts {
        @Override
        public Set<String> paths() {
            return texts.keySet();
        }

        @Override
        public Optional<String> read(String path) {
            return Optional.ofNullable(texts.get(path));
        }
    }
}
