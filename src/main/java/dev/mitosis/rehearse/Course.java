package dev.mitosis.rehearse;

import dev.mitosis.io.Json;
import dev.mitosis.model.RehearsalDocument;
import dev.mitosis.model.RehearsalDocument.End;
import dev.mitosis.model.RehearsalDocument.Marker;
import dev.mitosis.model.RehearsalDocument.ObservedWave;
import dev.mitosis.model.RehearsalDocument.Outcome;
import dev.mitosis.model.RehearsalDocument.RehearsedStep;
import dev.mitosis.model.RehearsalDocument.Source;
import dev.mitosis.model.RehearsalDocument.WayBack;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.PlanDocument.Wave;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.rehearse.StepRunner.TakenBack;
import dev.mitosis.rehearse.WaveScan.Changes;
import dev.mitosis.rehearse.marker.MarkedStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One rehearsal on its way: step after step, and a look around after each wave. */
final class Course {
    private static final String BEGINNING = "0";
    private static final String END = "end";

    private final RehearsalRequest request;
    private final StepRunner runner;
    private final WaveScan scan;
    private final StoreMarkers markers;
    private final @Nullable Source source;
    private final List<Marker> found = new ArrayList<>();
    private @Nullable End end;
    private final RehearsalListener listener;
    private final WaveView view;

    private final List<Step> steps;
    private final Map<String, RehearsedStep> before = new HashMap<>();
    private final List<RehearsedStep> reached = new ArrayList<>();
    private final List<ObservedWave> waves = new ArrayList<>();
    private final List<WayBack> waysBack = new ArrayList<>();
    private final Blocked blocked;
    private final RehearsalClock clock;

    Course(RehearsalRequest request, StepRunner runner, Looks looks, RehearsalListener listener) {
        this.request = request;
        this.runner = runner;
        this.scan = looks.scan();
        this.markers = looks.markers();
        this.listener = listener;
        this.view = WaveView.of(request.check(), request.plan(), request.target());
        this.steps = request.steps();
        this.source = looks.source();
        this.blocked = looks.blocked();
        this.clock = new RehearsalClock(request.clock());
        request.before().ifPresent(earlier -> {
            earlier.steps().forEach(step -> before.put(step.id(), step));
            waves.addAll(earlier.waves());
            waysBack.addAll(earlier.waysBack());
        });
    }

    /**
     * What looks around beside the steps.
     *
     * @param source how the account was built that is split; null where it was there
     */
    record Looks(
            WaveScan scan,
            StoreMarkers markers,
            Blocked blocked,
            @Nullable Source source) {}

    RehearsalDocument run() {
        if (request.whole() && before.isEmpty()) {
            markers.write();
        }
        if (request.scan() && request.backFrom().any() && reached.isEmpty() && before.isEmpty()) {
            scan.look(BEGINNING, Set.of());
        }
        for (Wave wave : request.plan().waves()) {
            List<Step> own =
                    steps.stream().filter(step -> step.wave() == wave.number()).toList();
            back(wave, own);
            own.forEach(this::reached);
            observe(wave.number(), own);
        }
        if (request.whole() && markers.written()) {
            found.addAll(markers.found(this::rehearsed));
        }
        if (request.whole() && request.scan()) {
            end = view.end(request.throughWave(), scan.look(END, Set.of()), done(), otherwise());
        }
        return document();
    }

    /** What was not built as it was, and what a marker was written into: the value of a parameter is another then. */
    private Set<String> otherwise() {
        Set<String> otherwise = found.stream().map(Marker::object).collect(Collectors.toSet());
        if (source != null) {
            source.missing().forEach(thing -> otherwise.add(thing.object()));
            source.differing().forEach(difference -> otherwise.add(difference.object()));
        }
        return otherwise;
    }

