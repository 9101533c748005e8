package dev.mitosis.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.io.ArtefactFolder.Artefact;
import dev.mitosis.model.ArtefactManifest.ListedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtefactFolderTest {
    @TempDir
    private Path folder;

    private void write(String... paths) {
        ArtefactFolder.write(
                folder,
                "123456789012",
                "snapshot-1",
                List.of(paths).stream()
                        .map(path -> new Artefact(path, () -> "text of " + path))
                        .toList());
    }

    @Test
    void only_what_the_former_manifest_lists_is_deleted() throws IOException {
        write("a/one.yaml", "a/two.yaml", "b/three.yaml");
        Files.writeString(folder.resolve("a/mine.txt"), "mine");

        write("a/one.yaml");

        assertThat(folder.resolve("a/one.yaml")).hasContent("text of a/one.yaml");
        assertThat(folder.resolve("a/mine.txt")).exists();
        assertThat(folder.resolve("a/two.yaml")).doesNotExist();
        assertThat(folder.resolve("b")).doesNotExist();
        assertThat(ArtefactFolder.read(folder).files())
                .containsExactly(new ListedFile("a/one.yaml", Hashes.ofText("text of a/one.yaml")));
    }

    @Test
    void a_manifest_that_names_files_elsewhere_deletes_none_of_them() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("inner"));
        Path outside = Files.writeString(folder.resolve("outside.txt"), "keep");
        Files.writeString(
                inner.resolve(ArtefactFolder.MANIFEST),
                "{\"formatVersion\":1,\"tool\":\"x\",\"account\":\"1\",\"snapshotId\":\"s\","
                        + "\"files\":[{\"path\":\"../outside.txt\",\"sha256\":\"0\"}]}");

        ArtefactFolder.write(inner, "1", "s", List.of());

        assertThat(outside).exists();
    }

    @Test
    void a_path_that_leads_out_is_refused() {
        assertThatThrownBy(() -> write("../x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> write(ArtefactFolder.MANIFEST)).isInstanceOf(IllegalArgumentException.class);
    }
}
