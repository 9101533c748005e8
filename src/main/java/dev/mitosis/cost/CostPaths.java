package dev.mitosis.cost;

import java.nio.file.Path;

/**
 * Where the history of one account lies.
 *
 * @param root {@code reports/<account>/cost}
 */
public record CostPaths(Path root) {
    public Path run() {
        return root.resolve("journal/run.json");
    }

    public Path parts() {
        return root.resolve("journal/parts");
    }

    /** Where the embedded database puts what its memory does not hold. */
    public Path spill() {
        return root.resolve("journal/spill");
    }

    public Path documents() {
        return root.resolve("documents");
    }

    public Path manifest() {
        return root.resolve("manifest.json");
    }

    /** The hash of the manifest, in the form that {@code sha256sum --check} reads. */
    public Path manifestHash() {
        return root.resolve("manifest.json.sha256");
    }

    public Path verification() {
        return root.resolve("verification.json");
    }

    public Path attribution() {
        return root.resolve("attribution.json");
    }

    /** All months in one file of a format. */
    public Path flat(String format) {
        return root.resolve("flat." + format);
    }

    /** The folder of one format's files. */
    public Path format(String format) {
        return root.resolve(format);
    }

    /** A file as the manifest names it: relative, with slashes. */
    public String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
