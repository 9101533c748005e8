package dev.mitosis.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** The only way in which files are opened for reading: files only, and never more than expected of them. */
public final class InputFile {
    private InputFile() {}

    /**
     * Opens a file that a person named or that has a fixed name.
     *
     * @param most the bytes after which reading fails
     * @throws UnfitFileException for folders, pipes and devices, none of which is opened
     */
    public static InputStream open(Path file, long most) throws IOException {
        requireFile(file);
        return new BoundedStream(Files.newInputStream(file), most);
    }

    /**
     * Opens a gzip file.
     *
     * @throws UnfitFileException also while reading, where it becomes too large or grows too fast
     */
    public static InputStream unzip(Path file) throws IOException {
        InputStream packed = open(file, Bounds.PACKED_BYTES);
        try {
            return unzip(packed);
        } catch (IOException e) {
            packed.close();
            throw e;
        }
    }

    /** The content of a gzip stream. */
    public static InputStream unzip(InputStream packed) throws IOException {
        return new UnzippedStream(packed);
    }

    /** The whole text of what people write by hand, in UTF-8, with or without a byte order mark. */
    public static String handwritten(Path file) throws IOException {
        try (InputStream in = open(file, Bounds.HANDWRITTEN_BYTES)) {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnfitFileException("it is not text in UTF-8");
        }
    }

    /**
     * The file that an index names, which must lie in the folder, links followed.
     *
     * @param path relative, with slashes
     * @throws UnfitFileException where it lies outside or is no file
     */
    public static Path member(Path folder, String path) throws IOException {
        Path file;
        try {
            file = folder.resolve(path).normalize();
        } catch (InvalidPathException e) {
            throw new UnfitFileException("'" + path + "' cannot name a file");
        }
        if (!file.startsWith(folder.normalize())) {
            throw new UnfitFileException("it names a file outside of its folder: " + path);
        }
        requireFile(file);
        if (!file.toRealPath().startsWith(folder.toRealPath())) {
            throw new UnfitFileException(path + " is a link that leads out of the folder");
        }
        return file;
    }

    /** The entries of a folder, sorted. */
    public static List<Path> entries(Path folder) throws IOException {
        List<Path> entries;
        try (Stream<Path> listed = Files.list(folder)) {
            entries = listed.limit(Bounds.FOLDER_ENTRIES + 1L).sorted().toList();
        }
        if (entries.size() > Bounds.FOLDER_ENTRIES) {
            throw new UnfitFileException("it has more than " + Bounds.FOLDER_ENTRIES + " entries");
        }
        return entries;
    }

    private static void requireFile(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new UnfitFileException("it is a folder");
        }
        if (!attributes.isRegularFile()) {
            throw new UnfitFileException("it is a pipe, a socket or a device, not a file");
        }
    }

    /** What went wrong, also where the exception itself says nothing but its class. */
    public static String reason(IOException e) {
        if (e instanceof UnfitFileException) {
            return String.valueOf(e.getMessage());
        }
        return e instanceof com.fasterxml.jackson.core.JacksonException flaw
                ? JsonFlaw.of(flaw)
                : e.getClass().getSimpleName() + ": " + e.getMessage();
    }
}
