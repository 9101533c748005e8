package dev.mitosis.target.foundation;

import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Organization.BaselinePart;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.name.NewThings;
import dev.mitosis.target.name.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What every account has, and the organization for all of them: the rows of {@code baseline.tsv}. */
final class BaselineParts {
    private static final String EACH = "each";
    private static final String HOME = "home";

    private final Sites sites;
    private final InUse inUse;
    private final NewThings things;

    BaselineParts(Sites sites, InUse inUse, NewThings things) {
        this.sites = sites;
        this.inUse = inUse;
        this.things = things;
    }

    /** The parts in the order of the table; those whose account is not there are left out. */
    List<BaselinePart> rows() {
        return TsvTable.loadNamed(BaselineParts.class, "baseline.tsv").stream()
                .map(this::part)
                .filter(part -> !part.accounts().isEmpty() || !part.kept().isEmpty())
                .toList();
    }

    private BaselinePart part(TsvRow row) {
        List<PlannedAccount> places = row.get("place").equals(EACH)
                ? sites.members()
                : sites.of(row.get("place")).stream().toList();
        Fate fate = sites.maker(row.get("control-tower"));
        List<Reason> reasons = new ArrayList<>();
        reasons.add(Reason.of("baseline.part", row.get("why")));
        if (fate == Fate.MANAGED) {
            reasons.add(Reason.of(
                    "baseline.managed",
                    row.get("control-tower").equals("managed")
                            ? "AWS Control Tower makes it and keeps it."
                            : "A service makes it, and nobody else."));
        }
        TreeSet<String> made = new TreeSet<>();
        TreeSet<String> kept = new TreeSet<>();
        for (PlannedAccount place : places) {
            for (String region : regions(row.get("regions"))) {
                if (row.get("single").equals("yes") && inUse.has(row.get("type"), place.name(), region)) {
                    kept.add(place.name());
                } else {
                    made.add(place.name());
                    things.plan(thing(row, place, region), fate, List.copyOf(reasons));
                }
            }
        }
        if (!kept.isEmpty()) {
            reasons.add(Reason.of(
                    "baseline.kept",
                    "An account has at most one in a region, and " + String.join(", ", kept)
                            + " has it already: it is adapted, not made."));
        }
        return new BaselinePart(
                row.get("name"),
                row.get("title"),
                row.get("scope"),
                List.copyOf(made),
                List.copyOf(kept),
                fate,
                List.copyOf(reasons));
    }

    private List<String> regions(String which) {
        return switch (which) {
            case EACH -> inUse.regions();
            case HOME -> List.of(inUse.home());
            default -> List.of(Resource.GLOBAL);
        };
    }

    private static NewThings.New thing(TsvRow row, PlannedAccount place, String region) {
        String account = Variables.reference(place.variable());
        return new NewThings.New(
                place.name(),
                row.get("type"),
                region,
                row.get("thing").replace("{account}", account),
                row.get("arn").replace("{account}", account).replace("{region}", region),
                null);
    }
}
