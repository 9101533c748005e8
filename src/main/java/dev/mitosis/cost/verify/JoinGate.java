package dev.mitosis.cost.verify;

import dev.mitosis.cost.CostCatalog;
import dev.mitosis.cost.CostCatalog.Limits;
import dev.mitosis.cost.CostManifest;
import dev.mitosis.cost.CostPaths;
import dev.mitosis.cost.store.ManifestFile;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells whether the stored history still allows the account to join: what the plan's join step asks last. */
public final class JoinGate {
    private final Clock clock;
    private final Limits limits = CostCatalog.bundled().limits();

    /** A gate that looks at the clock. */
    public JoinGate(Clock clock) {
        this.clock = clock;
    }

    /**
     * The verification that allows the join.
     *
     * @param folder {@code reports/<account>/cost}
     * @throws MitosisException M-COST-13 where there is none: never made, failed, too old, of another export, or of an
     *     export that is too old itself
     */
    public CostVerification open(Path folder) {
        CostPaths paths = new CostPaths(folder);
        CostManifest manifest = ManifestFile.read(paths);
        CostVerification last = CostVerifier.last(folder).orElseThrow(() -> closed("it was never verified", "verify"));
        if (!last.passed()) {
            throw closed("its verification of " + last.verifiedAt() + " failed", "verify");
        }
        if (!last.manifestSha256().equals(ManifestFile.hash(paths))) {
            throw closed("it was exported again after its verification of " + last.verifiedAt(), "verify");
        }
        Instant now = clock.instant();
        if (!now.isBefore(Instant.parse(last.freshUntil()))) {
            throw closed("its verification counts until " + last.freshUntil() + " only", "verify");
        }
        Duration age = Duration.between(Instant.parse(manifest.createdAt()), now);
        if (age.toHours() >= limits.exportFreshnessHours()) {
            throw closed(
                    "its last export of " + manifest.createdAt() + " is older than " + limits.exportFreshnessHours()
                            + " hours",
                    "export");
        }
        return last;
    }

    private static MitosisException closed(String why, String command) {
        return new MitosisException(
                "M-COST-13",
                "the account must not join yet: nothing vouches for its cost history",
                why,
                "run: mitosis cost " + command + ", then ask again",
                ExitCode.STALE);
    }
}
