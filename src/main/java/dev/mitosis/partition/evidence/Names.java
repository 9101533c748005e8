package dev.mitosis.partition.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of names that people chose. What CloudFormation makes a name of, the stack and a random end, is not one of
 * them; nor is the registrable domain of a DNS name, which all names of an organisation share.
 */
public final class Names {
    static final String STACK_NAME = "aws:cloudformation:stack-name";
    static final String LOGICAL_ID = "aws:cloudformation:logical-id";

    private static final Pattern RANDOM = Pattern.compile("[A-Za-z0-9]{12,13}|[A-Za-z0-9]{8}");
    private static final Pattern HOST = Pattern.compile("[*\\w-]+(?:\\.[\\w-]+)+\\.?");
    private static final Set<String> HOST_SERVICES = Set.of("Route53", "CertificateManager", "CloudFront", "SES");
    private static final Set<String> SECOND_LEVEL = Set.of("co", "com", "org", "net", "gov", "ac", "edu");
    private static final int LEAST_COMMON = 6;
    private static final int COUNTRY = 2;

    private final NamePrefixes prefixes = new NamePrefixes();
    private final WordSplitter words;
    private final Map<String, List<String>> known = new ConcurrentHashMap<>();
    private final Map<String, String> pool = new ConcurrentHashMap<>();
    private final List<@Nullable List<String>> bySubject = new ArrayList<>();

    /** Reads names with these words. */
    public Names(WordSplitter words) {
        this.words = words;
    }

    /** Reads the names of all subjects; from then on any thread may ask. */
    public void readAll(AccountGraph graph) {
        graph.subjects().forEach(this::of);
    }

    /** The words of any text, but for what tools put before names. */
    public List<String> words(String text) {
        List<String> found = known.get(text);
        return found == null ? known.computeIfAbsent(text, this::split) : found;
    }

    /** The words of a large account are few: each is kept once. */
    private List<String> split(String text) {
        List<String> found = words.of(prefixes.without(text));
        found.replaceAll(word -> pool.computeIfAbsent(word, same -> same));
        return List.copyOf(found);
    }

    /** The words that people chose for this subject; all that are asked about are of one account. */
    public List<String> of(Subject subject) {
        while (bySubject.size() <= subject.index()) {
            bySubject.add(null);
        }
        List<String> found = bySubject.get(subject.index());
        if (found == null) {
            found = read(subject);
            bySubject.set(subject.index(), found);
        }
        return found;
    }

    private List<String> read(Subject subject) {
        String name = subject.name().isEmpty() ? subject.id() : subject.name();
        String stack = subject.tags().getOrDefault(STACK_NAME, "");
        if (!stack.isEmpty() && !subject.tags().containsKey("Name")) {
            name = withoutStack(name, stack, subject.tags().getOrDefault(LOGICAL_ID, ""));
        }
        return words(isHost(subject, name) ? withoutDomain(name) : name);
    }

    /** What is left of a physical name: {@code Jobs} of {@code shop-prod-Jobs-1ABCDEFGHIJKL} in {@code shop-prod}. */
    private static String withoutStack(String name, String stack, String logical) {
        int common = common(name.toLowerCase(Locale.ROOT), stack.toLowerCase(Locale.ROOT));
        int end = name.lastIndexOf('-');
        boolean made = end > 0 && RANDOM.matcher(name.substring(end + 1)).matches();
        if (!made || common < Math.min(stack.length(), LEAST_COMMON)) {
            return name;
        }
        if (common >= end) {
            return logical;
        }
        String own = name.substring(common, end);
        // CloudFormation cuts what is too long: the logical id has all of it.
        return own.length() > 1 && logical.startsWith(own.substring(own.charAt(0) == '-' ? 1 : 0)) ? logical : own;
    }

    private static int common(String left, String right) {
        int length = 0;
        while (length < left.length() && length < right.length() && left.charAt(length) == right.charAt(length)) {
            length++;
        }
        return length;
    }

    private static boolean isHost(Subject subject, String name) {
        if (name.indexOf('.') < 0 || !HOST.matcher(name).matches()) {
            return false;
        }
        String[] type = subject.type().split("::", -1);
        return name.endsWith(".") || (type.length > 1 && HOST_SERVICES.contains(type[1]));
    }

    /** The words of the domain that the names of an organisation share; empty where the name is none of DNS. */
    public List<String> domain(Subject subject) {
        String name = subject.name();
        if (!isHost(subject, name)) {
            return List.of();
        }
        String rest = withoutDomain(name);
        String domain = name.substring(rest.isEmpty() ? 0 : rest.length() + 1);
        return words(domain.split("\\.", 2)[0]);
    }

    private static String withoutDomain(String name) {
        List<String> labels = new ArrayList<>(List.of(name.split("\\.", -1)));
        labels.removeIf(String::isEmpty);
        int size = labels.size();
        boolean country =
                size > 2 && labels.get(size - 1).length() == COUNTRY && SECOND_LEVEL.contains(labels.get(size - 2));
        int kept = Math.max(0, size - (country ? 3 : 2));
        return String.join(".", labels.subList(0, kept));
    }
}
