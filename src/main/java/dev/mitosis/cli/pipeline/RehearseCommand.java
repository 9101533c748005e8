package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.command.CliEnvironment;
import dev.mitosis.cli.command.Interruption;
import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.config.SettingKey;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.RehearsalDocument;
import dev.mitosis.model.RehearsalDocument.End;
import dev.mitosis.model.RehearsalDocument.Marker;
import dev.mitosis.model.RehearsalDocument.Outcome;
import dev.mitosis.model.RehearsalDocument.RehearsedStep;
import dev.mitosis.model.RehearsalDocument.Source;
import dev.mitosis.pipeline.RehearsalStage;
import dev.mitosis.pipeline.RehearsalStage.Rehearsing;
import dev.mitosis.rehearse.WaysBack;
import dev.mitosis.rehearse.gate.LoopbackEndpoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the plan on an emulator of AWS on this machine. */
@Command(
        name = "rehearse",
        footer = {
            "",
            "Examples:",
            "  mitosis rehearse --endpoint-url http://127.0.0.1:5055",
            "  mitosis rehearse --source-exists --endpoint-url http://127.0.0.1:5055 --wave 1",
            "  mitosis rehearse --source-exists --endpoint-url http://127.0.0.1:5055 --resume",
            "  mitosis rehearse --source-exists --endpoint-url http://127.0.0.1:5055 --roll-back-everywhere"
        })
public final class RehearseCommand extends MitosisCommand {
    private static final int SHOWN = 20;

    @Option(
            names = "--source-exists",
            description =
                    "The account that is split stands in the emulator already: do not build it from the snapshot first.")
    boolean sourceExists;

    @Option(
            names = "--wave",
            paramLabel = "N",
            description = "The last wave to rehearse; all of the plan where none is named.")
    @Nullable
    Integer wave;

    @Option(
            names = "--resume",
            description = "Go on with a rehearsal that was interrupted or ended after --wave, on the same emulator.")
    boolean resume;

    @Option(
            names = "--roll-back-at",
            paramLabel = "STEP",
            description = "Take the wave of this step back once it is done, and do the wave again.")
    @Nullable
    String backAt;

    @Option(
            names = "--roll-back-everywhere",
            description = "Take each wave back from the last step before which there is a way back, and do it again.")
    boolean backEverywhere;

    @Option(
            names = "--no-scan",
            description = "Do not scan the accounts after each wave, and compare nothing with what check predicts.")
    boolean unseen;

    @Override
    protected ExitCode execute() {
        LoopbackEndpoint emulator = LoopbackEndpoint.of(endpoint());
        RehearsalStage stage = new RehearsalStage(
                workspace(), claimedAccount(), progress(), environment().clock());
        RehearsalDocument result;
        try (Interruption notice = interruptible(again())) {
            result = stage.rehearse(new Rehearsing(
                    emulator,
                    wave,
                    resume,
                    environment().variables().getOrDefault("PATH", ""),
                    CliEnvironment.self(),
                    !unseen,
                    new WaysBack(backAt, backEverywhere),
                    !sourceExists));
        }
        print(result, () -> summary(result, stage));
        return result.failed() ? ExitCode.INFEASIBLE : ExitCode.DONE;
    }

    private URI endpoint() {
        String named = settings().get(SettingKey.ENDPOINT_URL).orElse("");
        try {
            return new URI(named);
        } catch (URISyntaxException e) {
            return URI.create("none"); // refused below, as every other address that is none of an emulator
        }
    }

    private String again() {
        List<String> words =
                new ArrayList<>(spec.root().commandLine().getParseResult().originalArgs());
        words.remove("--resume");
        words.add("--resume");
        return "mitosis " + String.join(" ", words);
    }

    private void summary(RehearsalDocument result, RehearsalStage stage) {
        out().println(result.steps().size() + " steps of " + result.throughWave() + " waves on " + result.endpoint()
                + ", " + calls(result) + " calls, " + added(result) + " of them answered in front of the emulator");
        source(result.source());
        TextTable counts = new TextTable("outcome", "steps");
        result.counts().forEach(counts::row);
        counts.print(out());
        table("Failed", result, Outcome.FAILED);
        table("The emulator lacks", result, Outcome.EMULATOR_LACKS);
        waves(result);
        end(result.end());
        waysBack(result);
        markers(result);
        out().println();
        out().println("All of it: " + stage.file());
    }

