package dev.mitosis.model.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a step changes. An object is one of
 *
 * <ul>
 *   <li>the planned id of a thing of the target, {@code checkout-dev/sqs-queue/orders}, which stands in {@code account}
 *   <li>the ARN of a thing of the old account, for as long as it is the old one
 *   <li>{@code account/NAME}: an account of the estate as a member of the organization
 *   <li>{@code name/NAME}: a name that only one thing can have
 *   <li>{@code copy/ID}: what is made of the content of an old thing on the way to the thing with the planned id, for
 *       example a snapshot; {@code rehearsal/ID}: the thing as it is made to try this
 *   <li>{@code backup/ARN}: a last backup of an old thing
 *   <li>{@code cost-history}, {@code organization}, {@code organization/STEP} for what a step of the organization's
 *       script sets up, {@code policy/NAME}, {@code quota/CODE}, {@code role/NAME} of the old account,
 *       {@code handover/ACCOUNT/REGION} for the key and bucket over which copies go, {@code decision/KEY}
 * </ul>
 *
 * @param account the name of the account in which it happens
 * @param region that of the object; {@code global} where it has none
 * @param of what it comes from: the source of a copy, the copy that a thing is made from, the thing whose name it is
 * @param mode of {@link Verb#COPY} only
 * @param provider the thing that is used, or let in to, after {@link Verb#SWITCH}, {@link Verb#GRANT},
 *     {@link Verb#CONNECT} and {@link Verb#SHARE}
 * @param consumer the thing, or the account, that uses it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Effect(
        Verb verb,
        String object,
        String account,
        String region,
        @Nullable String of,
        @Nullable CopyMode mode,
        @Nullable String provider,
        @Nullable String consumer) {

    /** What a copy is good for. */
    public enum CopyMode {
        /** A first one, to see that it works and how long it takes; writers go on. */
        @JsonProperty("rehearsal")
        REHEARSAL,
        /** The one that counts; writers are frozen. */
        @JsonProperty("final")
        FINAL;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An effect on one object alone. */
    public static Effect of(Verb verb, String object, String account, String region) {
        return new Effect(verb, object, account, region, null, null, null, null);
    }

    /** A thing that is made from a copy, or a name of a thing. */
    public static Effect from(Verb verb, String object, String account, String region, String of) {
        return new Effect(verb, object, account, region, of, null, null, null);
    }

    /** A copy of a source. */
    public static Effect copy(CopyMode mode, String object, String account, String region, String of) {
        return new Effect(Verb.COPY, object, account, region, of, mode, null, null);
    }

    /** Something between a consumer and a provider; the object is the consumer. */
    public static Effect between(Verb verb, String consumer, String provider, String account, String region) {
        return new Effect(verb, consumer, account, region, null, null, provider, consumer);
    }
}
