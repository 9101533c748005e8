package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.target.PlannedConnection;
import dev.mitosis.model.target.TargetDocument;
import java.util.List;
import java.util.stream.Collectors;

/** How accounts reach what stands in others. */
final class ConnectionsTable {
    private ConnectionsTable() {}

    static Table<PlannedConnection> of(TargetDocument target) {
        return new Table<>(
                "connections",
                "Connections",
                "How things of one account reach what stands in another, with the price of it and what else was possible.",
                List.of(
                        named("account", "From account", "The account of those who use it.")
                                .wide(24)
                                .text(PlannedConnection::account),
                        named("provider", "To", "What is reached, in the target.")
                                .wide(40)
                                .text(PlannedConnection::provider),
                        named("means", "By", "The means of connection.")
                                .wide(20)
                                .text(connection -> connection.means().label()),
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
                                        .map(option -> option.means().label() + ": " + option.why())
                                        .collect(Collectors.joining("\n")))),
                target.connections(),
                PlannedConnection::id);
    }
}
