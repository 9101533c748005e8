package dev.mitosis.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Hashes;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest.SnapshotFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A snapshot of one queue that somebody alters, with hashes that fit what they did. */
public final class HostileSnapshot {
    private static final String DATA = "eu-west-1/sqs.ListQueues.jsonl.gz";

    private final Path folder;
    private final Path file;

    /** What somebody does to a snapshot. */
    @FunctionalInterface
    public interface Attack {
        void on(HostileSnapshot snapshot) throws IOException, InterruptedException;
    }

    private HostileSnapshot(Path folder) {
        this.folder = folder;
        this.file = folder.resolve(DATA);
    }

    /** Writes an honest one. */
    public static HostileSnapshot write(Path folder, String account) {
        SnapshotWriter writer = SnapshotWriter.begin(folder);
        String arn = "arn:aws:sqs:eu-west-1:" + account + ":orders";
        writer.write(
                "eu-west-1",
                "sqs",
                "ListQueues",
                List.of(new Resource(
                        arn,
                        "AWS::SQS::Queue",
                        "eu-west-1",
                        account,
                        "orders",
                        "orders",
                        Map.of("app", "orders"),
                        Json.mapper().createObjectNode())));
        writer.finish(new SnapshotSummary(
                account, "aws", "", Instant.EPOCH, Instant.EPOCH, List.of("eu-west-1"), List.of(), List.of()));
        return new HostileSnapshot(folder);
    }

    /** One record of each line. */
    public void lines(String... lines) throws IOException {
        bytes((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** These bytes in the gzip file. */
    public void bytes(byte[] content) throws IOException {
        zip(out -> out.write(content));
    }

    /** The same byte, many times. */
    public void bomb(int content, long times) throws IOException {
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) content);
        zip(Deflater.BEST_COMPRESSION, out -> {
            for (long written = 0; written < times; written += block.length) {
                out.write(block);
            }
        });
    }

    /** One long line that hardly gets smaller. */
    public void noise(long length) throws IOException {
        byte[] block = new byte[1 << 20];
        Random random = new Random(1);
        for (int i = 0; i < block.length; i++) {
            block[i] = (byte) ('a' + random.nextInt(16));
        }
        zip(out -> {
            for (long written = 0; written < length; written += block.length) {
                out.write(block);
            }
        });
    }

    private void zip(Content content) throws IOException {
        zip(Deflater.BEST_SPEED, content);
    }

    private void zip(int level, Content content) throws IOException {
        try (OutputStream out = new LevelledGzip(Files.newOutputStream(file), level)) {
            content.writeTo(out);
        }
        seal(DATA);
    }

    /** Packs large content soon, or as small as a bomb is. */
    private static final class LevelledGzip extends GZIPOutputStream {
        LevelledGzip(OutputStream out, int level) throws IOException {
            super(out);
            def.setLevel(level);
        }
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Half of the gzip file. */
    public void truncate() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        replace(Arrays.copyOf(whole, whole.length / 2));
    }

    /** Something else than a gzip file. */
    public void replace(byte[] content) throws IOException {
        Files.write(file, content);
        seal(DATA);
    }

    /** A link in the place of the file. */
    public void link(Path target) throws IOException {
        Files.delete(file);
        Files.createSymbolicLink(file, target);
        seal(DATA);
    }

    /** A pipe in the place of the file. */
    public void pipe() throws IOException, InterruptedException {
        Files.delete(file);
        if (new ProcessBuilder("mkfifo", file.toString()).start().waitFor() != 0) {
            throw new IOException("mkfifo failed");
        }
    }

    /** Lets the manifest name another file. */
    public void entry(String path) throws IOException {
        seal(path);
    }

    /** Replaces a member of the manifest by this JSON; takes it away where that is null. */
    public void manifest(String member, @Nullable String json) throws IOException {
        ObjectNode manifest = manifest();
        if (json == null) {
            manifest.remove(member);
        } else {
            manifest.set(member, Json.mapper().readTree(json));
        }
        save(manifest);
    }

    private void seal(String path) throws IOException {
        Path named = folder.resolve(path);
        String hash = Files.isRegularFile(named) ? Hashes.ofFile(named) : "0".repeat(64);
        ObjectNode manifest = manifest();
        SnapshotFile entry = new SnapshotFile(path, hash, 1, 1);
        manifest.set("files", Json.mapper().valueToTree(List.of(entry)));
        manifest.put("snapshotId", SnapshotWriter.idOf(List.of(entry)));
        save(manifest);
    }

    private ObjectNode manifest() throws IOException {
        JsonNode tree = Json.mapper().readTree(Files.readString(folder.resolve("manifest.json")));
        return (ObjectNode) tree;
    }

    private void save(ObjectNode manifest) throws IOException {
        Files.writeString(folder.resolve("manifest.json"), Json.pretty(manifest));
    }
}
