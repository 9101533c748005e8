package dev.mitosis.cost.attribute;

/**
 * Whom a cost belongs to.
 *
 * @param context empty where several contexts of the account share it
 */
record CostOwner(String account, String context) {
    /** The owner of two things together: the account if it is the same, the context as well if it is. */
    boolean sameAccount(CostOwner other) {
        return account.equals(other.account);
    }

    CostOwner joined(CostOwner other) {
        return context.equals(other.context) ? this : new CostOwner(account, "");
    }
}
