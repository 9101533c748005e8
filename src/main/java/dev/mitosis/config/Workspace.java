package dev.mitosis.config;

import dev.mitosis.io.InputFile;
import dev.mitosis.io.StaleTemporaryFiles;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where everything is on disk: {@code plans/<account>} for what the tool needs, {@code reports/<account>} for people.
 */
public record Workspace(Path root) {
    private static final Pattern SAFE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** Where workbooks are kept as they were written, to tell what people have changed in them. */
    private static final String WRITTEN = ".written";

    public Workspace {
        root = root.toAbsolutePath().normalize();
    }

    /** The folder of one account's snapshot and results. */
    public Path plans(String account) {
        return root.resolve("plans").resolve(safe(account));
    }

    /**
     * The file that a command locks while it writes anything of one account. It lies beside the account's folder, lest
     * a folder that holds nothing else counts as an account.
     */
    public Path lock(String account) {
        return root.resolve("plans").resolve("." + safe(account) + ".lock");
    }

    /** How what a killed run has left is removed from a folder. */
    @FunctionalInterface
    interface Removal {
        void in(Path folder) throws IOException;
    }

    /** How a folder is listed. */
    @FunctionalInterface
    interface Listing {
        Stream<Path> of(Path folder) throws IOException;
    }

    /** The folder of one account's snapshot. */
    public Path snapshot(String account) {
        return plans(account).resolve("snapshot");
    }

    /** The file of people's decisions. */
    public Path decisions(String account) {
        return plans(account).resolve("decisions.yaml");
    }

    /** The folder of everything that people and their tools run. */
    public Path artefacts(String account) {
        return plans(account).resolve("artefacts");
    }

    /** The file of what people assume of money, which need not exist. */
    public Path assumptions(String account) {
        return plans(account).resolve("assumptions.yaml");
    }

    /** The folder of the stacks that make the accounts of one account's target. */
    public Path stackArtefacts(String account) {
        return artefacts(account).resolve("accounts");
    }

    /** The folder of what stands around the accounts of one account's target. */
    public Path organizationArtefacts(String account) {
        return artefacts(account).resolve("organization");
    }

    /** The folder of the runbooks of one account's plan. */
    public Path runbookArtefacts(String account) {
        return plans(account).resolve("artefacts").resolve("waves");
    }

    /** The folder of what was done and said, which no stage overwrites. */
    public Path state(String account) {
        return plans(account).resolve("state");
    }

    /** The file of what people wrote into workbooks and no stage reads. */
    public Path notes(String account) {
        return state(account).resolve("review.yaml");
    }

    /** The folder of the latest snapshot of an account of the target, by its name there. */
    public Path standing(String account, String name) {
        return plans(account).resolve("standing").resolve(safe(name));
    }

    /** The folder in which a rehearsal happens, a workspace of its own. */
    public Path rehearsal(String account) {
        return plans(account).resolve("rehearsal");
    }

    /** The folder of what people read about one account. */
    public Path reports(String account) {
        return root.resolve("reports").resolve(safe(account));
    }

    /** Removes what a killed run has left of files of this account that it was writing. */
    public void tidy(String account) {
        tidy(account, StaleTemporaryFiles::remove);
    }

    void tidy(String account, Removal removal) {
        Path reports = reports(account);
        Path cost = reports.resolve("cost");
        for (Path folder : List.of(
                plans(account),
                reports,
                reports.resolve(WRITTEN),
                reports.resolve("csv"),
                cost,
                cost.resolve(WRITTEN),
                cost.resolve("journal"))) {
            try {
                removal.in(folder);
            } catch (IOException e) {
                throw new MitosisException(
                        "M-IO-02",
                        "cannot remove what an earlier run has left in " + folder,
                        InputFile.reason(e),
                        "make the folder writable, or remove the hidden files that end with .part yourself",
                        ExitCode.INVALID_INPUT,
                        e);
            }
        }
    }

    /** The project file, which need not exist. */
    public Path projectFile() {
        return root.resolve("mitosis.yaml");
    }

    /** The folder of a user's own knowledge, which need not exist. */
    public Path knowledge() {
        return root.resolve("knowledge");
    }

    /** The accounts that have something below {@code plans}, sorted. */
    public List<String> accounts() {
        return accounts(Files::list);
    }

    List<String> accounts(Listing listing) {
        Path plans = root.resolve("plans");
        if (!Files.isDirectory(plans)) {
            return List.of();
        }
        try (Stream<Path> entries = listing.of(plans)) {
            return entries.filter(Files::isDirectory)
                    .map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> SAFE_NAME.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new MitosisException(
                    "M-WORK-03",
                    "cannot list " + plans,
                    String.valueOf(e.getMessage()),
                    "make the folder readable or name another one with --workspace DIR",
                    ExitCode.INVALID_INPUT,
                    e);
        }
    }

    /**
     * The account to work on: the one asked for, or the only one there is.
     *
     * @throws MitosisException M-WORK-01 where there is none, M-WORK-02 where there are several
     */
    public String account(@Nullable String asked) {
        if (asked != null) {
            return asked;
        }
        List<String> found = accounts();
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new MitosisException(
                    "M-WORK-01",
                    "there is no account in " + root.resolve("plans"),
                    "nothing was scanned or imported into this workspace",
                    "run: mitosis scan    (or name another folder with --workspace DIR)",
                    ExitCode.INVALID_INPUT);
        }
        throw new MitosisException(
                "M-WORK-02",
                "there are several accounts in " + root.resolve("plans") + ": " + String.join(", ", found),
                "the command works on one",
                "name it with --account ID",
                ExitCode.USAGE);
    }

    private static String safe(String account) {
        if (!SAFE_NAME.matcher(account).matches()) {
            throw new MitosisException(
                    "M-WORK-04",
                    "'" + account + "' cannot name an account",
                    "it becomes a folder name: letters, digits, dots, dashes and underscores",
                    "use the account's twelve digits, or sample",
                    ExitCode.USAGE);
        }
        return account;
    }
}
