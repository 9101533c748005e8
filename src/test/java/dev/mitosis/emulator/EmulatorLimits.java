package dev.mitosis.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.golden.Golden;
import dev.mitosis.model.Coverage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The reads of a scan that the emulator cannot answer. They are holes of every scan of it, as they would be of AWS; the
 * list is in a file, so that no other hole hides among them.
 */
public final class EmulatorLimits {
    private static final Path FILE = Path.of("src/test/resources/dev/mitosis/emulator/limits.txt");

    private EmulatorLimits() {}

    /** Fails where something else could not be read, or something is read that the file says cannot be. */
    public static void assertExactly(List<Coverage> holes) {
        Golden.assertMatches(
                FILE,
                holes.stream()
                        .map(EmulatorLimits::line)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    /** Fails where something else could not be read. */
    public static void assertOnly(List<Coverage> holes) {
        assertThat(FILE)
                .content()
                .satisfies(text -> assertThat(holes.stream().map(EmulatorLimits::line))
                        .isSubsetOf(text.lines().toList()));
    }

    private static String line(Coverage hole) {
        return hole.operation() + " " + hole.reason();
    }
}
