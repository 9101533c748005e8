package dev.mitosis.scan.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder with files named {@code <service>-<operation>.json}, some perhaps in folders named after regions. */
final class CliFolder {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d+");
    private static final Pattern NAME =
            Pattern.compile("(?<command>[a-z0-9-]+)(?:\\.(?<subject>.+?))??\\.json(?:\\.gz)?");

    private final CliCommands commands = CliCommands.load();
    private final List<CliFile> files = new ArrayList<>();
    private final List<Unreadable> problems = new ArrayList<>();

    private CliFolder() {}

    /**
     * Reads all files.
     *
     * @throws MitosisException M-IMP-01 where the folder cannot be listed
     */
    static CliFolder read(Path folder) {
        CliFolder read = new CliFolder();
        for (Path entry : entries(folder)) {
            String name = String.valueOf(entry.getFileName());
            if (Files.isDirectory(entry) && (REGION.matcher(name).matches() || name.equals(Resource.GLOBAL))) {
                entries(entry).forEach(file -> read.file(file, name));
            } else {
                read.file(entry, "");
            }
        }
        return read;
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new MitosisException(
                    "M-IMP-01",
                    "cannot list " + folder,
                    e.getClass().getSimpleName() + ": " + e.getMessage(),
                    "name a folder that is there and readable",
                    ExitCode.INVALID_INPUT,
                    e);
        }
    }

    private void file(Path path, String region) {
        String name = String.valueOf(path.getFileName());
        if (!Files.isRegularFile(path) || !(name.endsWith(".json") || name.endsWith(".json.gz"))) {
            return;
        }
        Matcher matcher = NAME.matcher(name);
        Optional<CliCommands.Command> command =
                matcher.matches() ? commands.find(matcher.group("command")) : Optional.empty();
        if (command.isEmpty()) {
            problems.add(new Unreadable(
                    path.toString(),
                    "its name",
                    "no collector reads such a command; a name reads <service>-<operation>.json"));
            return;
        }
        String subject = matcher.group("subject");
        List<ObjectNode> answers = new ArrayList<>();
        JsonDocuments.read(path, parser -> objects(path, parser, answers), problems::add);
        files.add(new CliFile(
                path,
                command.get().service(),
                command.get().operation(),
                subject == null ? "" : subject,
                region,
                answers));
    }

    private void objects(Path path, JsonParser parser, List<ObjectNode> answers) throws IOException {
        while (JsonDocuments.next(parser)) {
            String position = JsonDocuments.position(parser.currentTokenLocation());
            JsonNode node = parser.readValueAsTree();
            if (node instanceof ObjectNode object) {
                answers.add(object);
            } else {
                problems.add(new Unreadable(path.toString(), position, "an answer is a JSON object"));
            }
        }
    }

    List<CliFile> files() {
        return files;
    }

    List<Unreadable> problems() {
        return problems;
    }
}
