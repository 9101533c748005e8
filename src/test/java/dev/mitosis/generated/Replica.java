package dev.mitosis.generated;

import dev.mitosis.generated.ground.Fact;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import dev.mitosis.model.SnapshotManifest;
import dev.mitosis.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A generated account many times over, for measuring: what an application owns stands there once for each copy, under
 * another name and other ids; what is shared and what AWS made stands there once, and the copies all use it. Records
 * exist only while they are looked at.
 */
public final class Replica implements Snapshot {
    private static final Pattern DIGITS =
            Pattern.compile("(?<![0-9A-Za-z])[0-9A-Za-z]{12}(?![0-9A-Za-z])|[0-9a-fA-F]{6,}");
    private static final Pattern ID = Pattern.compile("(?!1234567890)(?<![0-9a-fA-F])[0-9a-fA-F]{10}");
    private static final int CHANGED = 4;
    private static final String LETTERS = "bcdfghjklmnpqrtv";

    private final List<Resource> once;
    private final List<Template> often;
    private final Set<String> ids;
    private final Pattern words;
    private final int copies;
    private final SnapshotManifest manifest;

    /** The account copied so many times; its names must all say their application. */
    public Replica(GeneratedAccount account, int copies) {
        Map<String, Fact> facts = new HashMap<>();
        account.facts().forEach(fact -> facts.put(fact.resource(), fact));
        Set<String> contexts = account.facts().stream()
                .filter(Fact::owned)
                .map(fact -> String.valueOf(fact.context()))
                .collect(Collectors.toSet());
        // AWS's own words are nobody's: AWS::KinesisFirehose::DeliveryStream, "DeliveryStreamName":
        this.words = Pattern.compile("(?i)(?<!::)(" + String.join("|", contexts) + ")(?![A-Za-z]*\":)");
        Map<Boolean, List<Resource>> parts = account.resources().stream()
                .collect(Collectors.partitioningBy(resource -> {
                    Fact fact = facts.get(resource.arn());
                    return fact != null && fact.owned() && distinct(resource.arn());
                }));
        Collection<Resource> owned = parts.getOrDefault(true, List.of());
        this.once = parts.getOrDefault(false, List.of());
        this.ids = ids(owned);
        this.often = owned.stream().map(this::template).toList();
        this.copies = copies;
        this.manifest = account.snapshot().manifest();
    }

    /** Whether a copy gets another ARN: what everybody could use may by chance have one user, and stays as it is. */
    private boolean distinct(String arn) {
        return words.matcher(arn).find() || ID.matcher(arn).find();
    }

    private static Set<String> ids(Collection<Resource> owned) {
        Set<String> ids = new HashSet<>();
        for (Resource resource : owned) {
            Matcher digits = DIGITS.matcher(resource.arn() + " " + resource.id());
            while (digits.find()) {
                if (!digits.group().equals(GeneratedAccount.ACCOUNT)
                        && digits.group().matches(".*[0-9].*")) {
                    ids.add(digits.group());
                }
            }
        }
        return ids;
    }

    @Override
    public SnapshotManifest manifest() {
        return manifest;
    }

    @Override
    public Stream<Resource> resources() {
        return Stream.concat(once.stream(), IntStream.range(0, copies).boxed().flatMap(this::copy));
    }

    /** Writes the snapshot to a folder, as a scan does. */
    public SnapshotManifest write(Path folder) {
        return ScannedFiles.write(resources().toList(), folder);
    }

    private Stream<Resource> copy(int number) {
        String suffix = suffix(number);
        String digits = String.format("%0" + CHANGED + "x", number);
        return often.stream().map(template -> read(template.fill(suffix, digits)));
    }

    /** Letters only: what has digits in it is none of people's words. */
    private static String suffix(int number) {
        StringBuilder suffix = new StringBuilder("x");
        for (int left = number + LETTERS.length(); left > 0; left /= LETTERS.length()) {
            suffix.append(LETTERS.charAt(left % LETTERS.length()));
        }
        return suffix.toString();
    }

    /** A record without what each copy has of its own: its texts, and whether a name or an id ends after each. */
    private record Template(List<String> texts, BitSet names) {
        String fill(String suffix, String digits) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < texts.size(); i++) {
                line.append(texts.get(i));
                if (i + 1 < texts.size()) {
                    line.append(names.get(i) ? suffix : digits);
                }
            }
            return line.toString();
        }
    }

    private Template template(Resource resource) {
        String line = Json.line(resource);
        Map<Integer, Boolean> ends = new TreeMap<>();
        words.matcher(line).results().forEach(name -> ends.put(name.end(), true));
        DIGITS.matcher(line)
                .results()
                .filter(found -> ids.contains(found.group()))
                .forEach(found -> ends.putIfAbsent(found.end(), false));
        List<String> texts = new ArrayList<>();
        BitSet names = new BitSet();
        int done = 0;
        for (Map.Entry<Integer, Boolean> end : ends.entrySet()) {
            names.set(texts.size(), end.getValue());
            texts.add(line.substring(done, end.getKey() - (end.getValue() ? 0 : CHANGED)));
            done = end.getKey();
        }
        texts.add(line.substring(done));
        return new Template(texts, names);
    }

    private static Resource read(String line) {
        try {
            return Json.mapper().readValue(line, Resource.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
