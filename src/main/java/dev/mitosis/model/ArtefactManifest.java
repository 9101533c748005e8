package dev.mitosis.model;

import java.util.List;

/**
 * What a stage has written into a folder of artefacts, so that it deletes nothing else.
 *
 * @param files by path
 */
public record ArtefactManifest(
        int formatVersion, String tool, String account, String snapshotId, List<ListedFile> files) {

    /**
     * A file.
     *
     * @param path below the folder, with slashes
     * @param sha256 of its bytes
     */
    public record ListedFile(String path, String sha256) {}
}
