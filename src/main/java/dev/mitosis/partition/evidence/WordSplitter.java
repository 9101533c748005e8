package dev.mitosis.partition.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Splits names into words: at separators, at changes of case and between letters and numbers of three digits or more.
 */
public final class WordSplitter {
    private static final Pattern REGION = Pattern.compile(
            "(?<![a-z0-9])(us|eu|ap|sa|ca|me|af|il|mx|cn)(-gov|-iso[a-z]?)?-(north|south|east|west|central|northeast|northwest|southeast|southwest)-\\d(?![0-9])[a-f]?");
    private static final Pattern ARN_HEAD = Pattern.compile("arn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:\\d*:");
    private static final Pattern AWS_ID =
            Pattern.compile("(?<![A-Za-z0-9])[a-z]{1,12}-(?:[0-9a-f]{17}|[0-9a-f]{8})(?![A-Za-z0-9])");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NOISE = Pattern.compile("\\d+|[0-9a-f]{6,}|(?=[a-z]*\\d[a-z]*\\d)[a-z0-9]{6,}");
    private static final Pattern GENERATED = Pattern.compile("(?=[A-Z]*\\d[A-Z]*\\d)[A-Z0-9]{8,}");
    /** What the CDK makes of a path, with the eight characters of a hash behind it: a logical id. */
    private static final Pattern CDK_HASH =
            Pattern.compile("(?<![A-Za-z0-9])([A-Z][A-Za-z0-9]*[a-z])[0-9A-F]{8}(?![A-Za-z0-9])");

    private static final int LONGEST = 512;

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
        String text = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        text = ARN_HEAD.matcher(text).replaceAll(" ");
        text = AWS_ID.matcher(text).replaceAll(" ");
        text = REGION.matcher(text).replaceAll(" ");
        text = CDK_HASH.matcher(text).replaceAll("$1");
        text = join(text);
        List<String> tokens = new ArrayList<>();
        for (String part : SEPARATOR.split(text, -1)) {
            for (String hump : GENERATED.matcher(part).matches() ? new String[0] : HUMP.split(part, -1)) {
                String token = hump.toLowerCase(Locale.ROOT);
                if (!token.isEmpty() && !isNoise(token)) {
                    tokens.add(token);
                }
            }
        }
        return tokens;
    }

    private static boolean isNoise(String token) {
        return NOISE.matcher(token).matches() && token.chars().anyMatch(Character::isDigit);
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
