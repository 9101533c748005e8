package dev.mitosis.scan.imports;

import dev.mitosis.aws.AwsClients;
import dev.mitosis.model.AccountId;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Coverage;
import dev.mitosis.model.CoverageStatus;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.scan.Replay;
import dev.mitosis.scan.call.CoverageReason;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Makes a snapshot of what AWS Config has recorded. */
public final class ConfigImporter {
    private final String off;

    public ConfigImporter() {
        this("");
    }

    private ConfigImporter(String off) {
        this.off = off;
    }

    /** An importer that does without the coverage reason or finding of this id, to see what it is worth. */
    ConfigImporter without(String id) {
        return new ConfigImporter(id);
    }

    /**
     * Imports configuration snapshots and the answers of {@code get-resource-config-history}, plain or gzip.
     *
     * @throws dev.mitosis.model.MitosisException where a file cannot be opened or nothing tells whose account it is
     */
    public ImportResult run(List<Path> files, ImportTarget target) {
        ConfigItems items = new ConfigItems();
        files.forEach(items::read);
        ImportTarget.Tally tally = new ImportTarget.Tally();
        for (ConfigItem item : items.alive()) {
            tally.account(item.account());
            Arn.parse(item.arn()).ifPresent(tally::arn);
        }
        AccountId account = target.accountOf(tally);
        List<ConfigItem> own = ConfigParts.load()
                .within(items.alive().stream()
                        .filter(item ->
                                item.account().isEmpty() || item.account().equals(account.value()))
                        .toList());
        List<String> regions = regions(own, tally.partition());
        ConfigAnswers answers = ConfigAnswers.of(own, regions.get(0), tally.partition(), account.value());
        Path directory = target.directory().apply(account.value());
        SnapshotManifest manifest = new Replay(account, tally.partition(), regions)
                .without(off)
                .write(
                        directory,
                        answers.services(),
                        answers,
                        rows -> told(rows, items, answers.lost()),
                        target.at(),
                        () -> items.problems().stream().map(Unreadable::finding).toList());
        return new ImportResult(directory, manifest, List.copyOf(items.problems()));
    }

    /** A snapshot holds all that was recorded of a type; a history tells of the things that it was asked about. */
    private static List<Coverage> told(List<Coverage> rows, ConfigItems items, List<Coverage> lost) {
        CoverageReason partial = CoverageReason.ONLY_IN_HISTORY;
        Stream<Coverage> read = rows.stream()
                .filter(row -> row.status() == CoverageStatus.READ)
                .map(row -> items.listed(row.type(), row.region()) ? row : partial.insteadOf(row));
        return Stream.concat(read, lost.stream()).toList();
    }

    private static List<String> regions(List<ConfigItem> items, String partition) {
        List<String> regions = items.stream()
                .map(ConfigItem::region)
                .filter(region -> !region.isEmpty() && !region.equals(Resource.GLOBAL))
                .distinct()
                .sorted()
                .toList();
        return regions.isEmpty() ? List.of(AwsClients.globalRegion(partition)) : regions;
    }
}
