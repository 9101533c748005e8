package dev.mitosis.target.connection;

import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.Means;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The means that people want instead of the first that would do, and whether each could be obeyed. */
final class WantedMeans {
    static final Reason REASON = Reason.of("connection.decided", "It was decided in decisions.yaml.");

    private final TreeMap<String, String> wanted;
    private final TreeSet<String> obeyed = new TreeSet<>();

    WantedMeans(Map<String, String> wanted) {
        this.wanted = new TreeMap<>(wanted);
    }

    private static String key(String account, String provider) {
        return account + "/to/" + provider;
    }

    Optional<Means> of(String account, String provider) {
        return Optional.ofNullable(wanted.get(key(account, provider))).flatMap(Means::of);
    }

    void obeyed(String account, String provider) {
        obeyed.add(key(account, provider));
    }

    /** What was decided and could not be. */
    List<Finding> findings() {
        return wanted.keySet().stream()
                .filter(key -> !obeyed.contains(key))
                .map(key -> new Finding(
                        "target.connection-not-possible",
                        Severity.HIGH,
                        List.of(),
                        "decisions.yaml wants " + wanted.get(key) + " for " + key
                                + ", but there is no such connection, or that means would not do for it.",
                        "Choose one of its options (sheet Connections), or take the line out."))
                .toList();
    }
}
