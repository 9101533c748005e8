package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/**
 * Who uses what many may share (a database, a bucket, a queue, a key), found through everything that stands between
 * them.
 *
 * @param hub the id of what is used
 * @param user the id of who uses it: what runs code, who signs in, another account, or a network whose members may
 *     reach it
 * @param how whether something says that it is used, or only that nothing stops the traffic
 * @param modes what is done to it, where a permission tells; empty where nothing does
 * @param strength of the weakest edge of the path
 * @param path the edges of the document between the two, from the user's end; an edge may be walked against its
 *     direction
 */
public record Use(String hub, String user, How how, List<Mode> modes, Strength strength, List<Hop> path) {
    public Use {
        modes = List.copyOf(modes);
        path = List.copyOf(path);
    }

    /** What the path proves. */
    public enum How {
        /** A variable, a secret, a mount or a permission names it. */
        @JsonProperty("uses")
        USES,
        /** Security groups let the traffic pass; nothing says that there is any. */
        @JsonProperty("may-reach")
        MAY_REACH;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What is done to it. */
    public enum Mode {
        @JsonProperty("read")
        READ,
        @JsonProperty("write")
        WRITE,
        /** Changes or deletes the thing itself, or who may use it. */
        @JsonProperty("admin")
        ADMIN;

        /** The name used in files and on the screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An edge by its identity. */
    public record Hop(String from, String to, EdgeKind kind) {}
}
