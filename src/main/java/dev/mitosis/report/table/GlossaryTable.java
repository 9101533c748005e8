package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.table.Table;
import java.util.List;

/** The words that the workbook uses, for those who meet them here. */
final class GlossaryTable {
    private static final List<TsvRow> WORDS = TsvTable.loadNamed(GlossaryTable.class, "words.tsv");

    private GlossaryTable() {}

    static Table<TsvRow> of() {
        return new Table<>(
                "glossary",
                "Glossary",
                "The words of this workbook, and what is meant by them.",
                List.of(
                        named("word", "Word", "As it stands on the sheets.")
                                .wide(24)
                                .text(row -> row.get("word")),
                        named("meaning", "Meaning", "What is meant.").wide(110).prose(row -> row.get("meaning"))),
                WORDS,
                row -> row.get("word"));
    }
}
