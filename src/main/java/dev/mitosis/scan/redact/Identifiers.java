package dev.mitosis.scan.redact;

import dev.mitosis.model.Arn;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The names of everything that a scan has found: what may be kept of a text that may hold secrets. */
public final class Identifiers {
    /** Shorter words are no evidence of anything. */
    private static final int SHORTEST = 3;

    private final Set<String> words = new HashSet<>();

    /** Adds a name, an id, an endpoint or an ARN. */
    public void add(String word) {
        if (word.length() >= SHORTEST && !word.contains("***")) {
            words.add(word);
            int dot = word.endsWith(".") ? word.length() - 1 : word.length();
            words.add(word.substring(0, dot));
            Arn.parse(word).ifPresent(this::addTail);
        }
    }

    /** Metrics and scalable targets name by the end of an ARN, as {@code app/web/50dc6c495c0c9188}. */
    private void addTail(Arn arn) {
        String resource = arn.resource();
        int slash = resource.indexOf('/');
        if (slash > 0 && resource.length() - slash > SHORTEST) {
            words.add(resource);
            words.add(resource.substring(slash + 1));
        }
    }

    /** Whether something in the account is called exactly so. */
    public boolean contains(String word) {
        return words.contains(word);
    }

    /** Whether the host is known, or lies below a known domain. */
    public boolean containsHost(String host) {
        String rest = host.toLowerCase(Locale.ROOT);
        while (rest.contains(".")) {
            if (words.contains(rest)) {
                return true;
            }
            rest = rest.substring(rest.indexOf('.') + 1);
        }
        return words.contains(host);
    }
}
