package dev.mitosis.check.artefact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.check.invariant.Moment;
import dev.mitosis.check.invariant.Rule;
import dev.mitosis.check.state.ArtefactTexts;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What lies in the folder of artefacts is what the target says. */
public final class ArtefactRules {
    private ArtefactRules() {}

    /** All rules about artefacts, new for every check. */
    public static List<Rule> of(Dossier dossier, Landscape landscape) {
        return List.of(
                new TemplatesMatch(dossier, landscape),
                new ScriptsMatch(dossier.artefacts()),
                new PoliciesMatch(dossier.artefacts()),
                new RunbookRules.RunbooksMatch(dossier),
                new PageRules.PagesMatch(dossier));
    }

    /** Every template makes the things and parts of its stack, with the properties of the target, and keeps data. */
    static final class TemplatesMatch extends Rule {
        private static final Set<String> KEPT = TsvTable.loadNamed(ArtefactRules.class, "kept-types.tsv").stream()
                .map(row -> row.get("type"))
                .collect(Collectors.toUnmodifiableSet());

        private final ArtefactTexts artefacts;
        private final TemplateSpelling spelling;
        private final Map<String, PlannedPart> parts = new HashMap<>();

        TemplatesMatch(Dossier dossier, Landscape landscape) {
            super("templates-match");
            this.artefacts = dossier.artefacts();
            this.spelling = new TemplateSpelling(dossier.target(), landscape.rows());
            landscape.rows().values().forEach(row -> row.parts().forEach(part -> parts.put(part.id(), part)));
        }

        @Override
        public void end(Moment moment) {
            if (artefacts.paths().isEmpty()) {
                return;
            }
            Landscape landscape = moment.estate().landscape();
            Set<String> known = new HashSet<>();
            for (PlannedStack stack : landscape.target().stacks()) {
                known.add(stack.template());
                stack(landscape, stack);
            }
            artefacts.paths().stream()
                    .filter(path -> path.matches("accounts/[^/]+/[^/]+\\.yaml") && !known.contains(path))
                    .forEach(path -> cases().expectFile(
                                    false,
                                    path,
                                    List.of(),
                                    () -> path + " is the template of no stack of target.json."));
        }

        private void stack(Landscape landscape, PlannedStack stack) {
            Optional<TemplateFile> read =
                    artefacts.read(stack.template()).flatMap(text -> TemplateFile.of(stack.template(), text));
            cases().expectFile(
                            read.isPresent(),
                            stack.template(),
                            List.of(stack.id()),
                            () -> "The template of the stack " + stack.id() + " is not there, or is none.");
            read.ifPresent(template -> compare(landscape, stack, template));
        }

        private void compare(Landscape landscape, PlannedStack stack, TemplateFile template) {
            List<String> made = landscape.wiring().madeBy(stack.id());
            for (String id : made) {
                cases().expectFile(
                                template.logical().containsKey(id),
                                template.path(),
                                List.of(id),
                                () -> template.path() + " does not make " + id
                                        + ", which target.json has in its stack.");
            }
            sections(stack, template);
            Set<String> expected = Set.copyOf(made);
            template.resources().forEach((logical, resource) -> {
                String id = TemplateFile.plannedId(resource);
                cases().expectFile(
                                expected.contains(id),
                                template.path(),
                                List.of(logical),
                                () -> template.path() + " makes " + logical + (id.isEmpty() ? "" : " as " + id)
                                        + ", which target.json does not have in its stack.");
                if (expected.contains(id)) {
                    properties(landscape, stack, template, id, resource);
                }
            });
        }

        private void sections(PlannedStack stack, TemplateFile template) {
            new TemplateSections(stack)
                    .compare(template)
                    .forEach(flaw -> cases().expectFile(
                                    false,
                                    template.path(),
                                    List.of(stack.id()),
                                    () -> template.path() + " " + flaw + "."));
            String path = TemplateSections.parametersOf(stack);
            artefacts
                    .read(path)
                    .ifPresent(text -> new TemplateSections(stack)
                            .compareParameters(text)
                            .forEach(flaw -> cases().expectFile(
                                            false, path, List.of(stack.id()), () -> path + " " + flaw + ".")));
        }

