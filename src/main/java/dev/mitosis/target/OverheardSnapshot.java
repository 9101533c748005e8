package dev.mitosis.target;

import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.snapshot.Snapshot;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A snapshot whose records others hear while one reads them: records are read once, and nobody holds them. */
record OverheardSnapshot(Snapshot snapshot, List<Consumer<Resource>> listeners) implements Snapshot {
    @Override
    public SnapshotManifest manifest() {
        return snapshot.manifest();
    }

    @Override
    public Stream<Resource> resources() {
        return snapshot.resources().map(this::tell);
    }

    private Resource tell(Resource resource) {
        listeners.forEach(listener -> listener.accept(resource));
        return resource;
    }
}
