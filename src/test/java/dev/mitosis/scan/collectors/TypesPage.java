package dev.mitosis.scan.collectors;

import dev.mitosis.method.Method;
import dev.mitosis.method.MethodLibrary;
import dev.mitosis.scan.Scanner;
import dev.mitosis.scan.spec.Describe;
import dev.mitosis.scan.spec.Detail;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.TypeSpec;
import dev.mitosis.target.property.MappingCoverage;
import dev.mitosis.target.property.MappingCoverage.Coverage;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Writes the page that lists what a scan reads. */
public final class TypesPage {
    private static final String INTRODUCTION = """
            # What a scan reads

            {types} CloudFormation types of {services} services. This page is made of the collectors and the method library; after a change of
            either, `mvn test -Dtest=TypesPageTest -Dmitosis.golden=update` writes it anew.

            *Calls* list the resources of a type and describe them, a page at a time or a batch at a time; *details* are asked for each resource or
            for a batch of them. *per X* says that the call is made once for each X; *with X* that it is only made where there is one; *where X fails* that it is made in place of another call that was refused. *Methods* say
            how the type crosses an account border; where there is none, it is recreated by hand. *Properties* say whether the answers tell all that
            CloudFormation requires of the type, here or in an object that is written, and all that the [tables](properties.md) name; else what is not told
            *(`MappingCoverageTest`: {complete} of {known} types are complete, {mapped} of {carried} properties that answers have are mapped)*. Types
            without an entry are none of CloudFormation.
            """;

    private final MethodLibrary methods = MethodLibrary.load();
    private final Map<String, Coverage> coverage = MappingCoverage.all();

    String text() {
        Map<String, List<ServiceSpec>> services = dev.mitosis.scan.collectors.Collectors.all().stream()
                .collect(Collectors.groupingBy(ServiceSpec::name, TreeMap::new, Collectors.toList()));
        StringBuilder page = new StringBuilder(INTRODUCTION
                .replace("{types}", String.valueOf(Scanner.types().size()))
                .replace("{services}", String.valueOf(services.size()))
                .replace("{known}", String.valueOf(coverage.size()))
                .replace(
                        "{complete}",
                        String.valueOf(coverage.values().stream()
                                .filter(one -> one.missing().isEmpty())
                                .count()))
                .replace("{mapped}", sum(one -> one.mapped().size()))
                .replace("{carried}", sum(one -> one.carried().size())));
        services.forEach((name, specs) -> page.append(section(name, specs)));
        return page.toString();
    }

    private String sum(ToIntFunction<Coverage> part) {
        return String.format(
                Locale.ROOT, "%,d", coverage.values().stream().mapToInt(part).sum());
    }

    private String properties(String type) {
        Coverage one = coverage.get(type);
        if (one == null) {
            return "";
        }
        return one.missing().isEmpty() ? "complete" : "not " + words(one.missing());
    }

    private String section(String name, List<ServiceSpec> specs) {
        Set<String> actions = new TreeSet<>();
        specs.forEach(spec -> spec.operations().forEach(operation -> actions.add(spec.action(operation))));
        String rows = specs.stream()
                .flatMap(spec -> spec.types().stream())
                .sorted(Comparator.comparing(TypeSpec::type))
                .map(this::row)
                .collect(Collectors.joining());
        String where = specs.get(0).global() ? "Asked once. " : "";
        return """

                ## %s

                %sIAM: %s

                | type | calls | details | methods | properties |
                |---|---|---|---|---|
                %s""".formatted(name, where, words(actions), rows);
    }

    private String row(TypeSpec type) {
        Set<String> calls = new LinkedHashSet<>();
        calls.add(type.list().operation());
        Describe describe = type.describe();
        if (describe != null) {
            calls.add(describe.call().operation());
        }
        String given = type.given().isEmpty() ? "" : " with " + String.join(" or ", new TreeSet<>(type.given()));
        String instead = type.instead() == null ? "" : " where " + words(List.of(type.instead())) + " fails";
        String per = type.parent() == null ? "" : " per " + type.parent();
        Set<String> details = type.details().stream()
                .map(Detail::call)
                .map(call -> call.operation())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> ways = methods.all().stream()
                .filter(method -> method.types().contains(type.type()))
                .map(Method::id)
                .toList();
        return "| " + type.type() + " | " + words(calls) + per + given + instead + " | " + words(details) + " | "
                + words(ways) + " | " + properties(type.type()) + " |\n";
    }

    private static String words(Collection<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
