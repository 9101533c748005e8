package dev.mitosis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules between and inside the packages under a root, by name. The root is a parameter so that they can be tried on
 * classes that break them. Lists of exceptions may only become shorter: a test fails for those that are no longer
 * needed.
 */
final class ArchitectureRules {
    /** A package holds one idea; beyond this many classes it usually holds two. */
    static final int CROWD = 40;

    /** Packages with more classes. */
    static final Map<String, String> CROWDED = Map.of();

    /** Simple names that stand for several classes until one of them is renamed. */
    static final Set<String> AMBIGUOUS = Set.of("Table", "Value");

    private static final List<String> VAGUE = List.of("Util", "Utils", "Helper", "Manager", "Impl");

    private final String root;

    /** @param root the package that holds the layers, with the dot after it */
    ArchitectureRules(String root) {
        this.root = root;
    }

    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("every_class_is_in_a_layer", each("be in a layer", this::homeless));
        for (Layer layer : Layer.ALL) {
            rules.put(
                    layer.name() + "_uses_only_what_it_lists",
                    each("use in " + layer.name() + " only what it lists", type -> strangers(layer, type)));
        }
        for (Power power : Power.ALL) {
            rules.put(power.name(), each(power.name().replace('_', ' '), type -> unentitled(power, type)));
        }
        rules.put("packages_have_no_cycles", whole("be in no cycle of packages", PackageCycles::among));
        rules.put("shared_values_do_not_change", classes().should(new SharedValues()));
        rules.put("a_package_is_no_crowd", whole("be in a package of at most " + CROWD, this::crowds));
        rules.put("a_simple_name_stands_for_one_class", whole("have a name of its own", this::namesakes));
        rules.put("names_say_what_a_class_is", each("have a name that says something", ArchitectureRules::vague));
        return rules;
    }

    private Stream<String> homeless(JavaClass type) {
        return Layer.of(type, root).isPresent() ? Stream.of() : Stream.of(type.getName() + " is in no layer");
    }

    private Stream<String> strangers(Layer layer, JavaClass type) {
        if (Layer.of(type, root).filter(layer::equals).isEmpty()) {
            return Stream.of();
        }
        return type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> !layer.mayUse(dependency.getTargetClass(), root))
                .map(dependency -> dependency.getDescription());
    }

    private Stream<String> unentitled(Power power, JavaClass type) {
        return holds(power, type) ? Stream.of() : uses(power, type);
    }

    private boolean holds(Power power, JavaClass type) {
        return power.holders().stream()
                .map(root::concat)
                .anyMatch(holder ->
                        holder.equals(outermost(type)) || (type.getPackageName() + ".").startsWith(holder + "."));
    }

    /** What a class does with a power, whether it may or not. */
    static Stream<String> uses(Power power, JavaClass type) {
        return type.getAccessesFromSelf().stream()
                .filter(access -> power.exercisedBy().test(access.getTarget()))
                .map(access -> access.getDescription());
    }

    private Stream<String> crowds(Collection<JavaClass> types) {
        return crowded(types).entrySet().stream()
                .filter(crowd -> !CROWDED.containsKey(crowd.getKey()))
                .flatMap(crowd -> crowd.getValue().stream()
                        .map(type -> type.getName() + " is one of "
                                + crowd.getValue().size()));
    }

    private Stream<String> namesakes(Collection<JavaClass> types) {
        return ambiguous(types).entrySet().stream()
                .filter(name -> !AMBIGUOUS.contains(name.getKey()))
                .flatMap(name -> name.getValue().stream().map(type -> type.getName() + " shares its simple name"));
    }

    /** Packages, without the root, with more than {@link #CROWD} classes. */
    Map<String, List<JavaClass>> crowded(Collection<JavaClass> types) {
        Map<String, List<JavaClass>> packages = outer(types)
                .filter(type -> type.getPackageName().startsWith(root))
                .collect(Collectors.groupingBy(type -> type.getPackageName().substring(root.length())));
        packages.values().removeIf(members -> members.size() <= CROWD);
        return packages;
    }

    static Map<String, List<JavaClass>> ambiguous(Collection<JavaClass> types) {
        Map<String, List<JavaClass>> names = outer(types).collect(Collectors.groupingBy(JavaClass::getSimpleName));
        names.values().removeIf(members -> members.size() == 1);
        return names;
    }

    private static Stream<JavaClass> outer(Collection<JavaClass> types) {
        return types.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"));
    }

    private static Stream<String> vague(JavaClass type) {
        return VAGUE.stream().filter(type.getSimpleName()::endsWith).map(end -> type.getName() + " ends with " + end);
    }

    static String outermost(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }

    private static ArchRule each(String description, Check<JavaClass> check) {
        return classes().should(new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.violations(type).forEach(found -> events.add(SimpleConditionEvent.violated(type, found)));
            }
        });
    }

    private static ArchRule whole(String description, Check<Collection<JavaClass>> check) {
        return classes().should(new ArchCondition<>(description) {
            private Collection<JavaClass> types = List.of();

            @Override
            public void init(Collection<JavaClass> all) {
                types = all;
            }

            @Override
            public void check(JavaClass type, ConditionEvents events) {}

            @Override
            public void finish(ConditionEvents events) {
                check.violations(types).forEach(found -> events.add(SimpleConditionEvent.violated(types, found)));
            }
        });
    }

    private interface Check<T> {
        Stream<String> violations(T subject);
    }
}
