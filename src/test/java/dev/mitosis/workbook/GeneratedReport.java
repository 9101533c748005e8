package dev.mitosis.workbook;

import dev.mitosis.check.CheckRequest;
import dev.mitosis.check.PlanChecker;
import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.Resource;
import dev.mitosis.model.ResourceRow;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.table.CellNotes;
import dev.mitosis.plan.PlannedEstate;
import dev.mitosis.report.facts.MonthlyPrices;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Spending;
import dev.mitosis.report.price.StandingPrices;
import dev.mitosis.target.RandomEstates;
import dev.mitosis.target.TargetRequest;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What is reported of generated accounts, each planned once for all tests that ask of it. */
public final class GeneratedReport {
    private static final Map<String, SoftReference<Report>> KNOWN = new ConcurrentHashMap<>();

    private GeneratedReport() {}

    /**
     * The report of an account.
     *
     * @param resources what was read
     */
    public record Report(ReportInput input, List<Resource> resources) {}

    /** Three of the accounts, far apart. */
    public static Stream<RandomEstates.Case> accounts() {
        List<RandomEstates.Case> all = RandomEstates.all();
        return Stream.of(all.get(1), all.get(all.size() / 2), all.get(all.size() - 2));
    }

    /** The report of one of them. */
    public static Report of(RandomEstates.Case which) {
        SoftReference<Report> known = KNOWN.get(which.toString());
        Report report = known == null ? null : known.get();
        if (report == null) {
            report = make(which);
            KNOWN.put(which.toString(), new SoftReference<>(report));
        }
        return report;
    }

    private static Report make(RandomEstates.Case which) {
        RandomEstates.Designed designed = which.design();
        PlanDocument plan = PlannedEstate.plan(designed);
        CheckDocument check = new PlanChecker()
                .check(new CheckRequest(
                        PlannedEstate.dossier(designed, plan), Map.of("plan.json", "0123456789abcdef")));
        TargetRequest request = designed.request();
        List<Resource> read;
        try (Stream<Resource> resources = request.snapshot().resources()) {
            read = resources.toList();
        }
        StandingPrices prices = new StandingPrices(
                type -> new MonthlyPrices(Spending.UNKNOWN).of(type).map(MonthlyPrices.Price::listed), Map.of());
        read.forEach(prices::add);
        ReportInput input = new ReportInput(
                request.snapshot().manifest(),
                read.stream().map(ResourceRow::of).toList(),
                request.graph(),
                request.partition(),
                plan,
                check,
                request.decisions(),
                designed.target(),
                CellNotes.NONE,
                Spending.UNKNOWN.with(prices.all()),
                null);
        return new Report(input, read);
    }
}
