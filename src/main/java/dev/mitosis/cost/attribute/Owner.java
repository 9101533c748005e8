package dev.mitosis.cost.attribute;

/**
 * Whom a cost belongs to.
 *
 * @param context empty where several contexts of the account share it
 */
record Owner(String account, String context) {
    /** The owner of two things together: the account if it is the same, the context as well if it is. */
    boolean sameAccount(Owner other) {
        return account.equals(other.account);
    }

    Owner joined(Owner other) {
        return context.equals(other.context) ? this : new Owner(account, "");
    }
}
