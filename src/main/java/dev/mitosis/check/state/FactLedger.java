package dev.mitosis.check.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The facts of a moment, with a journal by which every change can be taken back. */
public final class FactLedger {
    /** What a fact is about: an object, or a consumer and its provider. */
    public record About(String object, @Nullable String provider, Fact fact) {
        @Override
        public String toString() {
            return object + " " + fact.words() + (provider == null ? "" : " (" + provider + ")");
        }
    }

    private record Entry(About about, @Nullable Object before) {}

    private final Map<About, Object> facts = new HashMap<>();
    private final List<Entry> journal = new ArrayList<>();

    /** Writes a fact down; null takes it out. */
    public void set(About about, @Nullable Object value) {
        Object before = put(about, value);
        if (!Objects.equals(before, value)) {
            journal.add(new Entry(about, before));
        }
    }

    private @Nullable Object put(About about, @Nullable Object value) {
        return value == null ? facts.remove(about) : facts.put(about, value);
    }

    /** Writes down a fact of one object. */
    public void set(String object, Fact fact, @Nullable Object value) {
        set(new About(object, null, fact), value);
    }

    /** The value of a fact; null where nothing is known. */
    public @Nullable Object get(About about) {
        return facts.get(about);
    }

    /** The value of a fact of one object; null where nothing is known. */
    public @Nullable Object get(String object, Fact fact) {
        return facts.get(new About(object, null, fact));
    }

    /** Whether a fact of an object is known and not false. */
    public boolean is(String object, Fact fact) {
        Object value = get(object, fact);
        return value != null && !Boolean.FALSE.equals(value);
    }

    /** Whether a fact between a consumer and its provider is known and not false. */
    public boolean is(String consumer, String provider, Fact fact) {
        Object value = get(new About(consumer, provider, fact));
        return value != null && !Boolean.FALSE.equals(value);
    }

    /** The place in the journal, to come back to. */
    public int mark() {
        return journal.size();
    }

    /** Takes back everything since the mark. */
    public void rewind(int mark) {
        for (int i = journal.size() - 1; i >= mark; i--) {
            Entry entry = journal.remove(i);
            put(entry.about(), entry.before());
        }
    }

    /** What was written since the mark, with the value before it, which is null where there was none. */
    public Map<About, @Nullable Object> since(int mark) {
        Map<About, @Nullable Object> before = new LinkedHashMap<>();
        for (Entry entry : journal.subList(mark, journal.size())) {
            if (!before.containsKey(entry.about())) {
                before.put(entry.about(), entry.before());
            }
        }
        return Collections.unmodifiableMap(before);
    }
}
