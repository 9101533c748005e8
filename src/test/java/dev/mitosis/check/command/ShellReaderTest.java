package dev.mitosis.check.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mitosis.check.command.ShellReader.NoShellException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellReaderTest {
    private static List<List<String>> words(String text) throws NoShellException {
        return ShellReader.read(text).stream()
                .map(command -> command.words().stream().map(ShellWord::text).toList())
                .toList();
    }

    @Test
    void quotes_hold_words_together_and_are_taken_away() throws NoShellException {
        assertThat(words("aws x --a 'one two' --b \"three four\" --c five\\ six"))
                .containsExactly(List.of("aws", "x", "--a", "one two", "--b", "three four", "--c", "five six"));
    }

    @Test
    void what_stands_in_a_substitution_runs_first() throws NoShellException {
        List<SimpleCommand> commands = ShellReader.read("ID=$(aws one | head -1) && aws two --id \"$ID\"");
        assertThat(commands).extracting(SimpleCommand::program).containsExactly("aws", "head", "", "aws");
        assertThat(commands.get(0).substituted()).isTrue();
        assertThat(commands.get(2).assigned()).containsExactly("ID");
        assertThat(commands.get(3).words().get(3).variables()).containsExactly("ID");
    }

    @Test
    void variables_of_an_assignment_before_a_program_are_used() throws NoShellException {
        SimpleCommand command =
                ShellReader.read("NAME=\"${VALUE}\" bash deploy.sh").get(0);
        assertThat(command.assigned()).containsExactly("NAME");
        assertThat(command.used()).containsExactly("VALUE");
        assertThat(command.program()).isEqualTo("bash");
    }

    @Test
    void single_quotes_keep_dollars() throws NoShellException {
        ShellWord word = ShellReader.read("echo 'a $B'").get(0).words().get(1);
        assertThat(word.text()).isEqualTo("a $B");
        assertThat(word.variables()).isEmpty();
        assertThat(word.isLiteral()).isTrue();
    }

    @Test
    void loops_and_conditions_are_the_commands_in_them() throws NoShellException {
        assertThat(words("for part in a b; do aws get --part $part; done; if aws ok; then echo yes; fi"))
                .extracting(list -> list.get(0))
                .containsExactly("for", "aws", "aws", "echo");
    }

    @Test
    void comments_are_no_commands() throws NoShellException {
        assertThat(words("# nothing")).isEmpty();
        assertThat(words("aws x # the rest")).containsExactly(List.of("aws", "x"));
        assertThat(words("aws x --url a#b")).containsExactly(List.of("aws", "x", "--url", "a#b"));
    }

    @Test
    void files_that_are_written_are_told_apart_from_words() throws NoShellException {
        SimpleCommand command =
                ShellReader.read("aws x > out.json 2> /dev/null < in.json").get(0);
        assertThat(command.words()).hasSize(2);
        assertThat(command.files()).extracting(ShellWord::text).containsExactly("out.json");
    }

    @Test
    void lines_go_on_after_a_backslash() throws NoShellException {
        assertThat(words("aws x \\\n  --a b")).containsExactly(List.of("aws", "x", "--a", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo 'x", "echo \"x", "echo $(x", "echo ${x", "cat << END\nx\nEND"})
    void what_is_not_closed_is_no_bash(String text) {
        assertThatThrownBy(() -> ShellReader.read(text)).isInstanceOf(NoShellException.class);
    }
}