        private void properties(
                Landscape landscape, PlannedStack stack, TemplateFile template, String id, JsonNode resource) {
            PlannedResource row = landscape.row(id).orElse(null);
            PlannedPart part = parts.get(id);
            String type = row != null ? row.type() : part == null ? "" : part.type();
            JsonNode planned = row != null ? row.properties() : part == null ? null : part.properties();
            cases().expectFile(
                            type.equals(resource.path("Type").asText()),
                            template.path(),
                            List.of(id),
                            () -> template.path() + " makes " + id + " as "
                                    + resource.path("Type").asText() + "; it is " + type + ".");
            Set<String> names = new java.util.TreeSet<>();
            resource.path("Properties").fieldNames().forEachRemaining(names::add);
            if (planned != null) {
                planned.fieldNames().forEachRemaining(names::add);
            }
            for (String name : names) {
                String said = spelling.planned(planned == null ? null : planned.get(name), stack, template);
                String written = spelling.written(resource.path("Properties").get(name), stack);
                cases().expectFile(
                                said.equals(written),
                                template.path(),
                                List.of(id),
                                () -> difference(template.path(), id, name, said, written));
            }
            kept(stack, template, id, type, resource);
        }

        private static String difference(String path, String id, String name, String said, String written) {
            int from = 0;
            while (from < Math.min(said.length(), written.length()) && said.charAt(from) == written.charAt(from)) {
                from++;
            }
            int start = Math.max(0, from - 20);
            return path + " has another " + name + " of " + id + " than target.json: '" + part(written, start)
                    + "' instead of '" + part(said, start) + "'.";
        }

        private static String part(String text, int start) {
            return text.substring(Math.min(start, text.length()), Math.min(text.length(), start + 80));
        }

        private void kept(PlannedStack stack, TemplateFile template, String id, String type, JsonNode resource) {
            if (stack.retained() && KEPT.contains(type)) {
                cases().expectFile(
                                resource.path("DeletionPolicy").asText().equals("Retain")
                                        && resource.path("UpdateReplacePolicy")
                                                .asText()
                                                .equals("Retain"),
                                template.path(),
                                List.of(id),
                                () -> template.path() + " does not retain " + id + ", which holds data.");
            }
        }
    }

    /** The scripts of the accounts deploy the stacks of the target, in its order and with its values. */
    static final class ScriptsMatch extends Rule {
        private static final String FUNCTIONS = "accounts/functions.sh";
        private final ArtefactTexts artefacts;

        ScriptsMatch(ArtefactTexts artefacts) {
            super("scripts-match");
            this.artefacts = artefacts;
        }

        @Override
        public void end(Moment moment) {
            if (artefacts.paths().isEmpty()) {
                return;
            }
            TargetDocument target = moment.estate().landscape().target();
            Map<String, List<PlannedStack>> accounts =
                    target.stacks().stream().collect(Collectors.groupingBy(PlannedStack::account));
            accounts.forEach((account, stacks) -> {
                String path = "accounts/" + account + "/deploy.sh";
                String text = artefacts.read(path).orElse("");
                List<String> flaws = new AccountScript(account, stacks, target.accounts()).compare(text);
                cases().expectFile(true, path, List.of(), () -> "");
                flaws.forEach(flaw -> cases().expectFile(false, path, List.of(), () -> path + " " + flaw + "."));
            });
            String shipped = Shipped.functions();
            cases().expectFile(
                            artefacts.read(FUNCTIONS).filter(shipped::equals).isPresent(),
                            FUNCTIONS,
                            List.of(),
                            () -> FUNCTIONS + " is not the one that this version writes.");
        }
    }

    /** The files of the organization's policies say what the target says. */
    static final class PoliciesMatch extends Rule {
        private final ArtefactTexts artefacts;

        PoliciesMatch(ArtefactTexts artefacts) {
            super("policies-match");
            this.artefacts = artefacts;
        }

        @Override
        public void end(Moment moment) {
            if (artefacts.paths().isEmpty()) {
                return;
            }
            moment.estate().landscape().target().organization().guardrails().forEach(guardrail -> {
                String path = "organization/policies/scp-" + guardrail.name() + ".json";
                Optional<String> flaw =
                        GuardrailFile.differs(artefacts.read(path).orElse(""), guardrail.statements());
                if (artefacts.paths().contains(path) || guardrail.fate().isMade()) {
                    cases().expectFile(
                                    flaw.isEmpty(),
                                    path,
                                    List.of("policy/" + guardrail.name()),
                                    () -> path + " " + flaw.orElse("") + ".");
                }
            });
        }
    }
}
