package dev.mitosis.graph.condition;

/**
 * Somebody whom a condition lets in.
 *
 * @param name the account's id, the ARN, the id of the VPC or endpoint, the range of addresses, the service, ...
 */
public record Party(Kind kind, String name) {
    /** What the party is. */
    public enum Kind {
        ACCOUNT("account"),
        ORGANIZATION("organization"),
        ARN("ARN"),
        VPC("VPC"),
        ENDPOINT("VPC endpoint"),
        ADDRESS("addresses"),
        SERVICE("service"),
        NETWORK("whoever reaches"),
        IDENTITY("identity");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /** The organization that the resource's account is in, whose id no policy tells. */
    static final String OWN_ORGANIZATION = "its own";

    /** Whether it is one that no other text can name, so that two of them can be compared. */
    boolean isUnique() {
        return kind == Kind.ACCOUNT || kind == Kind.ORGANIZATION || kind == Kind.VPC || kind == Kind.ENDPOINT;
    }

    @Override
    public String toString() {
        return kind.label + " " + name;
    }
}
