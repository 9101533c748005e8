package dev.mitosis.cost.fetch;

import dev.mitosis.cost.CostCatalog;
import dev.mitosis.cost.CostCatalog.Grouping;
import dev.mitosis.cost.CostCatalog.Repeat;
import dev.mitosis.cost.CostCatalog.Series;
import dev.mitosis.cost.GroupKey;
import dev.mitosis.cost.HistoryQuery;
import dev.mitosis.cost.store.SafeName;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes the queries of an account out of the catalogue's groupings. */
final class QueryList {
    private final CostCatalog catalog;

    QueryList(CostCatalog catalog) {
        this.catalog = catalog;
    }

    /** The ungrouped query of a series; the resource-level series has none. */
    HistoryQuery total(Series series) {
        return new HistoryQuery(series.name() + "-total", series, List.of(), null, List.of());
    }

    /** All queries, in the order of the catalogue. */
    List<HistoryQuery> all(AccountDimensions dimensions) {
        List<HistoryQuery> queries = new ArrayList<>();
        for (Series series : catalog.series()) {
            catalog.groupings().stream()
                    .filter(grouping -> grouping.series().contains(series.name()))
                    .forEach(grouping -> queries.addAll(of(grouping, series, dimensions)));
        }
        return queries;
    }

    private static List<HistoryQuery> of(Grouping grouping, Series series, AccountDimensions dimensions) {
        String name = series.name() + "-" + grouping.name();
        List<GroupKey> by = grouping.by().stream().map(GroupKey::dimension).toList();
        Repeat repeat = grouping.repeat();
        if (repeat == null) {
            return List.of(new HistoryQuery(name, series, by, grouping.slice(), grouping.rows()));
        }
        SortedSet<String> values = switch (repeat) {
            case TAG -> dimensions.tags();
            case CATEGORY -> dimensions.categories();
        };
        List<HistoryQuery> queries = new ArrayList<>();
        for (String value : new TreeSet<>(values)) {
            List<GroupKey> keys = new ArrayList<>();
            keys.add(repeat == Repeat.TAG ? GroupKey.tag(value) : GroupKey.category(value));
            keys.addAll(by);
            String full = name + "-" + SafeName.of(value);
            queries.add(new HistoryQuery(full, series, keys, grouping.slice(), grouping.rows()));
        }
        return queries;
    }
}
