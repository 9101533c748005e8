package dev.mitosis.pipeline;

import dev.mitosis.model.Resource;
import dev.mitosis.model.ResourceRow;
import dev.mitosis.report.facts.MonthlyPrices;
import dev.mitosis.report.facts.Spending;
import dev.mitosis.report.price.StandingPrices;
import dev.mitosis.snapshot.Snapshot;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the reports need of each thing of a snapshot, which is read once for it.
 *
 * @param spending with what the things cost by list price
 */
record PricedThings(List<ResourceRow> rows, Spending spending) {
    static PricedThings of(Snapshot snapshot, Spending known) {
        MonthlyPrices monthly = new MonthlyPrices(known);
        StandingPrices prices =
                new StandingPrices(type -> monthly.of(type).map(MonthlyPrices.Price::listed), known.prices());
        try (Stream<Resource> resources = snapshot.resources()) {
            List<ResourceRow> rows =
                    resources.peek(prices::add).map(ResourceRow::of).toList();
            return new PricedThings(rows, known.with(prices.all()));
        }
    }
}
