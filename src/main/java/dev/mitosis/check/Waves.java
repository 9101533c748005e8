package dev.mitosis.check;

import dev.mitosis.check.state.Fact;
import dev.mitosis.check.state.FactLedger.About;
import dev.mitosis.check.state.Prepared;
import dev.mitosis.check.state.SimulatedEstate;
import dev.mitosis.model.CheckDocument.Place;
import dev.mitosis.model.CheckDocument.Prediction;
import dev.mitosis.model.CheckDocument.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes down at the end of each wave what it has changed. */
final class Waves {
    private final SimulatedEstate estate;
    private final List<Prediction> predictions = new ArrayList<>();
    private int wave;
    private int mark;

    Waves(SimulatedEstate estate) {
        this.estate = estate;
        this.mark = estate.ledger().mark();
    }

    /** The next step is of the wave. */
    void reach(int next) {
        if (next != wave) {
            close();
            wave = next;
        }
    }

    List<Prediction> finish() {
        close();
        return List.copyOf(predictions);
    }

    private void close() {
        if (wave == 0) {
            return;
        }
        List<Place> made = new ArrayList<>();
        List<Place> gone = new ArrayList<>();
        List<String> stopped = new ArrayList<>();
        List<Use> uses = new ArrayList<>();
        estate.ledger().since(mark).forEach((about, before) -> {
            Object now = estate.ledger().get(about);
            if (about.fact() == Fact.STANDS && (before == null) != (now == null)) {
                (now == null ? gone : made).add(place(about.object()));
            } else if (about.fact() == Fact.STOPPED && before == null && now != null && estate.stands(about.object())) {
                stopped.add(about.object());
            } else if (about.fact() == Fact.USES && now != null) {
                uses.add(use(about, (String) now));
            }
        });
        made.sort(Comparator.comparing(Place::object));
        gone.sort(Comparator.comparing(Place::object));
        stopped.sort(Comparator.naturalOrder());
        uses.sort(Comparator.comparing(Use::consumer).thenComparing(Use::provider));
        predictions.add(new Prediction(wave, made, gone, stopped, uses));
        mark = estate.ledger().mark();
    }

    private static Use use(About about, String provider) {
        return new Use(about.object(), provider);
    }

    private Place place(String object) {
        String bare = Prepared.from(object);
        return estate.landscape()
                .seat(object)
                .or(() -> estate.landscape().seat(bare))
                .map(seat -> new Place(object, seat.account(), seat.region()))
                .orElseGet(() -> new Place(object, "", "global"));
    }
}
