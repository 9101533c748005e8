package dev.mitosis.scan.read;

import dev.mitosis.model.Arn;

/** What is the same in all spellings of an ARN: some APIs leave out the account, some add {@code :*}. */
public final class ArnKey {
    private static final String ALL_BELOW = ":*";

    private ArnKey() {}

    /** Service, region and resource part; a text that is no ARN stands for itself. */
    public static String of(String arn) {
        return Arn.parse(arn)
                .map(known -> known.service() + ":" + known.region() + ":" + whole(known.resource()))
                .orElse(arn);
    }

    private static String whole(String resource) {
        return resource.endsWith(ALL_BELOW) ? resource.substring(0, resource.length() - ALL_BELOW.length()) : resource;
    }
}
