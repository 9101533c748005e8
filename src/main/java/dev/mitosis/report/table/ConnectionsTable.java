package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.target.Means;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.report.facts.PlainWords;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.TableNames;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** How accounts reach what stands in others. */
final class ConnectionsTable {
    private ConnectionsTable() {}

    static Table<PlannedConnection> of(TargetDocument target, ReportIndex index) {
        return new Table<>(
                TableNames.CONNECTIONS,
                "Connections",
                "How things of one account reach what stands in another, with the price of it and what else was possible; what needs nothing comes last.",
                List.of(
                        named("account", "From account", "The account of those who use it.")
                                .wide(24)
                                .text(PlannedConnection::account),
                        named("provider", "To", "What is reached; leads to it in the target.")
                                .wide(40)
                                .link(connection -> index.plannedThere(connection.provider())),
                        named("means", "By", "The means of connection.")
                                .wide(32)
                                .prose(connection -> said(connection.means())),
                        named("consumers", "Users", "How many use it.")
                                .wide(9)
                                .number(
                                        Kind.NUMBER,
                                        connection -> connection.consumers().size()),
                        named("price", "USD a month", "Without what traffic costs.")
                                .wide(12)
                                .number(Kind.MONEY, PlannedConnection::price),
                        named("why", "Why", "Why this means.")
                                .wide(60)
                                .prose(connection -> connection.reason().text()),
                        named("options", "Other options", "What else was possible, or was not, and why.")
                                .wide(60)
                                .notPrinted()
                                .prose(connection -> connection.options().stream()
                                        .map(option -> said(option.means()) + ": " + option.why())
                                        .collect(Collectors.joining("\n")))),
                target.connections().stream()
                        .sorted(Comparator.comparing(connection -> connection.means() == Means.NONE))
                        .toList(),
                PlannedConnection::id);
    }

    private static String said(Means means) {
        return PlainWords.of("means", means.label());
    }
}
