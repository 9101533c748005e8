package dev.mitosis.snapshot;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.mitosis.io.InputFile;
import dev.mitosis.io.Json;
import dev.mitosis.io.RecordLines;
import dev.mitosis.io.UnfitFileException;
import dev.mitosis.model.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The resources of one data file, a line each; as many as the manifest says. */
final class RecordStream {
    private static final ObjectReader RESOURCES = Json.stored().readerFor(Resource.class);

    private final Path file;
    private final int records;

    RecordStream(Path file, int records) {
        this.file = file;
        this.records = records;
    }

    /** Opens the file; what is wrong within it is told when the stream gets there. */
    Stream<Resource> open() throws IOException {
        RecordLines lines = new RecordLines(InputFile.unzip(file));
        return StreamSupport.stream(new Records(lines), false).onClose(() -> close(lines));
    }

    private static void close(RecordLines lines) {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Records extends Spliterators.AbstractSpliterator<Resource> {
        private final RecordLines lines;

        Records(RecordLines lines) {
            super(records, Spliterator.ORDERED | Spliterator.NONNULL);
            this.lines = lines;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Resource> action) {
            Resource resource = next();
            if (resource == null) {
                return false;
            }
            action.accept(resource);
            return true;
        }

        private @org.jspecify.annotations.Nullable Resource next() {
            try {
                byte[] line = lines.next();
                if (line == null) {
                    requireAll(lines.number() - 1);
                    return null;
                }
                Resource resource = RESOURCES.readValue(line);
                if (resource == null) {
                    throw new UnfitFileException("it is null");
                }
                return resource;
            } catch (IOException e) {
                throw SnapshotStore.damaged(file, "record " + lines.number() + ": " + InputFile.reason(e), e);
            }
        }

        private void requireAll(int found) throws IOException {
            if (found != records) {
                throw new UnfitFileException(
                        "the file ends after " + found + " records, the manifest says it has " + records);
            }
        }
    }
}
