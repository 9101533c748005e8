package dev.mitosis.partition.accounts;

import dev.mitosis.model.PartitionDocument;
import dev.mitosis.partition.environments.KnownEnvironments;
import java.util.Optional;

/**
 * The environment of a new workload.
 *
 * @param known whether anybody said whether it is production
 */
record PlacedEnvironment(String name, boolean production, boolean known) {
    /** What a word means in this account: as the partition has it, or as everybody does. */
    static PlacedEnvironment of(String word, PartitionDocument partition) {
        KnownEnvironments everybodys = new KnownEnvironments();
        String name = everybodys.of(word).orElse(word);
        Optional<PartitionDocument.Environment> found = partition.environments().stream()
                .filter(environment -> environment.name().equals(name))
                .findFirst();
        boolean open = partition.accounts().stream()
                .anyMatch(account -> name.equals(account.environment())
                        && account.reasons().stream()
                                .anyMatch(reason -> reason.rule().equals("account.unknown-environment")));
        boolean production =
                found.map(PartitionDocument.Environment::production).orElseGet(() -> everybodys.isProduction(name));
        return new PlacedEnvironment(
                name,
                production,
                !open && (found.isPresent() || everybodys.of(word).isPresent()));
    }
}
