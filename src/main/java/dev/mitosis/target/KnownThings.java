package dev.mitosis.target;

import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.NameChange.How;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.fate.Candidate;
import dev.mitosis.target.name.KnownNames.Unique;
import dev.mitosis.target.name.PlannedNames;
import dev.mitosis.target.name.PlannedNames.Made;
import dev.mitosis.target.name.PlannedNames.Reached;
import dev.mitosis.target.reference.KnownAs;
import dev.mitosis.target.reference.KnownAs.Kind;
import dev.mitosis.target.reference.KnownAs.OldName;
import java.util.ArrayList;
import java.util.List;

/** The planned things with the texts by which the old ones that they succeed were named. */
record KnownThings(Estate estate) {

    /** All that succeeds something, in the order of standings. */
    List<KnownAs> all() {
        List<Estate.Standing> standings = estate.standings();
        List<PlannedResource> planned = estate.successors();
        List<KnownAs> all = new ArrayList<>(standings.size());
        for (int i = 0; i < planned.size(); i++) {
            Estate.Standing standing = standings.get(i);
            Candidate candidate = standing.candidate();
            all.add(new KnownAs(
                    planned.get(i),
                    estate.isAnother(standing),
                    candidate.name(),
                    candidate.id(),
                    names(standing, planned.get(i))));
        }
        return all;
    }

    private List<OldName> names(Estate.Standing standing, PlannedResource planned) {
        Candidate candidate = standing.candidate();
        Made made = estate.made(standing);
        boolean another = estate.isAnother(standing);
        List<OldName> names = new ArrayList<>(3);
        names.add(new OldName(Kind.ARN, candidate.arn(), planned.arn(), null));
        if ((another || standing.fate() == Fate.MANAGED) && estate.names().isGivenId(made)) {
            names.add(new OldName(Kind.ID, candidate.id(), PlannedNames.idOf(made), null));
        }
        for (Reached reached : estate.names().reached(made)) {
            names.add(new OldName(Kind.ENDPOINT, reached.value(), reached.planned(), reached.attribute()));
        }
        if (another) {
            chosen(made, planned, candidate.name(), names);
        }
        return names;
    }

    private void chosen(Made made, PlannedResource planned, String old, List<OldName> names) {
        boolean told = false;
        for (Unique unique : estate.names().uniqueOf(made)) {
            How how = unique.row().how();
            told |= unique.value().equals(old);
            if (how == How.NEW) {
                names.add(new OldName(Kind.NAME, unique.value(), estate.names().plannedOf(made, unique), null));
            } else if (how == How.HAND_OVER) {
                names.add(new OldName(Kind.HANDED_OVER, unique.value(), unique.value(), null));
            }
        }
        boolean holdsAccount = !estate.names().withAccount(old, made.account()).equals(old);
        if (!told && holdsAccount && !old.startsWith("arn:")) {
            names.add(new OldName(Kind.NAME, old, planned.name(), null));
        }
    }
}
