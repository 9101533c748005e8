package dev.mitosis.emulator;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A program that some tests need: where it is missing they are skipped with the reason, and fail with CI=true. */
public final class RequiredTool {
    private RequiredTool() {}

    /** Goes on only where the program is on the PATH. */
    public static void require(String program) {
        boolean found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        require(found, program + " is not on the PATH");
    }

    /** Goes on only where it is found; what is said where it is not. */
    public static void require(boolean found, String lacking) {
        if (!found && "true".equals(System.getenv("CI"))) {
            fail(lacking + ", and CI=true makes that a failure");
        }
        assumeTrue(found, lacking + ": the tests that need it are skipped");
    }
}
