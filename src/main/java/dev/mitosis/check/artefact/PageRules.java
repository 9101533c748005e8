package dev.mitosis.check.artefact;

import dev.mitosis.check.invariant.Moment;
import dev.mitosis.check.invariant.Rule;
import dev.mitosis.check.state.ArtefactTexts;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import dev.mitosis.model.plan.PlanVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people read of the waves is what the plan has. */
final class PageRules {
    private static final String FOLDER = "waves/";
    private static final String PAGE = "/README.md";
    private static final Pattern ROW =
            Pattern.compile("\\| ☐ \\| (\\d+) \\| \\[.*]\\(([^()]+\\.sh)\\) \\|.*?\\|.*?\\|.*?\\| ([^|]*) \\|.*");
    private static final Pattern WAVE =
            Pattern.compile("\\| (\\d+) \\| \\[.*]\\(([^()]+)/README\\.md\\) \\| (\\d+) \\| ([^|]*) \\|");
    private static final Pattern PART = Pattern.compile("(\\d+) (days?|h|min)\\b");
    private static final Pattern EXPORT = Pattern.compile("(?m)^(?:# )?export (\\w+)=");

    /** What people set by hand in the plan may differ by half from what the page says. */
    private static final double LEEWAY = 1.5;

    private PageRules() {}

    /** The pages of the waves list the steps in their order, how long they take, and which have no way back. */
    static final class PagesMatch extends Rule {
        private final PlanDocument plan;
        private final ArtefactTexts artefacts;
        private final Map<String, Step> steps = new HashMap<>();
        private final Map<String, String> scripts = new HashMap<>();

        PagesMatch(Dossier dossier) {
            super("pages-match");
            plan = dossier.plan();
            artefacts = dossier.artefacts();
        }

        @Override
        public void end(Moment moment) {
            plan.steps().forEach(step -> steps.put(step.id(), step));
            artefacts.paths().stream()
                    .filter(path -> path.startsWith(FOLDER) && path.endsWith(".sh"))
                    .forEach(path -> scripts.put(
                            path, StepScriptFile.stepOf(artefacts.read(path).orElse(""))));
            for (Wave wave : plan.waves()) {
                artefacts.read(wave.folder() + PAGE).ifPresent(text -> page(wave, text));
            }
            artefacts.read(FOLDER + "README.md").ifPresent(this::overview);
            artefacts.read(FOLDER + "inputs.env").ifPresent(this::inputs);
        }

        private void expect(boolean holds, String path, String what) {
            cases().expectFile(holds, path, List.of(), () -> path + " " + what + ".");
        }

        private void page(Wave wave, String text) {
            String path = wave.folder() + PAGE;
            List<String> listed = new ArrayList<>();
            for (String line : text.lines().toList()) {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    String id = scripts.getOrDefault(wave.folder() + "/" + row.group(2), "");
                    listed.add(id);
                    expect(
                            Integer.parseInt(row.group(1)) == listed.size(),
                            path,
                            "has step " + row.group(1) + " as the " + listed.size() + ". one");
                    Step step = steps.get(id);
                    if (step != null) {
                        row(path, line, row.group(3), step);
                    }
                }
            }
            expect(listed.equals(wave.steps()), path, "does not lead to the steps of its wave in their order");
        }

        private void row(String path, String line, String takes, Step step) {
            boolean said = line.contains("no way back");
            expect(
                    said || !step.pointOfNoReturn() || step.undo() != null,
                    path,
                    "does not say that " + step.id() + " has no way back");
            expect(!said || step.pointOfNoReturn(), path, "says that " + step.id() + " has no way back");
            expect(
                    takes.isBlank() || isAbout(takes, step.durationMinutes()),
                    path,
                    "says that " + step.id() + " takes " + takes + ", and it takes " + step.durationMinutes()
                            + " minutes");
        }

        /** All waves, how many steps they have and how long they take. */
        private void overview(String text) {
            Map<String, Wave> waves = new HashMap<>();
            plan.waves().forEach(wave -> waves.put(wave.folder(), wave));
            int last = 0;
            for (String line : text.lines().toList()) {
                Matcher row = WAVE.matcher(line);
                if (row.matches()) {
                    last++;
                    Wave wave = waves.remove(FOLDER + row.group(2));
                    boolean fits = wave != null
                            && Integer.parseInt(row.group(1)) == wave.number()
                            && wave.number() == last
                            && Integer.parseInt(row.group(3)) == wave.steps().size()
                            && isAbout(row.group(4), wave.durationMinutes());
                    expect(fits, FOLDER + "README.md", "has another row than the plan for " + row.group(2));
                }
            }
            expect(last == 0 || waves.isEmpty(), FOLDER + "README.md", "does not lead to " + waves.keySet());
        }

        /** Whether a text says about so many minutes; where it counts days it leaves the last hours out. */
        private static boolean isAbout(String text, int minutes) {
            Matcher part = PART.matcher(text);
            int said = 0;
            int least = 0;
            while (part.find()) {
                int unit = part.group(2).startsWith("day")
                        ? 24 * 60
                        : part.group(2).equals("h") ? 60 : 1;
                said += Integer.parseInt(part.group(1)) * unit;
                least = Math.max(least, unit / 2);
            }
            return said <= minutes * LEEWAY + least && minutes <= said * LEEWAY + least;
        }

        /** What people have to say can be said there; secrets are asked for elsewhere. */
        private void inputs(String text) {
            List<String> names =
                    EXPORT.matcher(text).results().map(found -> found.group(1)).toList();
            for (PlanVariable variable : plan.variables()) {
                if (variable.step() == null && !variable.secret()) {
                    expect(
                            names.contains(variable.name()),
                            FOLDER + "inputs.env",
                            "has no line for " + variable.name() + ", which only people know");
                }
            }
        }
    }
}
