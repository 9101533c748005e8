package dev.mitosis.partition.contexts;

import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Severity;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.atoms.Deployment;
import dev.mitosis.partition.atoms.Deployments;
import dev.mitosis.partition.contexts.ApplicationTags.ApplicationTag;
import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.GenericWords;
import dev.mitosis.partition.evidence.Names;
import dev.mitosis.partition.evidence.Table;
import dev.mitosis.partition.evidence.Tuning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives atoms the context that people have stated: by an application tag, or by making them with one unit of
 * deployment. A tag on the thing itself counts for more than the unit; a unit whose tags say one application is that
 * application; a unit without tags is called by its name.
 */
final class StatedContexts {
    private static final String MADE = "awseb-";
    private static final List<String> TOOLS =
            Table.read(StatedContexts.class, "tool-stacks.tsv", row -> row.get("start"));

    private final AccountGraph graph;
    private final Atoms atoms;
    private final Deployments deployments;
    private final ApplicationTags tags;
    private final Names names;
    private final Lexicon lexicon;
    private final GenericWords generic;
    private final Predicate<String> person;
    private final UnitWords words;
    private final Labels labels;
    private final List<Finding> findings = new ArrayList<>();
    private final @Nullable ApplicationTag[] tagOf;
    private final int[] unitOf;
    private final Map<Integer, List<Integer>> byUnit = new HashMap<>();

    StatedContexts(
            AccountGraph graph,
            Atoms atoms,
            Deployments deployments,
            ApplicationTags tags,
            Names names,
            Lexicon lexicon,
            GenericWords generic,
            Predicate<String> person,
            Labels labels) {
        this.person = person;
        this.graph = graph;
        this.atoms = atoms;
        this.deployments = deployments;
        this.tags = tags;
        this.names = names;
        this.lexicon = lexicon;
        this.generic = generic;
        this.words = new UnitWords(generic);
        this.labels = labels;
        this.tagOf = new ApplicationTag[atoms.size()];
        this.unitOf = new int[atoms.size()];
        for (int atom = 0; atom < atoms.size(); atom++) {
            tagOf[atom] = tag(atom);
            unitOf[atom] = unit(atom);
            byUnit.computeIfAbsent(unitOf[atom], unused -> new ArrayList<>()).add(atom);
            ApplicationTag tag = tagOf[atom];
            if (tag != null && !tag.stem().equals(Labels.EVERYBODY)) {
                labels.note(tag.stem(), tag.value(), Labels.Source.TAG);
            }
        }
        labels.joinSpellings(generic::isLayer);
    }

    List<Finding> findings() {
        return findings;
    }

