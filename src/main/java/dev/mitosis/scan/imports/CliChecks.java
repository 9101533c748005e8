package dev.mitosis.scan.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.AccountId;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is wrong with files that can be read all the same: pages that are missing, and files of another account. */
final class CliChecks {
    private static final String OTHER_ACCOUNT = "import.other-account";
    private static final String TRUNCATED = "IsTruncated";
    private static final List<String> TOKENS = List.of(
            "NextToken", "nextToken", "NextMarker", "NextPageToken", "nextPageToken", "PaginationToken", "Marker");

    private CliChecks() {}

    /** Commands of which a further page is missing, each with the files that hold the others. */
    record Unfinished(List<List<CliFile>> commands) {
        Set<CliFile> files() {
            return commands.stream().flatMap(List::stream).collect(Collectors.toSet());
        }

        List<Unreadable> problems() {
            return commands.stream()
                    .map(pages -> new Unreadable(
                            pages.get(pages.size() - 1).path().toString(),
                            "its last answer",
                            "it holds a token for the next page, and what comes after it is missing"))
                    .toList();
        }
    }

    /** The files whose last answer speaks of a further page that no other file of the command holds. */
    static Unfinished unfinished(List<CliFile> files, CliSubjects subjects) {
        Map<String, List<CliFile>> commands = new TreeMap<>();
        for (CliFile file : files) {
            String subject = subjects.asksAboutOne(file.service(), file.operation()) ? file.subject() : "";
            commands.computeIfAbsent(
                            file.service() + ":" + file.operation() + "@" + file.region() + " " + subject,
                            key -> new ArrayList<>())
                    .add(file);
        }
        return new Unfinished(commands.values().stream()
                .filter(pages -> pages.stream().allMatch(CliChecks::goesOn))
                .toList());
    }

    private static boolean goesOn(CliFile file) {
        if (file.answers().isEmpty()) {
            return false;
        }
        ObjectNode last = file.answers().get(file.answers().size() - 1);
        return last.path(TRUNCATED).isBoolean()
                ? last.path(TRUNCATED).asBoolean()
                : TOKENS.stream().anyMatch(token -> !last.path(token).asText("").isEmpty());
    }

    /** The files that name an account in their ARNs, but never the one that the import is about. */
    static List<Finding> ofOthers(List<CliFile> files, AccountId account) {
        List<Finding> findings = new ArrayList<>();
        for (CliFile file : files) {
            ImportTarget.Tally tally = new ImportTarget.Tally();
            file.answers().forEach(tally::read);
            tally.strangerThan(account)
                    .ifPresent(other -> findings.add(new Finding(
                            OTHER_ACCOUNT,
                            Severity.MEDIUM,
                            List.of(),
                            file.path() + ", its ARNs: they are of account " + other + ", while the import is about "
                                    + account.value() + ".",
                            "If it is not about things that the other account shares, take the file out and import that"
                                    + " account by itself.")));
        }
        return findings;
    }
}
