package dev.mitosis.rehearse;

import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.RehearsalDocument;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.rehearse.gate.LoopbackEndpoint;
import dev.mitosis.rehearse.source.SourcePlan;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to rehearse, and where.
 *
 * @param folder that of the rehearsal alone; anew, it is emptied first
 * @param account the folder of the account's documents and artefacts, which stays as it is
 * @param throughWave the last wave
 * @param path the search path by which programs are found; everything else of the environment stays outside
 * @param self the command line that starts this product, for scripts that call it
 * @param scan whether the accounts are scanned after each wave
 * @param backFrom where waves are taken back before they are done
 * @param earlier a rehearsal to go on with; null to begin anew
 * @param source what to build the account from that is split; null where it stands there already
 */
public record RehearsalRequest(
        PlanDocument plan,
        TargetDocument target,
        CheckDocument check,
        Map<String, String> inputs,
        LoopbackEndpoint emulator,
        Path folder,
        Path account,
        int throughWave,
        String path,
        List<String> self,
        boolean scan,
        WaysBack backFrom,
        @Nullable RehearsalDocument earlier,
        @Nullable SourcePlan source,
        Clock clock) {
    public RehearsalRequest {
        self = List.copyOf(self);
    }

    /** The same with documents that name what stands in the emulator. */
    RehearsalRequest with(PlanDocument plan, TargetDocument target, CheckDocument check) {
        return new RehearsalRequest(
                plan,
                target,
                check,
                inputs,
                emulator,
                folder,
                account,
                throughWave,
                path,
                self,
                scan,
                backFrom,
                earlier,
                source,
                clock);
    }

    /** The steps that are to be reached, in their order. */
    List<PlanDocument.Step> steps() {
        return plan.steps().stream().filter(step -> step.wave() <= throughWave).toList();
    }

    /** Whether all of the plan is to be reached. */
    boolean whole() {
        return throughWave >= plan.waves().size();
    }

    Optional<RehearsalDocument> before() {
        return Optional.ofNullable(earlier);
    }
}
