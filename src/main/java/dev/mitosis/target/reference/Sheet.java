package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Hashes;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is noted while the properties of one planned thing are written: the parameters that they need, and findings. */
final class Sheet {
    private static final int LONGEST = 60;
    private static final int HASH = 6;

    private final PlannedResource thing;
    private final @Nullable KnownAs known;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private boolean part;

    Sheet(PlannedResource thing, @Nullable KnownAs known) {
        this.thing = thing;
        this.known = known;
    }

    PlannedResource thing() {
        return thing;
    }

    /** What is known of the old one; null for what succeeds nothing. */
    @Nullable
    KnownAs known() {
        return known;
    }

    /** From now on a part of the thing is written, which may name the thing, or the thing itself, which may not. */
    void turnTo(boolean part) {
        this.part = part;
    }

    /** Whether the thing with the id is what is being written. */
    boolean isWriting(String id) {
        return !part && id.equals(thing.id());
    }

    String account() {
        return thing.account();
    }

    /**
     * A reference to a parameter of the thing's stack.
     *
     * @param where tells it from other parameters of the thing: a property, the name of a variable
     * @param source as in {@code PlannedStack.Parameter}
     */
    JsonNode parameter(String where, String source, boolean secret, String meaning) {
        return parameter(where, new Parameter("", "String", source, secret, null, meaning, thing.id(), where));
    }

    /** A reference to a parameter that is like this one but for its name. */
    JsonNode parameter(String where, Parameter like) {
        String name = name(where);
        parameters.putIfAbsent(
                name,
                new Parameter(
                        name,
                        like.type(),
                        like.source(),
                        like.secret(),
                        like.value(),
                        like.meaning(),
                        like.of(),
                        like.property()));
        return Forms.parameter(name);
    }

    /** A parameter that is the same for all that need it in a stack. */
    JsonNode common(Parameter parameter) {
        parameters.putIfAbsent(parameter.name(), parameter);
        return Forms.parameter(parameter.name());
    }

    /** The name says what it is for; the hash keeps it apart from others in the stack. */
    private String name(String where) {
        String words = camel(thing.name().contains("$") ? thing.type() : thing.name()) + camel(where);
        String plain = words.substring(0, Math.min(LONGEST, words.length()));
        return plain + camel(Hashes.ofText(thing.id() + "|" + where).substring(0, HASH));
    }

    static String camel(String text) {
        StringBuilder camel = new StringBuilder();
        boolean start = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean fits = c < 128 && Character.isLetterOrDigit(c);
            if (fits) {
                camel.append(start ? String.valueOf(c).toUpperCase(Locale.ROOT) : String.valueOf(c));
            }
            start = !fits;
        }
        return camel.toString();
    }

    void find(String rule, Severity severity, String text, String fix) {
        String old = thing.succeeds();
        findings.add(new Finding(rule, severity, List.of(old == null ? thing.id() : old), text, fix));
    }

    List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
