package dev.mitosis.scan.redact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the tokens of a text that identify AWS resources and replaces every run between them by {@code ***}.
 *
 * <p>Kept are ARNs, resource ids, host names of AWS and hosts within URLs with their ports, bucket URIs, queue URLs,
 * and words that equal a known identifier. Everything else may be a secret, numbers included.
 */
public final class TextRedactor {
    /** What stands for whatever was there. */
    public static final String MASK = "***";

    private static final String IDS =
            "(?:i|r|vpc|subnet|sg|sgr|eni|vol|snap|ami|aki|ari|rtb|rtbassoc|igw|eigw|nat|acl|vpce|"
                    + "vpce-svc|pcx|tgw|tgw-attach|tgw-rtb|lt|eipalloc|eipassoc|fs|fsap|fsmt|key|dopt|pl|vgw|cgw|vpn|fl|cvpn-endpoint|"
                    + "lgw|cagw|asg|db|cluster|rslvr-in|rslvr-out|rslvr-rr|d|sdp|srv|ns)-[0-9a-f]{8}(?:[0-9a-f]{9})?";
    private static final Pattern TOKEN =
            Pattern.compile("(?<arn>\\barn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(?:\\d{12}|aws)?:[A-Za-z0-9_/.:*?+=,@$-]+)"
                    + "|(?<scheme>\\b(?:jdbc:)?[a-zA-Z][a-zA-Z0-9+.-]*://)(?<rest>[^\\s\"'<>`|]*)"
                    + "|(?<id>(?<![A-Za-z0-9-])" + IDS + "(?![A-Za-z0-9-]))"
                    + "|(?<host>(?<![A-Za-z0-9_.@-])[A-Za-z0-9_*-]+(?:\\.[A-Za-z0-9_-]+)+)(?<port>:\\d{2,5}(?![A-Za-z0-9]))?"
                    + "|(?<word>/?[A-Za-z0-9_](?:(?!\\barn:aws)[A-Za-z0-9_./@+-])*)");
    private static final Pattern AWS_HOST = Pattern.compile("(?i)(?:[a-z0-9_*-]+\\.)+"
            + "(?:amazonaws\\.com(?:\\.cn)?|cloudfront\\.net|elasticbeanstalk\\.com|awsapprunner\\.com|on\\.aws|api\\.aws|"
            + "awsglobalaccelerator\\.com|amazoncognito\\.com)");
    private static final Pattern BEHIND_ARN = Pattern.compile("[,=@?+]|\\$(?!LATEST\\b)");
    private static final Pattern TRAILING = Pattern.compile("[.,:;=+@?-]+$");

    private final Identifiers known;

    /** A redactor that knows these names. */
    public TextRedactor(Identifiers known) {
        this.known = known;
    }

    /** The text with nothing left but what identifies resources. */
    public String redact(String text) {
        Kept kept = new Kept(text);
        Matcher tokens = TOKEN.matcher(text).useTransparentBounds(true);
        while (tokens.find()) {
            if (tokens.group("arn") != null) {
                int end = tokens.start() + arn(tokens.group("arn")).length();
                kept.keep(tokens.start(), end);
                tokens.region(end, text.length());
            } else if (tokens.group("scheme") != null) {
                Address address = Address.of(tokens.group("rest"), this::named);
                int end = tokens.start("rest") + address.length();
                kept.put(tokens.start(), end, tokens.group("scheme") + shown(address));
                tokens.region(end, text.length());
            } else if (tokens.group("id") != null) {
                kept.keep(tokens.start(), tokens.end());
            } else if (tokens.group("host") != null) {
                host(tokens, kept);
            } else {
                words(tokens.group("word"), tokens.start(), kept);
            }
        }
        return kept.text();
    }

    /** An ARN that nobody knows ends where a list or an assignment goes on. */
    private String arn(String token) {
        String whole = trimmed(token);
        Matcher end = BEHIND_ARN.matcher(whole);
        return known.contains(whole) || !end.find() ? whole : trimmed(whole.substring(0, end.start()));
    }

    private boolean named(String host) {
        return AWS_HOST.matcher(host).matches() || known.containsHost(host);
    }

    private static String trimmed(String token) {
        return TRAILING.matcher(token).replaceAll("");
    }

    private void host(Matcher token, Kept kept) {
        String host = token.group("host");
        if (named(host)) {
            kept.keep(token.start(), token.end());
        } else {
            words(host, token.start(), kept);
        }
    }

    private void words(String run, int start, Kept kept) {
        String whole = trimmed(run);
        if (known.contains(whole)) {
            kept.keep(start, start + whole.length());
            return;
        }
        if (whole.startsWith("/") && known.contains(whole.substring(1))) {
            kept.keep(start + 1, start + whole.length());
            return;
        }
        int at = start;
        for (String piece : run.split("[/@+]", -1)) {
            String word = trimmed(piece);
            if (known.contains(word) || AWS_HOST.matcher(word).matches()) {
                kept.keep(at, at + word.length());
            }
            at += piece.length() + 1;
        }
    }

    /** Host and port stay; user and password never, of the path only what is known. */
    private String shown(Address address) {
        if (address.host().isEmpty()) {
            return MASK;
        }
        String user = address.user() ? MASK + "@" : "";
        return user + address.host() + address.port() + path(address.host(), address.path());
    }

    private String path(String host, String path) {
        if (path.length() <= 1 || queue(host, path)) {
            return path;
        }
        StringBuilder shown = new StringBuilder();
        for (String segment : path.substring(1).split("[/?#&=,]", -1)) {
            String next = known.contains(segment) ? segment : MASK;
            if (!(next.equals(MASK) && shown.toString().endsWith("/" + MASK))) {
                shown.append('/').append(next);
            }
        }
        return shown.toString();
    }

    private static boolean queue(String host, String path) {
        return AWS_HOST.matcher(host).matches() && host.contains("sqs") && path.matches("/\\d{12}/[A-Za-z0-9_.-]+");
    }

    /** Puts the result together from the pieces that stay and masks for what is between them. */
    private static final class Kept {
        private static final Pattern HARMLESS = Pattern.compile("[/:=,;@ ]{0,2}");

        private final String source;
        private final StringBuilder result = new StringBuilder();
        private int end;

        private Kept(String source) {
            this.source = source;
        }

        void keep(int from, int to) {
            put(from, to, source.substring(from, to));
        }

        void put(int from, int to, String shown) {
            gap(from);
            result.append(shown);
            end = to;
        }

        private void gap(int to) {
            String between = source.substring(end, to);
            if (result.length() > 0 && HARMLESS.matcher(between).matches()) {
                result.append(between);
            } else if (!between.isEmpty() && !result.toString().endsWith(MASK)) {
                result.append(MASK);
            }
        }

        String text() {
            if (end < source.length()) {
                gap(source.length());
            }
            return result.toString();
        }
    }
}
