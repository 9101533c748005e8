package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/**
 * What only a person can tell, asked once for everything that one answer settles.
 *
 * @param id the same from scan to scan as long as it is about the same
 * @param text one sentence that ends with a question mark
 * @param resources the ARNs that it is about, sorted
 * @param candidates the two best answers at most, the best first; empty where nothing speaks for any
 * @param settles how many rows get what they lack by an answer
 * @param decision what answers it in {@code decisions.yaml}: with the best candidate, else with a name to replace
 */
public record OpenQuestion(
        String id,
        Kind kind,
        String text,
        List<String> resources,
        List<Candidate> candidates,
        int settles,
        String decision) {
    public OpenQuestion {
        resources = List.copyOf(resources);
        candidates = List.copyOf(candidates);
    }

    /** What is asked. */
    public enum Kind {
        /** To which context resources belong of which nothing says so. */
        @JsonProperty("context")
        CONTEXT,
        /** In which environment resources of a context are. */
        @JsonProperty("environment")
        ENVIRONMENT,
        /** Which of two is right. */
        @JsonProperty("contradiction")
        CONTRADICTION,
        /** What a word for an environment means that only this account uses. */
        @JsonProperty("unknown-environment")
        UNKNOWN_ENVIRONMENT,
        /** Who answers for a context. */
        @JsonProperty("owner")
        OWNER,
        /** Who deploys what moves. */
        @JsonProperty("delivery")
        DELIVERY;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A possible answer.
     *
     * @param confidence 0 to 1
     * @param evidence what speaks for it, the strongest first
     * @param decision what gives this answer in {@code decisions.yaml}
     */
    public record Candidate(String answer, double confidence, List<Reason> evidence, String decision) {
        public Candidate {
            evidence = List.copyOf(evidence);
        }
    }
}