    private void source(@Nullable Source source) {
        if (source == null) {
            return;
        }
        out().println("Of " + source.things() + " things of the snapshot " + source.standing()
                + " stand in the emulator; of the " + source.members() + " members of their records "
                + source.asBefore()
                + " are as they were");
        if (!source.missing().isEmpty()) {
            TextTable table = new TextTable("does not stand", "why");
            source.missing().stream().limit(SHOWN).forEach(thing -> table.row(thing.object(), firstLine(thing.why())));
            table.print(out());
            more(source.missing().size());
        }
        out().println();
    }

    private void more(int all) {
        if (all > SHOWN) {
            out().println("  ... and " + (all - SHOWN) + " more");
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private void waves(RehearsalDocument result) {
        if (result.waves().isEmpty()) {
            return;
        }
        out().println();
        out().println("What stands after each wave, as a scan sees it, beside what check predicts:");
        TextTable table = new TextTable(
                "wave", "predicted", "as predicted", "unseen", "not rehearsed", "members compared", "otherwise");
        result.waves()
                .forEach(wave -> table.row(
                        wave.wave(),
                        wave.predicted(),
                        wave.asPredicted(),
                        wave.unseen(),
                        wave.notRehearsed(),
                        wave.members(),
                        wave.differing().size()));
        table.print(out());
    }

    private void end(@Nullable End end) {
        if (end == null) {
            return;
        }
        out().println();
        out().println("In the end " + end.estate().asPredicted() + " of "
                + end.estate().predicted() + " things are as predicted, and "
                + end.estate().members() + " members were compared with the target, of which "
                + end.estate().differing().size() + " are otherwise. Of the dependencies (of " + end.unsaid()
                + " too little is read):");
        TextTable kinds = new TextTable("kind", "both ends stand", "configured as planned");
        end.dependencies()
                .forEach((kind, count) -> kinds.row(kind, count, end.alive().getOrDefault(kind, 0)));
        kinds.print(out());
        if (!end.broken().isEmpty()) {
            TextTable table = new TextTable("thing", "no longer tells that it needs", "kind");
            end.broken().stream().limit(SHOWN).forEach(edge -> table.row(edge.from(), edge.to(), edge.kind()));
            table.print(out());
            more(end.broken().size());
        }
    }

    private void waysBack(RehearsalDocument result) {
        if (result.waysBack().isEmpty()) {
            return;
        }
        out().println();
        out().println("Waves that were taken back, beside what stood when they began, and then done:");
        TextTable table = new TextTable("wave", "back from", "steps", "outcome", "compared", "otherwise");
        result.waysBack()
                .forEach(back -> table.row(
                        back.wave(),
                        back.step(),
                        back.taken(),
                        back.outcome().label(),
                        back.compared(),
                        back.differing().size()));
        table.print(out());
    }

    private void markers(RehearsalDocument result) {
        if (result.markers().isEmpty()) {
            return;
        }
        List<Marker> astray = result.markers().stream()
                .filter(marker -> marker.wanted() != marker.found())
                .toList();
        out().println();
        out().println(result.markers().size() + " markers were written into stores before, and "
                + (result.markers().size() - astray.size()) + " of them found once after");
        if (!astray.isEmpty()) {
            TextTable table = new TextTable("store", "looked for in", "found");
            astray.stream()
                    .limit(SHOWN)
                    .forEach(marker -> table.row(
                            marker.object(),
                            marker.place(),
                            marker.found() < 0 ? "no answer" : String.valueOf(marker.found())));
            table.print(out());
        }
    }

    private static int calls(RehearsalDocument result) {
        return result.steps().stream().mapToInt(RehearsedStep::calls).sum();
    }

    private static int added(RehearsalDocument result) {
        return result.steps().stream().mapToInt(RehearsedStep::added).sum();
    }

    private void table(String title, RehearsalDocument result, Outcome outcome) {
        List<RehearsedStep> steps = result.steps().stream()
                .filter(step -> step.outcome() == outcome)
                .toList();
        if (steps.isEmpty()) {
            return;
        }
        out().println();
        out().println(title + ":");
        TextTable table = new TextTable("wave", "step", "answer");
        steps.stream()
                .limit(SHOWN)
                .forEach(step -> table.row(
                        step.wave(),
                        step.id(),
                        outcome == Outcome.FAILED ? lastLine(step) : String.join(", ", step.lacking())));
        table.print(out());
        more(steps.size());
    }

    private static String lastLine(RehearsedStep step) {
        return Objects.requireNonNullElse(step.answer(), step.reason())
                .lines()
                .reduce((first, second) -> second)
                .orElse(step.reason());
    }
}
