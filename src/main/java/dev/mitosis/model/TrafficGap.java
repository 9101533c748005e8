package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/**
 * Something in the logs that could not be used, or not wholly.
 *
 * @param count how many files, records or calls
 * @param bytes the bytes that these records count; 0 where they count none
 * @param examples a few of them, by file and line, address or name; never the text of a record
 */
public record TrafficGap(What what, long count, long bytes, List<String> examples) {
    public TrafficGap {
        examples = List.copyOf(examples);
    }

    /** What is missing. */
    public enum What {
        @JsonProperty("file-unreadable")
        FILE_UNREADABLE(true, "files that could not be read"),
        @JsonProperty("record-damaged")
        RECORD_DAMAGED(true, "lines and records that are not what their file says"),
        @JsonProperty("records-skipped")
        RECORDS_SKIPPED(true, "intervals of which AWS says that it skipped records (SKIPDATA)"),
        @JsonProperty("record-of-another-account")
        RECORD_OF_ANOTHER_ACCOUNT(false, "records of another account"),
        @JsonProperty("interface-unknown")
        INTERFACE_UNKNOWN(false, "flows of interfaces that the snapshot does not hold"),
        @JsonProperty("interface-without-owner")
        INTERFACE_WITHOUT_OWNER(false, "flows of interfaces of which it is not known what they belong to"),
        @JsonProperty("address-unknown")
        ADDRESS_UNKNOWN(false, "flows and calls with an address of the account's networks that nothing holds"),
        @JsonProperty("address-changed-hands")
        ADDRESS_CHANGED_HANDS(false, "flows and calls with an address that several held at the time, or others before"),
        @JsonProperty("direction-guessed")
        DIRECTION_GUESSED(false, "flows of which it is guessed which end is the server"),
        @JsonProperty("folded")
        FOLDED(false, "flows and calls that are not told apart, because there are too many different ones"),
        @JsonProperty("caller-unknown")
        CALLER_UNKNOWN(false, "calls whose caller the snapshot does not hold"),
        @JsonProperty("resource-unknown")
        RESOURCE_UNKNOWN(false, "calls that name a resource that the snapshot does not hold");

        private final boolean lost;
        private final String text;

        What(boolean lost, String text) {
            this.lost = lost;
            this.text = text;
        }

        /** Whether something was not read at all, so that the command ends as incomplete. */
        public boolean lost() {
            return lost;
        }

        /** What is counted, in words. */
        public String text() {
            return text;
        }

        /** The name used in files and on the screen, for example {@code file-unreadable}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
