package dev.mitosis.rehearse;

import dev.mitosis.io.InputFile;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Refuses scripts that choose their endpoint, credentials or proxy themselves: the rehearsal could not hold them. */
final class SteeringCheck {
    private static final List<String> SCRIPTS = List.of(".sh", ".env");

    private final List<TsvRow> table = TsvTable.loadNamed(SteeringCheck.class, "steering.tsv");

    /**
     * Looks through all scripts below a folder, comments aside.
     *
     * @throws MitosisException M-REHEARSE-02 at the first that steers its calls
     */
    void of(Path artefacts) {
        try (Stream<Path> files = Files.walk(artefacts)) {
            List<Path> scripts = files.filter(Files::isRegularFile)
                    .filter(file -> SCRIPTS.stream().anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
            for (Path script : scripts) {
                look(script, InputFile.handwritten(script));
            }
        } catch (IOException e) {
            throw refused("the scripts in " + artefacts + " cannot be looked through", InputFile.reason(e));
        }
    }

    private void look(Path script, String text) {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String plain = line.strip().toLowerCase(Locale.ROOT);
            if (plain.startsWith("#")) {
                continue;
            }
            for (TsvRow row : table) {
                if (plain.contains(row.get("text").toLowerCase(Locale.ROOT))) {
                    throw refused(
                            script + " chooses where its calls go, in line " + number,
                            "it says " + row.get("text") + ", " + row.get("meaning")
                                    + "; a rehearsal lets scripts call nothing but the emulator");
                }
            }
        }
    }

    private static MitosisException refused(String what, String why) {
        return new MitosisException(
                "M-REHEARSE-02",
                what,
                why,
                "take it out of the script, or write the scripts again with: mitosis plan",
                ExitCode.INVALID_INPUT);
    }
}
