package dev.mitosis.generated.ground;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the people of one application name, tag and deploy.
 *
 * @param word the application as its names have it, in lower case with hyphens
 * @param short_ another word for it, in the names that do not follow the pattern
 * @param pattern of a name, as {@code {env}-{app}-{part}}
 * @param stackPattern of a stack's name
 * @param explicit the share of resources in stacks to which the template gives a name
 * @param irregular the share of names that do not follow the pattern
 * @param spelling which of an environment's spellings they use
 * @param hidden whether names say nothing
 */
public record Habits(
        String word,
        String short_,
        String pattern,
        String stackPattern,
        double explicit,
        double irregular,
        int spelling,
        boolean hidden,
        Tagging tagging,
        Deployment deployment) {
    /** How resources come to be. */
    public enum Deployment {
        /** By hand or with a tool that leaves no trace in the account. */
        HAND,
        /** One stack for each environment. */
        STACK,
        /** A stack for each layer and environment. */
        LAYERS,
        /** A stack with nested ones for each environment. */
        NESTED,
        /** The CDK. */
        CDK,
        /** The Serverless Framework: named functions in a stack with a bucket for its packages. */
        SERVERLESS
    }

    /**
     * What they write in tags.
     *
     * @param share of resources, or of stacks, that are tagged
     * @param byStack whether a stack's tags are on all that it makes
     * @param wrong the share of those that say another application
     * @param others what the wrong ones say
     * @param environmentKey null where no tag says the environment
     * @param more tags that say neither
     */
    public record Tagging(
            double share,
            boolean byStack,
            double wrong,
            List<String> others,
            @Nullable String key,
            String value,
            @Nullable String environmentKey,
            Map<String, String> more) {
        /** No tags at all. */
        public static final Tagging NONE = new Tagging(0, false, 0, List.of(), null, "", null, Map.of());
    }

    /** How they write an environment; empty for none. */
    public String spelled(@Nullable Slot slot) {
        return slot == null
                ? ""
                : slot.spellings().get(spelling % slot.spellings().size());
    }

    /** The same people, who name otherwise. */
    public Habits with(Deployment other) {
        return new Habits(word, short_, pattern, stackPattern, explicit, irregular, spelling, hidden, tagging, other);
    }
}
