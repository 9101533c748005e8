package dev.mitosis.cost.store;

import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.CostPaths;
import dev.mitosis.io.DocumentFile;
import dev.mitosis.io.Hashes;
import dev.mitosis.io.InputFile;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The manifest on disk, which vouches for all other files. */
public final class ManifestFile {
    private ManifestFile() {}

    /**
     * Reads the manifest of an export.
     *
     * @throws MitosisException M-COST-07 where there is none that can be read
     */
    public static CostManifest read(CostPaths paths) {
        Path file = paths.manifest();
        try {
            if (Files.exists(file)) {
                return DocumentFile.load(file, CostManifest.class);
            }
        } catch (IOException e) {
            throw noManifest(file, InputFile.reason(e), e);
        }
        throw noManifest(file, "there is no such file", null);
    }

    /** The SHA-256 that later documents name it by. */
    public static String hash(CostPaths paths) {
        try {
            return Hashes.ofFile(paths.manifest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MitosisException noManifest(Path file, String why, @Nullable Exception cause) {
        return new MitosisException(
                "M-COST-07",
                "no cost history in " + file.getParent(),
                file + ": " + why,
                "run: mitosis cost export",
                ExitCode.INVALID_INPUT,
                cause);
    }
}
