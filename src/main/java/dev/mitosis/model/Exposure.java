package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/**
 * One way in which the internet can reach a resource.
 *
 * @param how by which mechanism
 * @param traffic protocol and ports as the rule has them, for example {@code tcp 443}; empty where no rule limits it
 * @param source who is let in: {@code 0.0.0.0/0}, {@code ::/0} or {@code *}
 * @param through the ARN of the record that lets them in: a security group, or the resource itself
 */
public record Exposure(How how, String traffic, String source, String through) {
    /** The mechanism that lets the internet in. */
    public enum How {
        /** An address of its own, with security groups, network ACLs and routes that let traffic pass. */
        @JsonProperty("network")
        NETWORK,
        /** A public endpoint that the service runs for it. */
        @JsonProperty("endpoint")
        ENDPOINT,
        /** A resource policy that lets everybody in. */
        @JsonProperty("policy")
        POLICY;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
