package dev.mitosis.workbook;

import dev.mitosis.io.AtomicFile;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A workbook that people may have changed since it was written. What was written stays beside it, in a hidden folder,
 * so that the values of the cells can be compared whatever program has saved the file.
 */
public final class WrittenWorkbook {
    private static final int SHEETS_SHOWN = 10;

    private final Path file;
    private final Path original;
    /** The same, until the workbook itself is in its place: a command may be killed between the two. */
    private final Path next;

    /** The workbook in this place, which need not be there. */
    public WrittenWorkbook(Path file) {
        this.file = file;
        Path folder = file.toAbsolutePath().resolveSibling(".written");
        this.original = folder.resolve(file.getFileName());
        this.next = folder.resolve("next-" + file.getFileName());
    }

    /**
     * Makes sure that nothing of people's is lost if the file is written now.
     *
     * @throws MitosisException M-BOOK-01 where people have changed cells, M-BOOK-02 where the file cannot be compared,
     *     M-BOOK-03 where it is open in a spreadsheet program
     */
    public void requireUnchanged(Edits edits) {
        if (edits == Edits.DISCARDED || !Files.exists(file)) {
            return;
        }
        List<EditedSheet> changed = changed();
        if (!changed.isEmpty()) {
            throw edited(changed);
        }
        openedAs().ifPresent(lock -> {
            throw open(lock);
        });
    }

    /** Writes the workbook, if {@link #requireUnchanged} has nothing against it. */
    void write(Edits edits, AtomicFile.Content content) {
        requireUnchanged(edits);
        AtomicFile.write(next, content);
        AtomicFile.copy(next, file);
        AtomicFile.rename(next, original);
    }

    /**
     * Notes that what people wrote into the file, as it is now, is kept elsewhere. Where there is more than what was
     * read, an approval or a sheet of their own for example, nothing is noted, so that the file stays theirs.
     *
     * @param read how many changed cells were read
     */
    public void accept(int read) {
        if (changed().stream().mapToInt(EditedSheet::count).sum() == read) {
            AtomicFile.copy(file, original);
        }
    }

    private List<EditedSheet> changed() {
        List<Path> known = Stream.of(original, next).filter(Files::exists).toList();
        if (!Files.isRegularFile(file)) {
            throw unknown("it is no file");
        }
        if (known.isEmpty()) {
            throw unknown("what was written at first is not known: " + original + " is not there");
        }
        List<EditedSheet> changed = List.of();
        try {
            for (Path candidate : known) {
                changed = Files.mismatch(candidate, file) == -1 ? List.of() : compare(candidate);
                if (changed.isEmpty()) {
                    return changed;
                }
            }
            return changed;
        } catch (IOException e) {
            throw unknown(e.getClass().getSimpleName() + ": " + e.getMessage());
        } catch (SavedWorkbook.UnreadableException e) {
            throw unknown("it cannot be read as a workbook (protected by a password, damaged, or something else): "
                    + e.getMessage());
        }
    }

    private List<EditedSheet> compare(Path candidate) throws SavedWorkbook.UnreadableException {
        List<EditedSheet> changed = new ArrayList<>();
        try (SavedWorkbook written = SavedWorkbook.open(candidate);
                SavedWorkbook found = SavedWorkbook.open(file)) {
            for (String sheet : written.sheets()) {
                if (found.sheets().contains(sheet)) {
                    new SheetComparison(written, found, sheet).edits().ifPresent(changed::add);
                } else {
                    changed.add(new EditedSheet(sheet, List.of("(gone)"), 1));
                }
            }
            found.sheets().stream()
                    .filter(sheet -> !written.sheets().contains(sheet))
                    .forEach(sheet -> changed.add(new EditedSheet(sheet, List.of("(added)"), 1)));
        }
        return changed;
    }

    /** What Excel or LibreOffice leave beside a file while they have it open. */
    private Optional<Path> openedAs() {
        String name = String.valueOf(file.getFileName());
        return Stream.of("~$" + name, ".~lock." + name + "#")
                .map(file::resolveSibling)
                .filter(Files::exists)
                .findFirst();
    }

    private MitosisException edited(List<EditedSheet> changed) {
        int count = changed.stream().mapToInt(EditedSheet::count).sum();
        String where =
                changed.stream().limit(SHEETS_SHOWN).map(EditedSheet::toString).collect(Collectors.joining("; "));
        String more = changed.size() > SHEETS_SHOWN ? "; and " + (changed.size() - SHEETS_SHOWN) + " more sheets" : "";
        return new MitosisException(
                "M-BOOK-01",
                "people have changed " + file + ", so it is not written over",
                count + (count == 1 ? " change" : " changes") + " since it was written: " + where + more
                        + openedAs()
                                .map(lock -> "; and it is open in a program (" + lock.getFileName() + ")")
                                .orElse(""),
                "if it is the workbook of a plan, read the changes with mitosis review " + file
                        + "; else move the file to another place, or give up the changes with --discard-edits",
                ExitCode.INVALID_INPUT);
    }

    private MitosisException unknown(String why) {
        return new MitosisException(
                "M-BOOK-02",
                "cannot tell whether people have changed " + file + ", so it is not written over",
                why,
                "move the file to another place and run this again, or give it up with --discard-edits",
                ExitCode.INVALID_INPUT);
    }

    private MitosisException open(Path lock) {
        return new MitosisException(
                "M-BOOK-03",
                file + " is open in a spreadsheet program, so it is not written over",
                lock + " is there, and what has not been saved yet cannot be seen from here",
                "close the file and run this again; if nobody has it open, remove " + lock.getFileName()
                        + " or say --discard-edits",
                ExitCode.INVALID_INPUT);
    }
}
