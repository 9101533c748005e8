package dev.mitosis.cost;

import java.nio.file.Path;

/**
 * Where the history of one account lies.
 *
 * @param root {@code reports/<account>/cost}
 */
record CostPaths(Path root) {
    Path run() {
        return root.resolve("journal/run.json");
    }

    Path parts() {
        return root.resolve("journal/parts");
    }

    /** Where the embedded database puts what its memory does not hold. */
    Path spill() {
        return root.resolve("journal/spill");
    }

    Path documents() {
        return root.resolve("documents");
    }

    Path manifest() {
        return root.resolve("manifest.json");
    }

    /** The hash of the manifest, in the form that {@code sha256sum --check} reads. */
    Path manifestHash() {
        return root.resolve("manifest.json.sha256");
    }

    Path verification() {
        return root.resolve("verification.json");
    }

    Path attribution() {
        return root.resolve("attribution.json");
    }

    /** The folder of one format's files. */
    Path format(String format) {
        return root.resolve(format);
    }

    /** A file as the manifest names it: relative, with slashes. */
    String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
