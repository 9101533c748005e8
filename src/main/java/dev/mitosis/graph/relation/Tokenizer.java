package dev.mitosis.graph.relation;

import java.util.BitSet;

/** Cuts a text into the whole tokens that may name a resource. */
final class Tokenizer {
    /** Takes a token; answers whether it named something, so that its parts need not be tried. */
    interface Taker {
        boolean take(String token, TokenForm form);
    }

    private static final BitSet DELIMITERS =
            " \t\r\n\"'`,;=<>{}()[]|\\&?#!%+^*$".chars().collect(BitSet::new, BitSet::set, BitSet::or);
    private static final String JOINTS = "/:@";
    private static final int SHORTEST = 2;

    private Tokenizer() {}

    static void scan(String text, Taker taker) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || DELIMITERS.get(text.charAt(i))) {
                if (i - start >= SHORTEST) {
                    chunk(text, start, i, taker);
                }
                start = i + 1;
            }
        }
    }

    private static void chunk(String text, int start, int end, Taker taker) {
        int arn = text.indexOf("arn:", start);
        if (arn >= 0 && arn < end) {
            arns(text.substring(arn, end), taker);
            return;
        }
        String chunk = trimPunctuation(text.substring(start, end));
        if (chunk.length() < SHORTEST || taker.take(chunk, TokenForm.WORD)) {
            return;
        }
        int scheme = chunk.indexOf("://");
        if (scheme > 0) {
            url(chunk.substring(0, scheme), chunk.substring(scheme + 3), taker);
        } else {
            prefixes(chunk, taker);
        }
    }

    /** Nested ARNs, as in an API Gateway invocation URI, are tokens of their own: the innermost first. */
    private static void arns(String chunk, Taker taker) {
        int nested = chunk.indexOf("arn:", 4);
        if (nested > 0) {
            arns(chunk.substring(nested), taker);
            return;
        }
        taker.take(trimPunctuation(chunk), TokenForm.ARN);
    }

    private static void url(String scheme, String rest, Taker taker) {
        int path = rest.indexOf('/');
        String authority = path < 0 ? rest : rest.substring(0, path);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int port = host.indexOf(':');
        String bare = port < 0 ? host : host.substring(0, port);
        if (scheme.equals("s3") || scheme.equals("s3a") || scheme.equals("s3n")) {
            taker.take(bare, TokenForm.BUCKET);
            return;
        }
        String tail = path < 0 ? "" : rest.substring(path + 1);
        if (bare.startsWith("s3") && bare.endsWith(".amazonaws.com")) {
            int end = tail.indexOf('/');
            taker.take(end < 0 ? tail : tail.substring(0, end), TokenForm.BUCKET);
            return;
        }
        if (!tail.isEmpty() && taker.take(tail, TokenForm.WORD)) {
            return;
        }
        if (!tail.isEmpty() && cuts(bare + "/" + tail, bare.length(), taker)) {
            return;
        }
        taker.take(bare, TokenForm.HOST);
        if (!tail.isEmpty()) {
            pieces(tail, taker);
        }
    }

    /** The chunk without its last segments, longest first; then its segments. */
    private static void prefixes(String chunk, Taker taker) {
        if (!cuts(chunk, 0, taker)) {
            pieces(chunk, taker);
        }
    }

    private static boolean cuts(String chunk, int floor, Taker taker) {
        for (int i = chunk.length() - 1; i > floor; i--) {
            if (JOINTS.indexOf(chunk.charAt(i)) >= 0
                    && i >= SHORTEST
                    && taker.take(chunk.substring(0, i), TokenForm.WORD)) {
                return true;
            }
        }
        return false;
    }

    private static void pieces(String chunk, Taker taker) {
        int start = 0;
        boolean cut = false;
        for (int i = 0; i <= chunk.length(); i++) {
            if (i == chunk.length() || JOINTS.indexOf(chunk.charAt(i)) >= 0) {
                cut |= i < chunk.length();
                if (cut && start > 0 && i - start >= SHORTEST) {
                    taker.take(chunk.substring(start, i), TokenForm.WORD);
                }
                start = i + 1;
            }
        }
    }

    private static String trimPunctuation(String chunk) {
        int end = chunk.length();
        while (end > 0 && ".:/@".indexOf(chunk.charAt(end - 1)) >= 0) {
            end--;
        }
        return chunk.substring(0, end);
    }
}
