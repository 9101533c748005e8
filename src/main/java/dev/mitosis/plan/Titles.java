package dev.mitosis.plan;

import dev.mitosis.method.Method.Noun;
import dev.mitosis.model.StepAction;
import java.util.List;

/** The usual titles of steps. */
final class Titles {
    private static final int LONG_NAME = 60;

    private Titles() {}

    /** What like resources are called: one by its name, several by their number. */
    static String things(Noun noun, List<Placement> members) {
        if (members.size() > 1) {
            return noun.count(members.size());
        }
        String name = members.get(0).name();
        return noun.one() + " " + (name.length() > LONG_NAME ? name.substring(0, LONG_NAME) + "..." : name);
    }

    /** For example {@code Create 3 SQS queues for checkout (dev) in checkout-dev}. */
    static String of(StepAction action, String things, Unit unit, String old) {
        String what = things + unit.purpose();
        return switch (action) {
            case PREPARE -> "Prepare " + what + " in " + old;
            case CREATE -> "Create " + what + " in " + unit.account();
            case COPY -> "Copy " + what + " to " + unit.account();
            case VERIFY_COPY -> "Prove that the copy of " + what + " is complete";
            case TRANSFER -> "Hand " + what + " over to " + unit.account();
            case SHARE -> "Share " + things + " with " + unit.account();
            case CUTOVER -> "Switch " + what + " to " + unit.account();
            case DELETE -> "Delete old " + what + " in " + old;
            case CONNECT -> "Connect " + what + " in " + unit.account();
            case DECIDE -> "Decide about " + things;
            case VALIDATE -> "Watch " + what + " in " + unit.account();
            case HOLD -> "Keep old " + what;
            case EXPORT_COST, VERIFY_COST, CREATE_ACCOUNT, SET_UP, JOIN -> things;
        };
    }
}
