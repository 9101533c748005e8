package dev.mitosis.target.fate;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.Maker;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.Fate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What cannot be apart, by what the graph says of parts. Free are a part of several (a subnet group of two databases),
 * a part of what every account has by itself (a rule of the default bus), and a part of what each account can have one
 * of its own of (a security group of a VPC).
 */
final class PartGroups {
    private final List<Candidate> candidates;
    private final CopyTable copies;
    private final GuestTable guests = GuestTable.load();
    private final int[] nearest;
    private final int[] whole;
    private final List<List<Integer>> parts;

    PartGroups(List<Candidate> candidates, Map<String, Integer> index, CopyTable copies) {
        this.candidates = candidates;
        this.copies = copies;
        this.whole = new int[candidates.size()];
        this.parts = new ArrayList<>(Collections.nCopies(candidates.size(), List.of()));
        for (int i = 0; i < whole.length; i++) {
            whole[i] = onlyWhole(candidates.get(i), index);
        }
        nearest = whole.clone();
        for (int i = 0; i < whole.length; i++) {
            whole[i] = top(i);
            if (whole[i] != i) {
                if (parts.get(whole[i]).isEmpty()) {
                    parts.set(whole[i], new ArrayList<>());
                }
                parts.get(whole[i]).add(i);
            }
        }
    }

    /** The place of the only thing that it is part of; -1 where there is none or several. */
    private int onlyWhole(Candidate part, Map<String, Integer> index) {
        List<String> wholes = part.node().partOf();
        Integer at = wholes.size() == 1 ? index.get(wholes.get(0)) : null;
        return at == null || isEverywhere(candidates.get(at)) || !belongsTogether(part, candidates.get(at)) ? -1 : at;
    }

    private boolean belongsTogether(Candidate part, Candidate whole) {
        return !part.arn().equals(whole.arn()) && copies.copyOf(whole.type(), EdgeKind.ATTACHED_TO) == null;
    }

    private static boolean isEverywhere(Candidate candidate) {
        Maker maker = candidate.node().maker();
        return maker != null && maker.manner() != Maker.Manner.OWNER;
    }

    /** Parts may be parts of parts; a circle of them, which no record should tell, ends where it began. */
    private int top(int part) {
        int at = part;
        while (nearest[at] >= 0 && nearest[at] != part) {
            at = nearest[at];
        }
        return at;
    }

    /** The other members of the candidate's group. */
    List<Integer> others(int member) {
        List<Integer> group = new ArrayList<>(parts.get(whole[member]));
        group.add(whole[member]);
        group.remove(Integer.valueOf(member));
        return group;
    }

    /**
     * Lets parts follow what they are part of.
     *
     * @throws MitosisException M-TARGET-01 where both were put into different accounts
     */
    void follow() {
        for (int i = 0; i < whole.length; i++) {
            Candidate part = candidates.get(i);
            Candidate top = candidates.get(whole[i]);
            if (whole[i] != i && part.isPlanned() && top.isPlanned() && !together(part, top)) {
                if (isPlaced(part) && isPlaced(top) && !isGuest(i)) {
                    throw torn(part, top);
                }
                part.decide(top.fate(), top.account(), methodOf(part, top), reason(part, top));
            }
        }
    }

    private static boolean together(Candidate part, Candidate top) {
        return part.account().equals(top.account()) && part.moves() == top.moves();
    }

    /** Whether it, or something that it is part of, belongs to others than the whole. */
    private boolean isGuest(int part) {
        for (int at = part; at != whole[part]; at = nearest[at]) {
            if (guests.isGuest(
                    candidates.get(at).type(), candidates.get(nearest[at]).type())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlaced(Candidate candidate) {
        return candidate.role() != Role.UNASSIGNED && candidate.role() != Role.MANAGED;
    }

    static String methodOf(Candidate part, Candidate top) {
        return top.fate() == Fate.MOVES ? part.way().id() : top.fate() == Fate.UNDECIDED ? "undecided" : "stay";
    }

    static Reason reason(Candidate part, Candidate top) {
        return new Reason(
                "fate.whole",
                Map.of("whole", top.arn()),
                "It is part of " + top.title() + " and cannot be apart from it.");
    }

    private static MitosisException torn(Candidate part, Candidate top) {
        return new MitosisException(
                "M-TARGET-01",
                part.title() + " would be torn from " + top.title(),
                "the one is part of the other, but the partition puts " + part.arn() + " into " + part.account()
                        + " and " + top.arn() + " into " + top.account(),
                "assign both to one account in decisions.yaml, then run: mitosis partition && mitosis target",
                ExitCode.INVALID_INPUT);
    }
}
