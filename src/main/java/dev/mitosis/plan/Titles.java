package dev.mitosis.plan;

import dev.mitosis.model.StepAction;

/** The usual titles of steps. */
final class Titles {
    private Titles() {}

    /** For example {@code Create 3 SQS queues for checkout (dev) in checkout-dev}. */
    static String of(StepAction action, String things, Unit unit, String old) {
        String where = unit.context() == null ? "" : " for " + unit.label();
        String there = where + " in " + unit.account();
        return switch (action) {
            case PREPARE -> "Prepare " + things + where + " in " + old;
            case CREATE -> "Create " + things + there;
            case COPY -> "Copy " + things + where + " to " + unit.account();
            case VERIFY_COPY -> "Prove that the copy of " + things + where + " is complete";
            case TRANSFER -> "Hand " + things + where + " over to " + unit.account();
            case SHARE -> "Share " + things + " with " + unit.account();
            case CUTOVER -> "Switch " + things + where + " to " + unit.account();
            case DELETE -> "Delete the old " + things + where + " in " + old;
            case CONNECT -> "Connect " + things + there;
            case DECIDE -> "Decide about " + things;
            case VALIDATE -> "Watch " + things + there;
            case HOLD -> "Keep the old " + things + where;
            case EXPORT_COST, VERIFY_COST, CREATE_ACCOUNT, SET_UP, JOIN -> things;
        };
    }
}
