package dev.mitosis.scan;

import dev.mitosis.model.Arn;
import dev.mitosis.model.Resource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Derives a CloudFormation type from the form of an ARN. */
final class ArnTypes {
    private static final String TABLE = "arn-types.tsv";
    private static final Comparator<Form> MOST_LITERAL_FIRST =
            Comparator.comparingInt(Form::literals).reversed().thenComparing(Form::type);

    private final Map<String, List<Form>> forms;

    private ArnTypes(Map<String, List<Form>> forms) {
        this.forms = forms;
    }

    private record Form(String service, Pattern resource, String template, int literals, String type) {
        static Form parse(String line) {
            String[] cells = line.split("\t", -1);
            if (cells.length != 3) {
                throw new IllegalArgumentException("an ARN form has three columns: " + line);
            }
            Pattern pattern = Pattern.compile(Pattern.quote(cells[1]).replace("*", "\\E.+\\Q"));
            return new Form(
                    cells[0], pattern, cells[1], cells[1].replace("*", "").length(), cells[2]);
        }
    }

    /** Reads the table of ARN forms. */
    static ArnTypes load() {
        InputStream table = Objects.requireNonNull(ArnTypes.class.getResourceAsStream(TABLE), TABLE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return new ArnTypes(lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(Form::parse)
                    .sorted(MOST_LITERAL_FIRST)
                    .collect(Collectors.groupingBy(Form::service)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The type; where no form fits, one that is made of the ARN's own words. */
    String typeOf(Arn arn) {
        return forms.getOrDefault(arn.service(), List.of()).stream()
                .filter(form -> form.resource().matcher(arn.resource()).matches())
                .map(Form::type)
                .findFirst()
                .orElseGet(() -> "AWS::" + capitalised(arn.service()) + "::" + capitalised(kind(arn)));
    }

    /**
     * An ARN of a resource of which only type and identifier are known; where the form of the type's ARNs is not known
     * or needs other parts, one that is made of the type's own words.
     *
     * @param identifier as CloudFormation knows it: an ARN, an id, an address that ends with one, or several of them
     *     with bars between
     */
    Arn arnOf(String type, String identifier, Place place) {
        for (String part : identifier.split("\\|")) {
            Optional<Arn> whole = Arn.parse(part);
            if (whole.isPresent()) {
                return whole.get();
            }
        }
        String[] words = type.split("::");
        String kind = words[words.length - 1].toLowerCase(Locale.ROOT);
        String own = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : kind;
        String path = identifier.replaceAll("https?://\\S*/", "").replaceAll("[\\s|]+", "/");
        Optional<Form> form = forms.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.type().equals(type) && one.template().matches("[^*]*\\*"))
                .min(Comparator.comparing(Form::template));
        String service = form.map(Form::service).orElse(own);
        String resource = form.map(one -> one.template().replace("*", path)).orElse(kind + "/" + path);
        Map<String, String> variables = place.variables();
        return new Arn(
                variables.getOrDefault("partition", "aws"),
                service,
                place.region().equals(Resource.GLOBAL) ? "" : place.region(),
                variables.getOrDefault("account", ""),
                resource);
    }

    private static String kind(Arn arn) {
        String resource = arn.resource().startsWith("/") ? arn.resource().substring(1) : arn.resource();
        String[] parts = resource.split("[:/]", 2);
        return parts.length == 2 && !parts[0].isEmpty() ? parts[0] : "Resource";
    }

    private static String capitalised(String words) {
        StringBuilder text = new StringBuilder();
        for (String word : words.split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                text.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return text.toString();
    }
}
