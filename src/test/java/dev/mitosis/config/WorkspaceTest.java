package dev.mitosis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    @TempDir
    Path folder;

    @Test
    void the_only_account_is_the_default() throws IOException {
        Files.createDirectories(folder.resolve("plans/123456789012"));

        assertThat(new Workspace(folder).account(null)).isEqualTo("123456789012");
    }

    @Test
    void among_several_accounts_one_must_be_named() throws IOException {
        Files.createDirectories(folder.resolve("plans/123456789012"));
        Files.createDirectories(folder.resolve("plans/sample"));

        assertThatThrownBy(() -> new Workspace(folder).account(null))
                .isInstanceOf(MitosisException.class)
                .hasMessageContaining("123456789012, sample");
    }

    @Test
    void an_account_name_cannot_leave_the_workspace() {
        assertThatThrownBy(() -> new Workspace(folder).plans("../elsewhere")).isInstanceOf(MitosisException.class);
    }
}