    /** The wave is begun, and taken back. */
    private void back(Wave wave, List<Step> own) {
        Optional<Step> last = request.backFrom().last(own);
        if (last.isEmpty() || waysBack.stream().anyMatch(one -> one.wave() == wave.number())) {
            return;
        }
        int begun = reached.size();
        for (Step step : own) {
            reached(step);
            if (step.equals(last.get())) {
                break;
            }
        }
        TakenBack back = runner.takeBack(wave, clock);
        Changes changes = new Changes(0, List.of());
        if (request.scan()) {
            String seen = "back-" + wave.number();
            scan.look(seen, accounts(own));
            changes = scan.between(wave.number() == 1 ? BEGINNING : String.valueOf(wave.number() - 1), seen);
        }
        waysBack.add(new WayBack(
                wave.number(),
                last.get().id(),
                back.taken(),
                back.judged().outcome(),
                back.judged().reason(),
                back.judged().passed() ? null : back.said(),
                changes.compared(),
                changes.differing()));
        reached.subList(begun, reached.size()).clear();
        own.forEach(step -> before.remove(step.id()));
        listener.reached("took wave " + wave.number() + " back", document(), steps.size());
    }

    private void reached(Step step) {
        clock.reach(step);
        RehearsedStep known = before.get(step.id());
        if (known == null) {
            markers.take(step);
        }
        RehearsedStep result = known == null ? reach(step) : known;
        reached.add(result);
        blocked.reached(result);
        if (known == null) {
            listener.reached(result.outcome().label() + " " + result.id(), document(), steps.size());
        }
    }

    private void observe(int wave, List<Step> own) {
        if (request.scan() && !own.isEmpty() && waves.stream().noneMatch(one -> one.wave() == wave)) {
            waves.add(view.after(wave, scan.look(String.valueOf(wave), accounts(own)), done()));
        }
    }

    /** Whether every step ran, or a person does it, that fills the place of a marker or empties its store. */
    private boolean rehearsed(MarkedStore store) {
        Set<String> done = done();
        return steps.stream()
                .filter(step -> step.effects().stream()
                        .anyMatch(effect ->
                                (effect.verb() == Verb.COPY && effect.object().endsWith(store.place()))
                                        || (effect.verb() == Verb.DRAIN
                                                && effect.object().equals(store.object()))))
                .allMatch(step -> done.contains(step.id()));
    }

    /** The accounts of the target in which steps change something, and the old one. */
    private Set<String> accounts(List<Step> own) {
        Set<String> names =
                request.target().accounts().stream().map(PlannedAccount::name).collect(Collectors.toSet());
        Set<String> changed = new TreeSet<>();
        request.target().accounts().stream()
                .filter(account -> request.target().account().equals(account.id()))
                .forEach(account -> changed.add(account.name()));
        for (Step step : own) {
            changed.add(step.account());
            step.effects().forEach(effect -> changed.add(effect.account()));
        }
        changed.retainAll(names);
        return changed;
    }

    private RehearsedStep reach(Step step) {
        Optional<String> why = step.manual() ? Optional.empty() : blocked.why(step);
        if (why.isPresent()) {
            return notRehearsed(step, why.get());
        }
        RehearsedStep result = runner.run(step, clock, ahead(step));
        Optional<String> idle = blocked.idle(step);
        if (idle.isEmpty()) {
            return result;
        }
        if (!result.outcome().done()) {
            runner.note(step, clock);
        }
        return result.idle(idle.get());
    }

    /** Whether a step of an earlier wave is not done, for which the script would wait. */
    private boolean ahead(Step step) {
        return reached.stream().anyMatch(one -> one.wave() < step.wave() && !Blocked.isSettled(one));
    }

    private Set<String> done() {
        return reached.stream()
                .filter(Blocked::isSettled)
                .map(RehearsedStep::id)
                .collect(Collectors.toSet());
    }

    private static RehearsedStep notRehearsed(Step step, String why) {
        return new RehearsedStep(
                step.id(), step.wave(), step.title(), Outcome.NOT_REHEARSED, why, null, null, 0, 0, List.of(), 0);
    }

    private RehearsalDocument document() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome.label(), 0);
        }
        reached.forEach(step -> counts.merge(step.outcome().label(), 1, Integer::sum));
        return new RehearsalDocument(
                Json.FORMAT_VERSION,
                Json.TOOL,
                request.plan().account(),
                request.plan().snapshotId(),
                request.inputs(),
                request.emulator().url().toString(),
                request.throughWave(),
                reached.size() == steps.size(),
                counts,
                reached,
                waves,
                waysBack,
                found,
                source,
                end);
    }
}
