package dev.mitosis.target.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.config.Workspace;
import dev.mitosis.io.ArtefactFolder;
import dev.mitosis.model.ArtefactManifest;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.target.ArtefactLaws;
import dev.mitosis.target.RandomEstates;
import dev.mitosis.target.RandomEstates.Case;
import dev.mitosis.target.SampleTarget;
import dev.mitosis.target.artefact.ArtefactComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stacks of the sample and of generated estates keep what all stacks keep. */
class RandomStacksTest {
    private static final int SAMPLE = 3;

    static List<Case> cases() {
        return RandomEstates.some(SAMPLE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_stacks_of_any_estate_keep_the_laws(Case which) {
        TargetDocument target = which.design().target();

        assertThat(target.stacks()).isNotEmpty();
        assertThat(ArtefactLaws.broken(target)).isEmpty();
    }

    @Test
    void the_samples_files_say_what_its_target_says(@TempDir Path folder) throws IOException {
        Workspace workspace = new Workspace(folder);
        TargetDocument target = SampleTarget.in(workspace);
        Path artefacts = workspace.stackArtefacts(SampleTarget.ACCOUNT);
        ArtefactManifest manifest = ArtefactFolder.read(artefacts);
        Map<String, String> files = new HashMap<>();
        for (ArtefactManifest.ListedFile file : manifest.files()) {
            files.put(file.path(), Files.readString(artefacts.resolve(file.path())));
        }

        assertThat(ArtefactLaws.broken(target)).isEmpty();
        assertThat(target.stacks()).hasSizeGreaterThan(50);
        assertThat(ArtefactComparison.of(target, manifest.snapshotId(), files)).isEmpty();
        assertThat(files.values()).noneMatch(text -> text.contains("***"));
    }
}
