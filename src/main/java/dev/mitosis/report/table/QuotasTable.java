package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.report.facts.QuotaFacts;
import dev.mitosis.report.facts.QuotaFacts.Row;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Words;
import java.util.List;

/** The quotas of the accounts. */
final class QuotasTable {
    private static final double NEARLY = 0.8;

    private QuotasTable() {}

    static Table<Row> of(ReportInput input, TargetDocument target) {
        return new Table<>(
                "quotas",
                "Quotas",
                "How full the quotas of each account are in the end, against what a new account may use, and what has to be"
                        + " asked for before anything is placed. What uses less than a tenth is left out.",
                List.of(
                        named("quota", "Quota", "What is counted.").wide(36).text(Row::name),
                        named("account", "Account", "In which account.")
                                .wide(26)
                                .text(Row::account),
                        named("region", "Region", "Where; global for the whole account.")
                                .wide(13)
                                .text(Row::region),
                        named("state", "State", "Whether more has to be asked for, or it is nearly full.")
                                .wide(16)
                                .status(QuotasTable::state),
                        named("today", "Used today", "By the old account, there; empty where it is not counted.")
                                .wide(9)
                                .number(Kind.NUMBER, Row::today),
                        named("then", "Used in the end", "By this account; empty where it is not counted.")
                                .wide(9)
                                .number(Kind.NUMBER, Row::then),
                        named("usual", "Usual limit", "What a new account may use.")
                                .wide(9)
                                .number(Kind.NUMBER, Row::usual),
                        named("part", "Full", "The part of the usual limit that is used in the end.")
                                .wide(8)
                                .number(Kind.PERCENT, Row::part),
                        named("wanted", "Ask for", "What to ask AWS for; empty where the usual limit does.")
                                .wide(9)
                                .number(Kind.NUMBER, Row::wanted),
                        named("competing", "Who competes", "The products that use it in this account.")
                                .wide(34)
                                .prose(row -> Words.list(row.competing())),
                        named("why", "Why", "Why it is asked for.").wide(50).prose(Row::why)),
                QuotaFacts.of(input, target),
                row -> row.name() + "/" + row.account() + "/" + row.region() + (row.wanted() == null ? "" : "/wanted"));
    }

    /** The old account may use more than a new one, or it could not use what it does. */
    private static String state(Row row) {
        Double part = row.part();
        if (row.wanted() != null) {
            return "ask for more";
        }
        if (part == null || part < NEARLY) {
            return "fits";
        }
        return row.existing() && part > 1 ? "raised already" : part > 1 ? "too many" : "nearly full";
    }
}
