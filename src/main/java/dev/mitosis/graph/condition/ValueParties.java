package dev.mitosis.graph.condition;

import dev.mitosis.graph.condition.KeyMeaning.Form;
import dev.mitosis.graph.identity.Cidr;
import dev.mitosis.graph.identity.Glob;
import dev.mitosis.model.AccountId;
import java.util.Locale;

/** Whom one value of a condition key stands for. */
final class ValueParties {
    /** Wider ranges are the internet: "The meaning of public", Amazon S3 User Guide. */
    private static final int WIDEST_V4 = 8;

    private static final int WIDEST_V6 = 32;

    /** Ids such as {@code AROA...} have 21 characters; a shorter literal part is no id. */
    private static final int PRINCIPAL_ID = 16;

    private ValueParties() {}

    /**
     * The audience of a value.
     *
     * @param wild whether wildcards in it are wildcards, or just characters
     */
    static Audience of(Form form, String value, boolean wild, Ground ground) {
        if (form.isFlag()) {
            return flag(form, value, ground);
        }
        if (form == Form.ADDRESS) {
            return address(value, ground);
        }
        if (Glob.isPattern(value)) {
            return wild ? pattern(form, value, ground) : Audience.NOBODY;
        }
        return Audience.of(new Party(kind(form), form == Form.ORGANIZATION_PATH ? firstStep(value) : value), ground);
    }

    private static Party.Kind kind(Form form) {
        return switch (form) {
            case ACCOUNT -> Party.Kind.ACCOUNT;
            case ORGANIZATION, ORGANIZATION_PATH -> Party.Kind.ORGANIZATION;
            case ARN -> Party.Kind.ARN;
            case VPC -> Party.Kind.VPC;
            case ENDPOINT -> Party.Kind.ENDPOINT;
            case ADDRESS -> Party.Kind.ADDRESS;
            case SERVICE, SERVICE_FLAG -> Party.Kind.SERVICE;
            case NETWORK_FLAG -> Party.Kind.NETWORK;
            case PRINCIPAL_ID, TEXT -> Party.Kind.IDENTITY;
        };
    }

    private static Audience flag(Form form, String value, Ground ground) {
        return value.toLowerCase(Locale.ROOT).equals("true")
                ? Audience.of(new Party(kind(form), form == Form.SERVICE_FLAG ? "of AWS" : "the network"), ground)
                : Audience.EVERYBODY;
    }

    private static Audience address(String value, Ground ground) {
        boolean wide = value.equals("*")
                || Cidr.parse(value)
                        .filter(range -> range.prefix() < (range.v6() ? WIDEST_V6 : WIDEST_V4))
                        .isPresent();
        return wide ? Audience.EVERYBODY : Audience.of(new Party(Party.Kind.ADDRESS, value), ground);
    }

    /** A pattern names somebody where the part that tells who is there without wildcards. */
    private static Audience pattern(Form form, String value, Ground ground) {
        return switch (form) {
            case ARN -> arn(value, ground);
            case ORGANIZATION_PATH ->
                Glob.isPattern(firstStep(value))
                        ? Audience.EVERYBODY
                        : Audience.of(new Party(Party.Kind.ORGANIZATION, firstStep(value)), ground);
            case PRINCIPAL_ID, TEXT ->
                Glob.literalPrefix(value).length() < PRINCIPAL_ID
                        ? Audience.EVERYBODY
                        : Audience.of(new Party(Party.Kind.IDENTITY, value), ground);
            case ACCOUNT, ORGANIZATION, VPC, ENDPOINT, ADDRESS, SERVICE, SERVICE_FLAG, NETWORK_FLAG ->
                Audience.EVERYBODY;
        };
    }

    private static String firstStep(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    /** An ARN tells who calls by its account, or, as that of a bucket, by a name that is unique in the world. */
    private static Audience arn(String value, Ground ground) {
        String[] parts = value.split(":", 6);
        boolean telling = parts.length == 6
                && (AccountId.isValid(parts[4])
                        || (parts[4].isEmpty() && !Glob.literalPrefix(parts[5]).isEmpty()));
        return telling ? Audience.of(new Party(Party.Kind.ARN, value), ground) : Audience.EVERYBODY;
    }
}
