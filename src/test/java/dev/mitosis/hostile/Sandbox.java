package dev.mitosis.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A shell in which every program but {@code touch} is missing, so that its call is recorded instead: the arguments,
 * each ended by the character 0. What acts leaves a file called PWNED.
 */
final class Sandbox {
    private static final String PRELUDE = """
            exec 9>>../calls 8>>../errors 2>&8 </dev/null
            ulimit -t 60
            record() {
              local words=("$@")
              words=("${words[@]//$'\\1'/$'\\1'1}")
              words=("${words[@]//$'\\n'/$'\\1'2}")
              printf '%s\\0' "$AT" "$#" "${words[@]}" >&9
            }
            command_not_found_handle() { record "$@"; }
            mitosis() { record mitosis "$@"; }
            aws() { record aws "$@"; }
            """;

    private final Path folder;

    Sandbox(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("work"));
        Path touch = folder.resolve("bin/touch");
        if (!Files.exists(touch)) {
            Files.copy(Path.of("/usr/bin/touch"), touch, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** The calls of each command: the words of each call. */
    List<List<List<String>>> run(List<String> commands) throws IOException, InterruptedException {
        Files.write(folder.resolve("calls"), new byte[0]);
        StringBuilder script = new StringBuilder(PRELUDE);
        for (int i = 0; i < commands.size(); i++) {
            script.append("AT=").append(i).append("; ( eval '");
            script.append(commands.get(i).replace("'", "'\\''")).append("' ) >/dev/null\n");
        }
        Files.writeString(folder.resolve("script"), script);
        Process shell = new ProcessBuilder(
                        "timeout",
                        "120",
                        "env",
                        "-i",
                        "PATH=" + folder.resolve("bin"),
                        "LC_ALL=C.UTF-8",
                        bash(),
                        "--norc",
                        "--noprofile",
                        "../script")
                .directory(folder.resolve("work").toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(shell.waitFor()).isLessThan(120);
        assertThat(Files.exists(folder.resolve("work/PWNED"))).as("PWNED").isFalse();
        assertThat(Files.readString(folder.resolve("errors"), StandardCharsets.ISO_8859_1))
                .doesNotContain("syntax error", "unexpected EOF");
        return calls(commands.size());
    }

    private static String bash() {
        return Files.exists(Path.of("/bin/bash")) ? "/bin/bash" : "/usr/bin/bash";
    }

    /** A shell writes line by line, which commands of one pipe would do at once, so that lines are recorded as one. */
    private static String withLines(String word) {
        return word.replace("\u00012", "\n").replace("\u00011", "\u0001");
    }

    private List<List<List<String>>> calls(int commands) throws IOException {
        List<List<List<String>>> calls = new ArrayList<>();
        for (int i = 0; i < commands; i++) {
            calls.add(new ArrayList<>());
        }
        String[] words = Files.readString(folder.resolve("calls")).split("\0", -1);
        for (int at = 0; at + 1 < words.length; ) {
            int count = Integer.parseInt(words[at + 1]);
            calls.get(Integer.parseInt(words[at]))
                    .add(List.of(words).subList(at + 2, at + 2 + count).stream()
                            .map(Sandbox::withLines)
                            .toList());
            at += 2 + count;
        }
        return calls;
    }
}
