package dev.mitosis.graph.condition;

import java.util.Locale;

/**
 * What a condition key tells of a request.
 *
 * @param form what kind of value it has
 * @param always whether every request has it
 */
record KeyMeaning(Tells tells, Form form, boolean always) {
    /** Of what a key tells. */
    enum Tells {
        /** Who calls, on whose behalf, or from where: such a key narrows whom a statement lets in. */
        CALLER,
        /** The resource that is called. */
        RESOURCE,
        /** How or when it is called, which anybody may choose. */
        REQUEST,
        /** Something that whoever knows it may say. */
        SECRET,
        /** No row says. */
        UNKNOWN;

        static Tells of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }

    /** The kinds of values. */
    enum Form {
        ACCOUNT,
        ORGANIZATION,
        ORGANIZATION_PATH,
        ARN,
        VPC,
        ENDPOINT,
        ADDRESS,
        SERVICE,
        /** True where a service of AWS calls on its own behalf. */
        SERVICE_FLAG,
        /** True where the caller comes through a network that guards itself. */
        NETWORK_FLAG,
        PRINCIPAL_ID,
        TEXT;

        static Form of(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        boolean isFlag() {
            return this == SERVICE_FLAG || this == NETWORK_FLAG;
        }
    }

    static final KeyMeaning UNKNOWN = new KeyMeaning(Tells.UNKNOWN, Form.TEXT, false);
}
