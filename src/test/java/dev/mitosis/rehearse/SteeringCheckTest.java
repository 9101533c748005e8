package dev.mitosis.rehearse;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SteeringCheckTest {
    @TempDir
    private Path folder;

    static Stream<String> texts() {
        return TsvTable.loadNamed(SteeringCheck.class, "steering.tsv").stream().map((TsvRow row) -> row.get("text"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_script_that_says_it_is_refused_with_file_and_line(String text) throws IOException {
        Path script = Files.writeString(
                Files.createDirectories(folder.resolve("waves/01")).resolve("01-step.sh"),
                "echo\n" + text + "=x aws\n");

        assertThatThrownBy(() -> new SteeringCheck().of(folder))
                .hasMessageContaining(script + " chooses where its calls go, in line 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# aws --endpoint-url http://127.0.0.1",
                "aws sts get-caller-identity --profile production",
                "curl -fsS \"$(aws lambda get-function --query Code.Location)\"",
            })
    void what_a_person_would_run_is_not(String line) throws IOException {
        Files.writeString(folder.resolve("step.sh"), line + "\n");

        assertThatCode(() -> new SteeringCheck().of(folder)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"template.yaml", "README.md"})
    void only_scripts_and_their_variables_are_looked_at(String name) throws IOException {
        for (String line : List.of("AWS_ENDPOINT_URL: http://127.0.0.1")) {
            Files.writeString(folder.resolve(name), line);
        }

        assertThatCode(() -> new SteeringCheck().of(folder)).doesNotThrowAnyException();
    }
}
