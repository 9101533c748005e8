package dev.mitosis.target.fate;

import dev.mitosis.model.Reason;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.Fate;
import dev.mitosis.target.fate.Dependencies.Dependency;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Lets go of permissions that several contexts share, all of which leave: each account has its own then, and one that
 * stayed behind would be let in everywhere for nobody.
 */
final class EachItsOwn {
    private static final String PERMISSIONS = "AWS::IAM::";

    private final List<Candidate> candidates;
    private final CopyTable copies;
    private final List<List<Dependency>> users;

    EachItsOwn(Pins.Ground ground) {
        this.candidates = ground.candidates();
        this.copies = ground.copies();
        this.users = new ArrayList<>(Collections.nCopies(candidates.size(), List.of()));
        for (int i = 0; i < candidates.size(); i++) {
            for (Dependency need : ground.dependencies().of(i)) {
                if (users.get(need.provider()).isEmpty()) {
                    users.set(need.provider(), new ArrayList<>(2));
                }
                users.get(need.provider()).add(need);
            }
        }
    }

    /** Changes their fates. */
    void settle() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < candidates.size(); i++) {
                changed |= isShared(candidates.get(i)) && goes(i);
            }
        }
    }

    private static boolean isShared(Candidate candidate) {
        return candidate.fate() == Fate.STAYS
                && candidate.role() == Role.SHARED
                && candidate.type().startsWith(PERMISSIONS)
                && candidate.reasons().stream()
                        .noneMatch(reason -> reason.rule().equals("fate.decided"));
    }

    private boolean goes(int at) {
        Candidate shared = candidates.get(at);
        List<Dependency> all = users.get(at);
        if (all.isEmpty() || !all.stream().allMatch(need -> leaves(shared, need))) {
            return false;
        }
        shared.decide(
                Fate.MOVES,
                candidates.get(all.get(0).consumer()).account(),
                shared.way().id(),
                Reason.of(
                        "fate.each-own",
                        "All who use it leave, and each account has its own, so that none is left behind."));
        return true;
    }

    private boolean leaves(Candidate shared, Dependency need) {
        return candidates.get(need.consumer()).moves() && copies.copyOf(shared.type(), need.kind()) == Fate.PER_ACCOUNT;
    }
}
