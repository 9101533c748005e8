package dev.mitosis.scoring;

import dev.mitosis.generated.ground.Fact;
import dev.mitosis.generated.ground.Slot;
import dev.mitosis.generated.ground.Standing;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Environment;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How right environments are. Counted is what belongs to an application and lives in one environment.
 *
 * @param accuracy of those that have one; 1 for none
 * @param accuracyOfAll where undecided counts as wrong
 * @param intoProduction resources of another environment that something names, called production
 * @param outOfProduction resources of production that are called another environment, or are in an account of one
 */
public record EnvironmentScore(
        int resources,
        double accuracy,
        double accuracyOfAll,
        double undecided,
        int intoProduction,
        int outOfProduction) {

    static EnvironmentScore of(List<Fact> facts, PartitionDocument document) {
        Map<String, Assignment> rows =
                document.resources().stream().collect(Collectors.toMap(Assignment::id, row -> row));
        Set<String> production = document.environments().stream()
                .filter(Environment::production)
                .map(Environment::name)
                .collect(Collectors.toSet());
        Map<String, TargetAccount> accounts =
                document.accounts().stream().collect(Collectors.toMap(TargetAccount::name, account -> account));
        int counted = 0;
        int decided = 0;
        int right = 0;
        int into = 0;
        int out = 0;
        for (Fact fact : facts) {
            Slot slot = fact.slot();
            if (fact.standing() != Standing.OWN || slot == null) {
                continue;
            }
            counted++;
            Assignment row = Objects.requireNonNull(rows.get(fact.resource()), fact.resource());
            String called = row.environment();
            decided += called == null ? 0 : 1;
            right += called != null && slot.means(called) ? 1 : 0;
            into += !slot.production() && fact.named() && called != null && production.contains(called) ? 1 : 0;
            TargetAccount account = accounts.get(row.account());
            String lives = called != null || account == null ? called : account.environment();
            boolean stays = called == null && account != null && account.existing();
            out += slot.production() && lives != null && !production.contains(lives) && !stays ? 1 : 0;
        }
        double size = Math.max(1, counted);
        return new EnvironmentScore(
                counted,
                decided == 0 ? 1 : (double) right / decided,
                right / size,
                (counted - decided) / size,
                into,
                out);
    }
}
