package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code traffic.json}: who was seen talking to whom, and calling what.
 *
 * <p>Ends are ARNs of the snapshot, or the URNs of {@link Node} for what lies outside. Conversations are sorted by
 * their first six components, calls by their first eight.
 *
 * @param inputs the snapshot whose resources the ends are
 * @param observed what was read, and of which time
 * @param gaps what was read and could not be used, or not wholly
 */
public record TrafficDocument(
        int formatVersion,
        String tool,
        String account,
        String snapshotId,
        Map<String, String> inputs,
        Observed observed,
        List<Conversation> conversations,
        List<ApiCall> calls,
        List<TrafficGap> gaps) {
    public TrafficDocument {
        conversations = List.copyOf(conversations);
        calls = List.copyOf(calls);
        gaps = List.copyOf(gaps);
    }

    /**
     * Packets between two ends, counted once although both ends may have logged them.
     *
     * @param protocol {@code tcp}, {@code udp}, {@code icmp}, or the protocol's number
     * @param port the server's; 0 where the protocol has none, or where so many were tried that they are one row
     * @param ports how many ports of the server the row stands for
     * @param told how it is known which end is the server
     * @param bytesToServer bytes from client to server
     * @param bytesToClient bytes from server to client
     * @param first when it was seen first, an ISO instant
     * @param last when it was seen last
     */
    public record Conversation(
            String client,
            String server,
            String protocol,
            int port,
            Verdict verdict,
            Told told,
            int ports,
            long bytesToServer,
            long bytesToClient,
            long packetsToServer,
            long packetsToClient,
            long records,
            String first,
            String last) {}

    /** Whether security groups and network ACLs let the packets pass. */
    public enum Verdict {
        @JsonProperty("accepted")
        ACCEPTED,
        @JsonProperty("rejected")
        REJECTED;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it is known which of two ends is the server. */
    public enum Told {
        /** One sent the packet that opens a connection, or the other answered it. */
        @JsonProperty("by-handshake")
        BY_HANDSHAKE,
        /** One port is that of a service, the other is none. */
        @JsonProperty("by-port")
        BY_PORT,
        /** The port that more others were seen to use, or the lower one. */
        @JsonProperty("guessed")
        GUESSED
    }

    /**
     * Calls of one operation by one identity.
     *
     * @param principal the role or user whose permissions counted, or the service
     * @param workload the resource that ran with these permissions, where the session tells it
     * @param action service and operation, for example {@code dynamodb:GetItem}
     * @param resource what the call was about; null where it names nothing that is known
     * @param source from where: a resource, a network outside, a service
     * @param endpoint the VPC endpoint that the call took
     * @param outcome how it ended
     * @param error the error's code; empty where there was none
     */
    public record ApiCall(
            String principal,
            @Nullable String workload,
            String action,
            @Nullable String resource,
            String source,
            @Nullable String endpoint,
            String region,
            CallOutcome outcome,
            String error,
            long count,
            String first,
            String last) {}

    /** How a call ended. */
    public enum CallOutcome {
        @JsonProperty("done")
        DONE,
        @JsonProperty("denied")
        DENIED,
        @JsonProperty("failed")
        FAILED;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
