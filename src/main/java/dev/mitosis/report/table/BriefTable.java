package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.table.CellNotes;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Input;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Timetable;
import dev.mitosis.report.facts.WaveCounts;
import dev.mitosis.report.facts.WaveFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The waves as a manager approves them; an approval is of one plan, by its hash. */
public final class BriefTable {
    /** The name of the table. */
    public static final String NAME = "brief";

    private static final String OF_PLAN = " of plan ";
    private static final int HASH_SHOWN = 12;
    private static final String APPROVAL = "approval";

    private BriefTable() {}

    static Table<WaveFacts> of(ReportInput input) {
        Timetable timetable = new Timetable(input.plan());
        String hash = shown(input.planHash());
        return new Table<>(
                NAME,
                "Brief",
                "The plan on one page, to be signed: each wave is approved for the plan whose hash stands there.",
                List.of(
                        named("wave", "Wave", "Its number and what it does.")
                                .wide(26)
                                .prose(BriefTable::title),
                        named("when", "When", "Its days in the calendar.")
                                .wide(15)
                                .prose(wave -> timetable.span(wave.wave().number())),
                        count("moved", "Moved", "Things that go to work in another account.", WaveFacts::moved),
                        count(
                                "created",
                                "Created",
                                "Things that are made and succeed none that moves.",
                                WaveFacts::created),
                        count("shared", "Shared", "Things that another account begins to use.", WaveFacts::shared),
                        count("retired", "Deleted", "Things of the old account that are deleted.", WaveFacts::retired),
                        count("staying", "Staying", "Things that are in the old account after it.", WaveFacts::staying),
                        named(
                                        "downtime",
                                        "Down (min)",
                                        "The minutes of the longest window; empty where nothing is down.")
                                .wide(8)
                                .number(Kind.MINUTES, wave -> wave.windows().isEmpty() ? null : wave.longestDowntime()),
                        count(
                                "no_return",
                                "No return",
                                "Steps that cannot be undone.",
                                wave -> wave.pointsOfNoReturn().size()),
                        named(APPROVAL, "Approval", "Approve, reject, or approve with conditions.")
                                .wide(15)
                                .chosenFrom(ChoiceLists.APPROVAL, Input.WORKBOOK_ONLY)
                                .status(wave -> ChoiceLists.OPEN),
                        named("approved_by", "Name", "Who says so.")
                                .wide(14)
                                .filledIn(Input.WORKBOOK_ONLY)
                                .text(wave -> null),
                        named("approved_on", "Date", "The day on which it was said.")
                                .wide(11)
                                .filledIn(Input.WORKBOOK_ONLY)
                                .date(wave -> null),
                        named("conditions", "Conditions", "What has to be done for it to hold.")
                                .wide(18)
                                .filledIn(Input.WORKBOOK_ONLY)
                                .prose(wave -> null),
                        named(
                                        "earlier",
                                        "Earlier",
                                        "What was said of the same wave of another plan; it holds for that plan only.")
                                .wide(24)
                                .prose(wave -> earlier(input.notes(), key(wave, hash), wave))),
                WaveCounts.of(input),
                wave -> key(wave, hash));
    }

    private static Column<WaveFacts> count(
            String name, String title, String description, Function<WaveFacts, Number> value) {
        return named(name, title, description).wide(8).number(Kind.NUMBER, value);
    }

    private static String title(WaveFacts wave) {
        return wave.wave().number() + " " + wave.wave().title();
    }

    private static String key(WaveFacts wave, String hash) {
        return title(wave) + OF_PLAN + hash;
    }

    /** As much of a hash as people compare. */
    public static String shown(String hash) {
        return hash.isEmpty() ? "(not checked)" : hash.substring(0, Math.min(HASH_SHOWN, hash.length()));
    }

    private static String earlier(CellNotes notes, String own, WaveFacts wave) {
        List<String> said = new ArrayList<>();
        notes.tables().getOrDefault(NAME, Map.of()).forEach((key, cells) -> {
            String title = key.replaceAll("^[0-9]+ | of plan [^ ]*$", "");
            if (!key.equals(own) && title.equals(wave.wave().title()) && cells.containsKey(APPROVAL)) {
                said.add(cells.get(APPROVAL)
                        + (cells.getOrDefault("approved_by", "").isEmpty() ? "" : " by " + cells.get("approved_by"))
                        + (cells.getOrDefault("approved_on", "").isEmpty() ? "" : " on " + cells.get("approved_on"))
                        + key.substring(key.lastIndexOf(OF_PLAN)));
            }
        });
        return String.join("; ", said);
    }
}
