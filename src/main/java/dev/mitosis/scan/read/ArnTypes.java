package dev.mitosis.scan.read;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.call.ServiceRegion;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the form of an ARN and a CloudFormation type tell of each other. */
public final class ArnTypes {
    private static final String TABLE = "arn-types.tsv";
    private static final Comparator<Form> MOST_LITERAL_FIRST =
            Comparator.comparingInt(Form::literals).reversed().thenComparing(Form::type);

    private final Map<String, List<Form>> forms;
    private final ShortArns shorts;

    private ArnTypes(Map<String, List<Form>> forms, ShortArns shorts) {
        this.forms = forms;
        this.shorts = shorts;
    }

    private record Form(String service, Pattern resource, String template, int literals, String type) {
        static Form of(TsvTable.TsvRow row) {
            String resource = row.get("resource");
            Pattern pattern = Pattern.compile(Pattern.quote(resource).replace("*", "\\E.+\\Q"));
            int literals = resource.replace("*", "").length();
            return new Form(row.get("service"), pattern, resource, literals, row.get("type"));
        }
    }

    /** Reads the table of ARN forms. */
    public static ArnTypes load() {
        return new ArnTypes(
                TsvTable.loadNamed(ArnTypes.class, TABLE).stream()
                        .map(Form::of)
                        .sorted(MOST_LITERAL_FIRST)
                        .collect(Collectors.groupingBy(Form::service)),
                ShortArns.load());
    }

    /** The type; where no form fits, one that is made of the ARN's own words. */
    public String typeOf(Arn arn) {
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
    public Arn arnOf(String type, String identifier, ServiceRegion place) {
        for (String part : identifier.split("\\|", -1)) {
            Optional<Arn> whole = Arn.parse(part);
            if (whole.isPresent()) {
                return whole.get();
            }
        }
        String[] words = type.split("::", -1);
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
        boolean noRegion = place.region().equals(Resource.GLOBAL) || shorts.lack(type, "region");
        return new Arn(
                variables.getOrDefault("partition", "aws"),
                service,
                noRegion ? "" : place.region(),
                shorts.lack(type, "account") ? "" : variables.getOrDefault("account", ""),
                resource);
    }

    private static String kind(Arn arn) {
        String resource = arn.resource().startsWith("/") ? arn.resource().substring(1) : arn.resource();
        String[] parts = resource.split("[:/]", 2);
        return parts.length == 2 && !parts[0].isEmpty() ? parts[0] : "Resource";
    }

    private static String capitalised(String words) {
        StringBuilder text = new StringBuilder();
        for (String word : words.split("[^A-Za-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                text.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return text.toString();
    }
}
