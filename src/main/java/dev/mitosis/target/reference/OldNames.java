package dev.mitosis.target.reference;

import dev.mitosis.target.reference.KnownAs.Kind;
import dev.mitosis.target.reference.KnownAs.OldName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All texts by which old things are named, for finding the whole ones in other texts. Looking through a text takes time
 * that grows with its length alone: the texts are kept as a tree of their words.
 */
final class OldNames {
    /** The shortest identifiers of letters alone that AWS gives. */
    private static final int GIVEN = 8;

    private static final int HEXADECIMAL = 16;

    private final Node root = new Node();

    /** What a text is to an old thing. */
    record Meaning(String owner, OldName name) {}

    /**
     * A place in a text that names old things.
     *
     * @param meanings of each old thing that is named so, in the order in which they were learned
     */
    record Found(int start, int end, List<Meaning> meanings) {}

    private static final class Node {
        private Map<String, Node> next = Map.of();
        private List<Meaning> meanings = List.of();

        Node grow(String word) {
            if (next.isEmpty()) {
                next = new HashMap<>(2);
            }
            return next.computeIfAbsent(word, unseen -> new Node());
        }
    }

    /** Takes in a text of an old thing. */
    void learn(String owner, OldName name) {
        Node node = root;
        String text = name.old();
        int at = 0;
        while (at < text.length()) {
            int end = wordEnd(text, at);
            node = node.grow(text.substring(at, end).toLowerCase(Locale.ROOT));
            at = end;
        }
        if (node.meanings.stream()
                .noneMatch(known ->
                        known.owner().equals(owner) && known.name().old().equals(text))) {
            List<Meaning> meanings = new ArrayList<>(node.meanings);
            meanings.add(new Meaning(owner, name));
            node.meanings = List.copyOf(meanings);
        }
    }

    /** The longest names in the text, from left to right; none lies in another. */
    List<Found> in(String text) {
        List<Found> all = new ArrayList<>(1);
        int at = 0;
        while (at < text.length()) {
            Found found = starts(text, at) ? longest(text, at) : null;
            if (found != null) {
                all.add(found);
            }
            at = found == null ? wordEnd(text, at) : found.end();
        }
        return all;
    }

    private @Nullable Found longest(String text, int start) {
        Node node = root;
        Found best = null;
        int at = start;
        while (at < text.length()) {
            int end = wordEnd(text, at);
            node = node.next.get(text.substring(at, end).toLowerCase(Locale.ROOT));
            if (node == null) {
                return best;
            }
            at = end;
            if (!node.meanings.isEmpty() && ends(text, at)) {
                List<Meaning> meant = meant(node.meanings, text, start, at);
                best = meant.isEmpty() ? best : new Found(start, at, meant);
            }
        }
        return best;
    }

    private static List<Meaning> meant(List<Meaning> meanings, String text, int start, int end) {
        List<Meaning> meant = new ArrayList<>(1);
        for (Meaning meaning : meanings) {
            Kind kind = meaning.name().kind();
            boolean spelt =
                    kind == Kind.ENDPOINT || text.startsWith(meaning.name().old(), start);
            boolean named = kind == Kind.ID ? isGiven(text, start, end) : isWholeName(text, start, end);
            if (spelt && (named || (kind != Kind.NAME && kind != Kind.ID))) {
                meant.add(meaning);
            }
        }
        return meant;
    }

    /** A name is no part of a host, unless that is the one under which S3 serves it. */
    private static boolean isWholeName(String text, int start, int end) {
        boolean before = start == 0 || text.charAt(start - 1) != '.';
        boolean after = end == text.length()
                || text.charAt(end) != '.'
                || end + 1 == text.length()
                || !Character.isLetterOrDigit(text.charAt(end + 1))
                || text.startsWith(".s3", end);
        return before && after && (isTelling(text, start, end) || isWholeOrAddress(text, start, end));
    }

    /** What AWS gives is seldom letters alone; where it is, it is no short word, such as the account of a service. */
    private static boolean isGiven(String text, int start, int end) {
        return end - start >= GIVEN || isTelling(text, start, end);
    }

    /** A word of letters alone may stand in any sentence. */
    private static boolean isTelling(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Character.isLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWholeOrAddress(String text, int start, int end) {
        return (start == 0 && end == text.length())
                || text.startsWith("://", Math.max(0, start - 3))
                || text.startsWith(":::", Math.max(0, start - 3))
                || text.startsWith(".s3", end);
    }

    private static boolean starts(String text, int at) {
        return at == 0 || !isOfWord(text.charAt(at - 1)) || isEncoded(text, at - 2);
    }

    /** Whether two digits of a character that is percent-encoded stand there (RFC 3986, section 2.1). */
    private static boolean isEncoded(String text, int at) {
        return at > 0
                && at + 1 < text.length()
                && text.charAt(at - 1) == '%'
                && Character.digit(text.charAt(at), HEXADECIMAL) >= 0
                && Character.digit(text.charAt(at + 1), HEXADECIMAL) >= 0;
    }

    private static boolean ends(String text, int at) {
        return at == text.length() || !isOfWord(text.charAt(at));
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }

    /** The end of the run of letters and digits, or of the one character that is neither. */
    private static int wordEnd(String text, int start) {
        if (isEncoded(text, start)) {
            return start + 2;
        }
        int at = start;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return Math.max(at, start + 1);
    }
}
