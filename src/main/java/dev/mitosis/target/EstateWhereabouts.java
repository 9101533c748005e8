package dev.mitosis.target;

import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.NameChange.How;
import dev.mitosis.target.dns.Whereabouts;
import dev.mitosis.target.name.KnownNames.Unique;
import dev.mitosis.target.name.PlannedNames.Made;
import dev.mitosis.target.name.PlannedNames.Reached;
import dev.mitosis.target.name.Variables;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The estate as those see it who plan names and addresses. */
record EstateWhereabouts(Estate estate) implements Whereabouts {
    @Override
    public List<Stand> of(String arn) {
        return estate.standingsOf(arn).stream()
                .filter(standing -> standing.fate() != Fate.RETIRED)
                .map(this::stand)
                .sorted(Comparator.comparing((Stand stand) -> !stand.principal())
                        .thenComparing(Stand::account))
                .toList();
    }

    @Override
    public @Nullable Stand usedIn(String account, String arn) {
        Estate.Standing standing = estate.provider(arn, account);
        return standing == null || standing.fate() == Fate.RETIRED ? null : stand(standing);
    }

    @Override
    public String arnIn(String account, String arn) {
        Estate.Standing standing = estate.provider(arn, account);
        return standing == null ? arn : estate.arn(standing);
    }

    private Stand stand(Estate.Standing standing) {
        return new Stand(
                estate.id(standing),
                standing.account(),
                standing.candidate().region(),
                standing.candidate().name(),
                standing.fate(),
                estate.isAnother(standing),
                standing.principal());
    }

    @Override
    public String reached(String arn, String account, String old) {
        Estate.Standing standing = estate.provider(arn, account);
        if (standing == null || !estate.isAnother(standing)) {
            return old;
        }
        Made made = estate.made(standing);
        for (Reached way : estate.names().reached(made)) {
            if (at(old, way.value()) >= 0) {
                return replaced(old, way.value(), way.planned());
            }
        }
        for (Unique unique : estate.names().uniqueOf(made)) {
            if (at(old, unique.value()) >= 0) {
                return unique.row().how() == How.NEW
                        ? replaced(old, unique.value(), estate.names().plannedOf(made, unique))
                        : old;
            }
        }
        return Variables.reference(Variables.ofHost(made.plannedId(), 1));
    }

    private static int at(String text, String part) {
        return text.toLowerCase(Locale.ROOT).indexOf(part.toLowerCase(Locale.ROOT));
    }

    private static String replaced(String text, String part, String planned) {
        int at = at(text, part);
        return text.substring(0, at) + planned + text.substring(at + part.length());
    }
}
