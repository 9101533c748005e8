package dev.mitosis.scan.redact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Keeps the tokens of a text that identify AWS resources and replaces every run between them by {@code ***}.
 *
 * <p>Kept are ARNs, resource ids, host names of AWS and hosts within URLs with their ports, bucket URIs, queue URLs,
 * and words that equal a known identifier. Everything else may be a secret, numbers included.
 */
final class TextRedactor {
    /** What stands for whatever was there. */
    static final String MASK = "***";

    /**
     * Those of what an API calls have a service in the place of the account (API Gateway API reference, Integration).
     */
    private static final String ARN = "(?<arn>\\barn:aws[a-z-]*:(?:[a-z0-9-]+:[a-z0-9-]*:(?:\\d{12}|aws)?"
            + "|apigateway:[a-z0-9-]+:[a-z0-9-]+):[A-Za-z0-9_/.:*?+=,@$-]+)";

    private static final String ADDRESS = "(?<scheme>\\b(?:jdbc:)?[a-zA-Z][a-zA-Z0-9+.-]*://)(?<rest>[^\\s\"'<>`|]*)";
    private static final String HOST =
            "(?<host>(?<![A-Za-z0-9_.@-])[A-Za-z0-9_*-]+(?:\\.[A-Za-z0-9_-]+)+)(?<port>:\\d{2,5}(?![A-Za-z0-9]))?";
    private static final String WORD = "(?<word>/?[A-Za-z0-9_](?:(?!\\barn:aws)[A-Za-z0-9_./@+-])*)";
    private static final Pattern BEHIND_ARN = Pattern.compile("[,=@?+]|\\$(?!LATEST\\b)");
    private static final Pattern QUEUE = Pattern.compile("/\\d{12}/[A-Za-z0-9_.-]+");
    private static final Pattern TRAILING = Pattern.compile("[.,:;=+@?-]+$");

    private final RedactionRules rules;
    private final Identifiers known;
    private final Pattern token;
    private final Pattern awsHost;

    /** A redactor that knows these names. */
    TextRedactor(RedactionRules rules, Identifiers known) {
        this.rules = rules;
        this.known = known;
        String ids = "(?<id>(?<![A-Za-z0-9-])" + rules.anyOf(RedactionTable.IDS, "prefix")
                + "-[0-9a-f]{8}(?:[0-9a-f]{9})?(?![A-Za-z0-9-]))";
        this.token = Pattern.compile(String.join("|", ARN, ADDRESS, ids, HOST, WORD));
        String domains = rules.rows(RedactionTable.HOSTS).stream()
                .map(row -> Pattern.quote(row.get("domain")))
                .collect(Collectors.joining("|"));
        this.awsHost = Pattern.compile("(?i)(?:[a-z0-9_*-]+\\.)+(?:" + domains + ")");
    }

    /** The text with nothing left but what identifies resources. */
    String redact(String text) {
        KeptText kept = new KeptText(text);
        Matcher tokens = token.matcher(text).useTransparentBounds(true);
        while (tokens.find()) {
            if (tokens.group("arn") != null) {
                tokens.region(arn(tokens, kept), text.length());
            } else if (tokens.group("scheme") != null) {
                tokens.region(address(tokens, kept), text.length());
            } else if (tokens.group("id") != null) {
                kept.keep(tokens.start(), tokens.end());
            } else if (tokens.group("host") == null) {
                words(tokens.group("word"), tokens.start(), kept);
            } else if (rules.has(RedactionStep.HOST) && named(tokens.group("host"))) {
                kept.keep(tokens.start(), tokens.end());
            }
        }
        return kept.text();
    }

    /** Keeps an ARN; says where it ends: one that nobody knows ends where a list or an assignment goes on. */
    private int arn(Matcher token, KeptText kept) {
        String arn = trimmed(token.group("arn"));
        Matcher behind = BEHIND_ARN.matcher(arn);
        if (rules.has(RedactionStep.ARN_END) && !known.contains(arn) && behind.find()) {
            arn = trimmed(arn.substring(0, behind.start()));
        }
        int end = token.start() + arn.length();
        if (rules.has(RedactionStep.ARN)) {
            kept.keep(token.start(), end);
        }
        return end;
    }

    /** Keeps what is no secret of an address; says where it ends. */
    private int address(Matcher token, KeptText kept) {
        Address address = Address.of(token.group("rest"), this::named);
        int end = token.start("rest") + address.length();
        if (rules.has(RedactionStep.ADDRESS)) {
            kept.put(token.start(), end, token.group("scheme") + shown(address));
        }
        return end;
    }

    private boolean named(String host) {
        return awsHost.matcher(host).matches() || known.containsHost(host);
    }

    private static String trimmed(String token) {
        return TRAILING.matcher(token).replaceAll("");
    }

    private void words(String run, int start, KeptText kept) {
        String whole = trimmed(run);
        if (rules.has(RedactionStep.WORD) && known.contains(whole)) {
            kept.keep(start, start + whole.length());
            return;
        }
        if (rules.has(RedactionStep.WORD_BEHIND_SLASH) && whole.startsWith("/") && known.contains(whole.substring(1))) {
            kept.keep(start + 1, start + whole.length());
            return;
        }
        int at = start;
        for (String piece : run.split("[/@+]", -1)) {
            String word = trimmed(piece);
            if (rules.has(RedactionStep.WORD_PART)
                    && (known.contains(word) || awsHost.matcher(word).matches())) {
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
            String next = rules.has(RedactionStep.SEGMENT) && known.contains(segment) ? segment : MASK;
            if (!(next.equals(MASK) && shown.toString().endsWith("/" + MASK))) {
                shown.append('/').append(next);
            }
        }
        return shown.toString();
    }

    private boolean queue(String host, String path) {
        return rules.has(RedactionStep.QUEUE)
                && awsHost.matcher(host).matches()
                && host.contains("sqs")
                && QUEUE.matcher(path).matches();
    }
}
