package dev.mitosis.plan.effect;

import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.io.text.Shell;
import dev.mitosis.plan.command.OldThing;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Commands that fail as long as an old thing stands. An identifier that Cloud Control does not take would prove
 * nothing: it answers that there is no such thing also where it stands.
 *
 * @param proofs by type, where the id is none
 */
record GoneProofs(Map<String, String> proofs) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(arn|id|name|parent)}");
    private static final String COMMAND = "aws ";

    static GoneProofs load() {
        return new GoneProofs(TsvTable.loadNamed(GoneProofs.class, "gone.tsv").stream()
                .collect(Collectors.toUnmodifiableMap((TsvRow row) -> row.get("type"), row -> row.get("proof"))));
    }

    /**
     * The proof for a thing.
     *
     * @param place the options that say in which account and region it is asked
     */
    String of(OldThing thing, String place) {
        String proof = proofs.getOrDefault(thing.type(), "{id}");
        if (proof.startsWith(COMMAND)) {
            return "gone " + filled(proof, name -> Shell.argument(part(thing, name))) + " " + place;
        }
        return "gone aws cloudcontrol get-resource --type-name " + thing.type() + " --identifier "
                + Shell.argument(filled(proof, name -> part(thing, name))) + " " + place;
    }

    private static String filled(String proof, Function<String, String> parts) {
        return PLACEHOLDER.matcher(proof).replaceAll(found -> Matcher.quoteReplacement(parts.apply(found.group(1))));
    }

    private static String part(OldThing thing, String name) {
        return switch (name) {
            case "arn" -> thing.arn();
            case "name" -> thing.name();
            case "parent" -> parent(thing.arn());
            default -> thing.id();
        };
    }

    private static String parent(String arn) {
        String[] parts = arn.split("[:/]", -1);
        return parts[Math.max(0, parts.length - 2)];
    }
}
