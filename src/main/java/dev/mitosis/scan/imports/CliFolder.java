package dev.mitosis.scan.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.InputFile;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder with files named {@code <service>-<operation>.json}, some perhaps in folders named after regions. */
final class CliFolder {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d+");
    private static final Pattern NAME =
            Pattern.compile("(?<command>[a-z0-9-]+)(?:\\.(?<subject>.+?))??\\.[A-Za-z0-9]+(?:\\.gz)?");
    private static final Pattern JSON = Pattern.compile(".*\\.json(?:\\.gz)?");
    private static final String EMPTY =
            "the file is empty: the command failed, or found nothing and therefore printed nothing";
    private static final String NO_OBJECT = "an answer is a JSON object, as the command prints it without --query";
    private static final String STRANGE =
            "the object has no member of the command's answer; a command prints it without --query";

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
            if (Files.isDirectory(entry)) {
                read.folder(entry, String.valueOf(entry.getFileName()));
            } else {
                read.file(entry, "");
            }
        }
        return read;
    }

    private void folder(Path folder, String name) {
        if (REGION.matcher(name).matches() || name.equals(Resource.GLOBAL)) {
            entries(folder).forEach(file -> file(file, name));
        } else if (!name.startsWith(".")) {
            problems.add(new Unreadable(
                    folder.toString(), "its name", "no region is called so, and its files were not read"));
        }
    }

    private static List<Path> entries(Path folder) {
        try {
            return InputFile.entries(folder);
        } catch (IOException e) {
            throw new MitosisException(
                    "M-IMP-01",
                    "cannot list " + folder,
                    InputFile.reason(e),
                    "name a folder that is there and readable",
                    ExitCode.INVALID_INPUT,
                    e);
        }
    }

    private void file(Path path, String region) {
        String name = String.valueOf(path.getFileName());
        Matcher matcher = NAME.matcher(name);
        if (Files.isDirectory(path) || !matcher.matches()) {
            return;
        }
        boolean json = JSON.matcher(name).matches();
        Optional<CliCommands.Command> command = commands.find(matcher.group("command"));
        if (command.isPresent() && json) {
            String subject = matcher.group("subject");
            content(path, command.get(), subject == null ? "" : subject, region);
        } else if (command.isPresent() || json) {
            String reason = json ? "no collector reads such a command" : "it does not end with .json or .json.gz";
            problems.add(
                    new Unreadable(path.toString(), "its name", reason + "; a name reads <service>-<operation>.json"));
        }
    }

    private void content(Path path, CliCommands.Command command, String subject, String region) {
        List<ObjectNode> answers = new ArrayList<>();
        int before = problems.size();
        Set<String> members = commands.members(command);
        JsonDocuments.read(path, content -> objects(path, content, members, answers), problems::add);
        if (answers.isEmpty() && problems.size() == before) {
            if (subject.isEmpty()) {
                problems.add(new Unreadable(path.toString(), "line 1, column 1", EMPTY));
            } else {
                // The AWS CLI prints nothing where there is nothing to say about the one thing that was asked about.
                answers.add(JsonNodeFactory.instance.objectNode());
            }
        }
        files.add(new CliFile(path, command.service(), command.operation(), subject, region, answers));
    }

    private void objects(Path path, JsonDocuments.Content content, Set<String> members, List<ObjectNode> answers)
            throws IOException {
        JsonParser parser = content.parser();
        while (JsonDocuments.next(parser)) {
            String position = JsonDocuments.position(parser.currentTokenLocation());
            JsonNode node = content.item();
            if (node instanceof ObjectNode object && answersFully(object, members)) {
                answers.add(object);
            } else {
                problems.add(new Unreadable(path.toString(), position, node.isObject() ? STRANGE : NO_OBJECT));
            }
        }
    }

    /** Whether the object has something of what the operation answers; where that is not known it counts as such. */
    private static boolean answersFully(ObjectNode object, Set<String> members) {
        return object.isEmpty()
                || members.isEmpty()
                || object.properties().stream()
                        .anyMatch(member -> members.contains(member.getKey().toLowerCase(Locale.ROOT)));
    }

    List<CliFile> files() {
        return files;
    }

    List<Unreadable> problems() {
        return problems;
    }
}
