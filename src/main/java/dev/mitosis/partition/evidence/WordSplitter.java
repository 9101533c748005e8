package dev.mitosis.partition.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Splits names into words: at separators, at changes of case and between letters and numbers of three digits or more.
 */
public final class WordSplitter {
    private static final Pattern REGION = Pattern.compile(
            "(?<![a-z0-9])(us|eu|ap|sa|ca|me|af|il|mx|cn)(-gov|-iso[a-z]?)?-(north|south|east|west|central|northeast|northwest|southeast|southwest)-\\d(?![0-9])[a-f]?");
    private static final Pattern ARN_HEAD = Pattern.compile("arn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:\\d*:");
    /** Only these types had ids of eight digits: behind another word they are a date or somebody's random end. */
    private static final Pattern AWS_ID = Pattern.compile("(?<![A-Za-z0-9])(?:[a-z]{1,12}-[0-9a-f]{17}|"
            + "(?:acl|ami|cgw|dopt|eipalloc|eni|fl|fs|fsmt|i|igw|nat|pcx|r|rtb|sg|snap|subnet|vgw|vol|vpc|vpce|vpn)"
            + "-[0-9a-f]{8})(?![A-Za-z0-9])");

    private static final Pattern NOISE = Pattern.compile("\\d+|[0-9a-f]{6,}|(?=[a-z]*\\d[a-z]*\\d)[a-z0-9]{6,}");
    /** What the CDK makes of a path, with the eight characters of a hash behind it: a logical id. */
    private static final Pattern CDK_HASH =
            Pattern.compile("(?<![A-Za-z0-9])([A-Z][A-Za-z0-9]*[a-z])[0-9A-F]{8}(?![A-Za-z0-9])");

    private static final int LONGEST = 512;
    private static final int SHORTEST_HASH = 8;

    private final Pattern compounds;
    private final List<String> joined;

    /** A splitter that first joins compounds such as {@code pre-prod} (key) into one word (value). */
    public WordSplitter(Map<String, String> compounds) {
        String spellings = compounds.keySet().stream()
                .map(compound -> "(" + compound.replace("-", "[-_. ]?") + ")")
                .collect(Collectors.joining("|"));
        this.compounds = Pattern.compile("(?<![A-Za-z])(?:" + spellings + ")(?![a-z])", Pattern.CASE_INSENSITIVE);
        this.joined = List.copyOf(compounds.values());
    }

    /** The words of a name in lower case; numbers, hashes, regions and AWS ids are left out. */
    public List<String> of(String name) {
        String text = join(withoutIds(name.length() > LONGEST ? name.substring(0, LONGEST) : name));
        List<String> tokens = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < text.length(); ) {
            int letter = text.codePointAt(at);
            if (!isOfWord(letter)) {
                humps(text, start, at, tokens);
                start = at + Character.charCount(letter);
            }
            at += Character.charCount(letter);
        }
        humps(text, start, text.length(), tokens);
        return tokens;
    }

    /** Most names hold none of them: what each must have is looked for before its pattern is. */
    private static String withoutIds(String name) {
        String text = name.contains("arn:aws") ? ARN_HEAD.matcher(name).replaceAll(" ") : name;
        if (hasRun(text, WordSplitter::isLowerHex)) {
            text = AWS_ID.matcher(text).replaceAll(" ");
        }
        if (hasNumberBehindHyphen(text)) {
            text = REGION.matcher(text).replaceAll(" ");
        }
        return hasRun(text, WordSplitter::isUpperHex) ? CDK_HASH.matcher(text).replaceAll("$1") : text;
    }

    private static boolean hasRun(String text, IntPredicate wanted) {
        int run = 0;
        for (int at = 0; at < text.length() && run < SHORTEST_HASH; at++) {
            run = wanted.test(text.charAt(at)) ? run + 1 : 0;
        }
        return run >= SHORTEST_HASH;
    }

    private static boolean hasNumberBehindHyphen(String text) {
        for (int at = text.indexOf('-'); at >= 0 && at + 1 < text.length(); at = text.indexOf('-', at + 1)) {
            if (isNumber(text.charAt(at + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLowerHex(int letter) {
        return isNumber(letter) || (letter >= 'a' && letter <= 'f');
    }

    private static boolean isUpperHex(int letter) {
        return isNumber(letter) || (letter >= 'A' && letter <= 'F');
    }

    private static boolean isNumber(int letter) {
        return letter >= '0' && letter <= '9';
    }

    private static boolean isLower(int letter) {
        return letter >= 'a' && letter <= 'z';
    }

    private static boolean isUpper(int letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    /** Letters and numbers of any script. */
    private static boolean isOfWord(int letter) {
        return Character.isLetterOrDigit(letter)
                || Character.getType(letter) == Character.LETTER_NUMBER
                || Character.getType(letter) == Character.OTHER_NUMBER;
    }

    /** The words of a part without separators: {@code orderItems}, {@code HTTPServer}. */
    private static void humps(String text, int from, int to, List<String> tokens) {
        if (isGenerated(text, from, to)) {
            return;
        }
        int start = from;
        for (int at = from + 1; at < to; at++) {
            int before = text.charAt(at - 1);
            boolean begins = isUpper(text.charAt(at))
                    && (isLower(before)
                            || isNumber(before)
                            || (isUpper(before) && at + 1 < to && isLower(text.charAt(at + 1))));
            if (begins) {
                add(text.substring(start, at), tokens);
                start = at;
            }
        }
        add(text.substring(start, to), tokens);
    }

    /** Whether it is long and of capitals with at least two numbers between them. */
    private static boolean isGenerated(String text, int from, int to) {
        int numbers = 0;
        for (int at = from; at < to; at++) {
            if (!isNumber(text.charAt(at)) && !isUpper(text.charAt(at))) {
                return false;
            }
            numbers += isNumber(text.charAt(at)) ? 1 : 0;
        }
        return to - from >= SHORTEST_HASH && numbers >= 2;
    }

    private static void add(String hump, List<String> tokens) {
        String token = hump.toLowerCase(Locale.ROOT);
        if (!token.isEmpty() && !isNoise(token)) {
            tokens.add(token);
        }
    }

    private static boolean isNoise(String token) {
        return token.chars().anyMatch(Character::isDigit)
                && NOISE.matcher(token).matches();
    }

    private String join(String text) {
        return compounds.matcher(text).replaceAll(found -> {
            int group = 1;
            while (found.group(group) == null) {
                group++;
            }
            return joined.get(group - 1);
        });
    }

    /** The singular of an English word, well enough to compare two spellings. */
    public static String singular(String token) {
        if (token.length() > 4 && token.endsWith("ies")) {
            return token.substring(0, token.length() - 3) + "y";
        }
        boolean plural = token.length() > 3 && token.endsWith("s") && !token.endsWith("ss") && !token.endsWith("us");
        return plural ? token.substring(0, token.length() - 1) : token;
    }
}