    private @Nullable ApplicationTag tag(int atom) {
        Optional<ApplicationTag> own = tags.of(atoms.anchor(atom).index());
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, ApplicationTag> examples = new HashMap<>();
        for (int member : atoms.members(atom)) {
            tags.of(member).ifPresent(tag -> {
                counts.merge(tag.stem(), 1, Integer::sum);
                examples.putIfAbsent(tag.stem(), tag);
            });
        }
        if (counts.size() > 1) {
            findings.add(new Finding(
                    "partition.parts-of-several",
                    Severity.MEDIUM,
                    List.of(atoms.anchor(atom).arn()),
                    atoms.anchor(atom).label()
                            + " and what cannot be apart from it are tagged as several applications: "
                            + String.join(", ", counts.keySet()) + ".",
                    "Correct the tags, or assign the context in decisions.yaml."));
        }
        return own.orElseGet(() -> counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()))
                .map(entry -> examples.get(entry.getKey()))
                .orElse(null));
    }

    /** Parts may be made by others: a subscription by whoever listens. */
    private int unit(int atom) {
        return deployments.unitOf(atoms.anchor(atom).index());
    }

    /** What is known without reading names; null for the rest. */
    @Nullable
    String[] known() {
        String[] known = new String[atoms.size()];
        for (int atom = 0; atom < known.length; atom++) {
            ApplicationTag tag = tagOf[atom];
            if (tag != null) {
                known[atom] = labels.of(tag.stem());
            } else if (unitOf[atom] >= 0) {
                known[atom] = "unit " + rest(deployments.all().get(unitOf[atom]).name(), Set.of());
            }
        }
        return known;
    }

    /** Gives the contexts; {@code common} words found nothing. */
    void give(Holdings holdings, Set<String> common) {
        Map<Integer, Map<String, Integer>> said = new HashMap<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            ApplicationTag tag = tagOf[atom];
            if (tag != null) {
                holdings.give(atom, labels.of(tag.stem()), Tuning.STATED, reason(tag));
                if (unitOf[atom] >= 0 && !tag.stem().equals(Labels.EVERYBODY)) {
                    said.computeIfAbsent(unitOf[atom], unused -> new TreeMap<>())
                            .merge(labels.of(tag.stem()), 1, Integer::sum);
                }
            }
        }
        said.forEach(this::reportSeveral);
        said.forEach((unit, told) -> byOwnName(unit, told, holdings, common));
        Map<Integer, Optional<String>> stems = new HashMap<>();
        for (int atom = 0; atom < atoms.size(); atom++) {
            int unit = unitOf[atom];
            if (unit >= 0 && holdings.isOpen(atom)) {
                Map<String, Integer> told = said.getOrDefault(unit, Map.of());
                Optional<String> tagged = told.isEmpty() ? Optional.empty() : ofUnit(unit, told, common);
                Deployment deployment = deployments.all().get(unit);
                if (tagged.isPresent()) {
                    holdings.give(
                            atom,
                            tagged.get(),
                            Tuning.STATED,
                            new Reason(
                                    "context.unit",
                                    Map.of("unit", deployment.name()),
                                    "It was made with '" + deployment.name() + "', whose tags say "
                                            + labels.display(tagged.get()) + "."));
                } else if (told.isEmpty()) {
                    Optional<String> stem =
                            stems.computeIfAbsent(unit, unused -> Optional.ofNullable(stem(deployment, common)));
                    if (stem.isPresent()) {
                        byName(holdings, atom, stem.get(), deployment, common);
                    }
                }
            }
        }
    }

    /**
     * A stack passes its tags on to all that it makes: where all say one application and the stack is called as another
     * one that is tagged elsewhere, the stack is believed and not its tag.
     */
    private void byOwnName(int unit, Map<String, Integer> told, Holdings holdings, Set<String> common) {
        Deployment deployment = deployments.all().get(unit);
        String stem = stem(deployment, common);
        String tagged = told.keySet().iterator().next();
        boolean passed = told.size() == 1
                && deployment.root() >= 0
                && tags.of(deployment.root()).isPresent()
                && stem != null
                && labels.isTagged(stem)
                && !labels.of(stem).equals(tagged)
                && !Arrays.asList(rest(deployment.name(), common).split("-", -1))
                        .containsAll(Arrays.asList(Labels.stem(Arrays.asList(tagged.split("-", -1)))
                                .split("-", -1)));
        if (!passed) {
            return;
        }
        String label = labels.of(String.valueOf(stem));
        told.clear();
        told.put(label, 1);
        for (int atom : byUnit.getOrDefault(unit, List.of())) {
            if (tagged.equals(holdings.label(atom))) {
                holdings.rival(atom, tagged);
                holdings.give(
                        atom,
                        label,
                        Tuning.CONTESTED_NAME,
                        new Reason(
                                "context.unit",
                                Map.of("unit", deployment.name()),
                                "It was made with '" + deployment.name() + "', which is called as "
                                        + labels.display(label) + ", though its tag says " + labels.display(tagged)
                                        + "."));
            }
        }
        findings.add(new Finding(
                "partition.unit-contradiction",
                Severity.MEDIUM,
                List.of(graph.subject(deployment.root()).arn()),
                "'" + deployment.name() + "' is called as " + labels.display(label) + " and tagged as "
                        + labels.display(tagged) + ".",
                "Correct the tag, or assign the context in decisions.yaml."));
    }

    private void byName(Holdings holdings, int atom, String stem, Deployment deployment, Set<String> common) {
        String label = labels.of(stem);
        if (stem.equals(Labels.EVERYBODY)) {
            holdings.give(
                    atom,
                    label,
                    Tuning.BY_NAME,
                    new Reason(
                            "context.servant",
                            Map.of("word", deployment.name()),
                            "It was made with '" + deployment.name() + "', which serves everybody."));
            return;
        }
        labels.note(stem, spelling(deployment.name(), common), Labels.Source.STACK);
        holdings.give(
                atom,
                label,
                Tuning.STATED,
                new Reason(
                        "context.unit",
                        Map.of("unit", deployment.name()),
                        "It was made with '" + deployment.name() + "'."));
    }

    private static Reason reason(ApplicationTag tag) {
        return new Reason(
                "context.tag",
                Map.of("key", tag.key(), "value", tag.value()),
                "The tag " + tag.key() + "=" + tag.value() + " says "
                        + (tag.stem().equals(Labels.EVERYBODY) ? "that it belongs to everybody" : "so") + ".");
    }

    /**
     * The tag of the root itself, else what nearly all say, else what the unit is called by, if any of them says so.
     */
    private Optional<String> ofUnit(int unit, Map<String, Integer> told, Set<String> common) {
        int root = deployments.all().get(unit).root();
        ApplicationTag own = root < 0 ? null : tags.of(root).orElse(null);
        if (own != null && told.containsKey(labels.of(own.stem()))) {
            return Optional.of(labels.of(own.stem()));
        }
        int all = told.values().stream().mapToInt(count -> count).sum();
        return told.entrySet().stream()
                .filter(entry -> entry.getValue() >= Tuning.NEARLY_ALL * all)
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> Optional.ofNullable(stem(deployments.all().get(unit), common))
                        .map(labels::of)
                        .filter(told::containsKey));
    }

    private void reportSeveral(int unit, Map<String, Integer> told) {
        int root = deployments.all().get(unit).root();
        if (told.size() > 1) {
            findings.add(new Finding(
                    "partition.unit-of-several",
                    Severity.MEDIUM,
                    root < 0 ? List.of() : List.of(graph.subject(root).arn()),
                    "What '" + deployments.all().get(unit).name() + "' made is tagged as several applications: "
                            + told.keySet().stream().map(labels::display).collect(Collectors.joining(", "))
                            + ". It is divided by the tags.",
                    "Divide the stack, or correct the tags, or assign the context in decisions.yaml."));
        }
    }

    /** The stem of a unit by its name; that of a tag where the name holds one. */
    private @Nullable String stem(Deployment deployment, Set<String> common) {
        if (deployment.name().startsWith(MADE)) {
            return null;
        }
        if (TOOLS.stream().anyMatch(deployment.name()::startsWith)) {
            return Labels.EVERYBODY;
        }
        List<String> own = own(deployment.name(), common);
        if (own.stream().anyMatch(person)) {
            return null;
        }
        if (own.stream().allMatch(word -> generic.isGeneric(word) && generic.servesEverybody(word))) {
            return own.isEmpty() ? null : Labels.EVERYBODY;
        }
        String stem = Labels.stem(own);
        if (stem.isEmpty() || labels.knows(stem)) {
            return stem.isEmpty() ? null : stem;
        }
        List<String> held = labels.taggedIn(new LinkedHashSet<>(Arrays.asList(stem.split("-", -1)))).stream()
                .filter(tagged -> !Arrays.stream(tagged.split("-", -1)).allMatch(generic::isGeneric))
                .toList();
        return held.size() == 1 ? held.get(0) : stem;
    }

    private String rest(String name, Set<String> common) {
        return Labels.stem(own(name, common));
    }

    private List<String> own(String name, Set<String> common) {
        return words.own(lexicon.without("stack", names.words(name)), common);
    }

    private String spelling(String name, Set<String> common) {
        return String.join("-", own(name, common));
    }
}
