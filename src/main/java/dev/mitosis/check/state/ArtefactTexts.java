package dev.mitosis.check.state;

import java.util.Optional;
import java.util.Set;

/** The folder of artefacts, as far as the check needs it. */
public interface ArtefactTexts {
    /** The paths of all files below the folder. */
    Set<String> paths();

    /** The text of a file; empty where there is none. */
    Optional<String> read(String path);

    /** A folder without files. */
    ArtefactTexts NONE = new ArtefactTexts() {
        @Override
        public Set<String> paths() {
            return Set.of();
        }

        @Override
        public Optional<String> read(String path) {
            return Optional.empty();
        }
    };
}
