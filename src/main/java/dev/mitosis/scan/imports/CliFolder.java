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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder with files named {@code <service>-<operation>.json}, some perhaps in folders named after regions, and with
 * folders named {@code <service>-<operation>} that hold a file for each thing that was asked about.
 */
final class CliFolder {
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d+");
    private static final Pattern NAME =
            Pattern.compile("(?<command>[a-z0-9-]+)(?:\\.(?<subject>.+?))??\\.[A-Za-z0-9]+(?:\\.gz)?");
    private static final Pattern COMMAND = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)+");
    private static final CliCommands.Command NOBODYS = new CliCommands.Command("", "");
    private static final int DEEPEST = 3;
    private static final Pattern JSON = Pattern.compile(".*\\.json(?:\\.gz)?");
    private static final String EMPTY =
            "the file is empty: the command failed, or found nothing and therefore printed nothing";
    private static final String NO_OBJECT = "an answer is a JSON object, as the command prints it without --query";
    private static final String STRANGE =
            "the object has no member of the command's answer; a command prints it without --query";

    private final CliCommands commands = CliCommands.load();
    private final CliSynonyms synonyms = CliSynonyms.load();
    private final List<CliFile> files = new ArrayList<>();
    private final List<CliFile> strangers = new ArrayList<>();
    private final List<Unreadable> problems = new ArrayList<>();

    private CliFolder() {}

    /**
     * Reads all files.
     *
     * @throws MitosisException M-IMP-01 where the folder cannot be listed
     */
    static CliFolder read(Path folder) {
        CliFolder read = new CliFolder();
        List<Path> accounts = new ArrayList<>();
        for (Path entry : entries(folder)) {
            String name = String.valueOf(entry.getFileName());
            if (Files.isDirectory(entry) && !read.isRegion(name) && read.holdsRegions(entry)) {
                accounts.add(entry);
            } else {
                read.entry(entry, name, "");
            }
        }
        if (accounts.size() == 1) {
            entries(accounts.get(0)).forEach(entry -> read.entry(entry, String.valueOf(entry.getFileName()), ""));
        } else {
            accounts.forEach(account -> read.problems.add(new Unreadable(
                    account.toString(), "its name", "there are folders of several accounts: name one of them")));
        }
        return read;
    }

    private boolean isRegion(String name) {
        return REGION.matcher(name).matches() || name.equals(Resource.GLOBAL);
    }

    /** As tools lay it that keep the output of several accounts. */
    private boolean holdsRegions(Path folder) {
        return entries(folder).stream()
                .anyMatch(entry -> Files.isDirectory(entry) && isRegion(String.valueOf(entry.getFileName())));
    }

    private void entry(Path entry, String name, String region) {
        if (!Files.isDirectory(entry)) {
            file(entry, region);
        } else if (region.isEmpty() && isRegion(name)) {
            entries(entry).forEach(inner -> entry(inner, String.valueOf(inner.getFileName()), name));
        } else if (COMMAND.matcher(name).matches()) {
            subjects(entry, name, region, 0);
        } else if (!name.startsWith(".")) {
            problems.add(new Unreadable(
                    entry.toString(), "its name", "no region or command is called so, and its files were not read"));
        }
    }

    /** A folder named after a command holds its answers about one thing each, as files that are named after these. */
    private void subjects(Path folder, String command, String region, int depth) {
        for (Path entry : entries(folder)) {
            if (!Files.isDirectory(entry)) {
                String name = String.valueOf(entry.getFileName()).replaceAll("\\.json(?:\\.gz)?$", "");
                answers(entry, command, decoded(name), region);
            } else if (depth < DEEPEST) {
                subjects(entry, command, region, depth + 1);
            } else {
                problems.add(new Unreadable(entry.toString(), "its place", "it lies too deep, and was not read"));
            }
        }
    }

    /** Names of files cannot hold every character of an ARN, so that some are escaped as in addresses. */
    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name;
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
        String words = matcher.group("command");
        String subject = matcher.group("subject");
        if (JSON.matcher(name).matches()) {
            answers(path, words, subject == null ? "" : subject, region);
        } else if (commands.find(words).isPresent()) {
            problems.add(new Unreadable(
                    path.toString(),
                    "its name",
                    "it does not end with .json or .json.gz; a name reads <service>-<operation>.json"));
        }
    }

    private void answers(Path path, String words, String subject, String region) {
        Optional<CliCommands.Command> command = commands.find(words);
        Optional<CliSynonyms.Synonym> synonym = synonyms.of(words);
        if (command.isPresent()) {
            content(path, command.get(), subject, region).ifPresent(file -> {
                files.add(file);
                synonym.ifPresent(one -> files.add(translated(file, one)));
            });
        } else if (synonym.isPresent()) {
            content(path, NOBODYS, subject, region)
                    .map(file -> translated(file, synonym.get()))
                    .ifPresent(files::add);
        } else {
            content(path, new CliCommands.Command("", CliFile.folded(words)), subject, region)
                    .ifPresent(strangers::add);
        }
    }

    private static CliFile translated(CliFile file, CliSynonyms.Synonym synonym) {
        CliCommands.Command other = synonym.other();
        return new CliFile(
                file.path(),
                other.service(),
                other.operation(),
                file.subject(),
                file.region(),
                synonym.alike(),
                synonym.alike(),
                file.answers().stream().map(synonym::translated).toList());
    }

    private Optional<CliFile> content(Path path, CliCommands.Command command, String subject, String region) {
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
        return Optional.of(new CliFile(
                path,
                command.service(),
                command.operation(),
                subject,
                region,
                problems.size() == before,
                false,
                answers));
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

    /** Files of commands that no collector runs. */
    List<CliFile> strangers() {
        return strangers;
    }

    List<CliFile> files() {
        return files;
    }

    List<Unreadable> problems() {
        return problems;
    }
}
