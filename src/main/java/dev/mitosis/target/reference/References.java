package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Arn;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.name.Variables;
import dev.mitosis.target.property.ResourceSchema;
import dev.mitosis.target.property.Schemas;
import dev.mitosis.target.reference.KnownAs.Kind;
import dev.mitosis.target.reference.KnownAs.OldName;
import dev.mitosis.target.reference.ReferenceFacts.MadeWith;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How planned things are referred to. */
final class References {
    /** Some ARNs hold an id of AWS beside the name. */
    private static final Pattern UNIVERSAL = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Attributes attributes;
    private final NameMeanings meanings;
    private final Schemas schemas;
    private final PlannedSpelling spelling = new PlannedSpelling(Texts::parameterOf);
    private final Map<String, JsonNode> standIns = new HashMap<>();
    private final Map<String, String> parts = new HashMap<>();
    private String partition = "aws";

    /** No reference yet; everything that is planned is to be learned. */
    References(Schemas schemas) {
        this.schemas = schemas;
        this.attributes = new Attributes(schemas);
        this.meanings = new NameMeanings(schemas);
    }

    /** Whose names properties hold. */
    NameMeanings meanings() {
        return meanings;
    }

    /** The property that has the name of a thing of the type; empty where it has none that people choose. */
    String nameProperty(String type) {
        ResourceSchema schema = schemas.find(type);
        String property = schema == null ? null : OwnNames.property(schema);
        return property == null ? "" : property;
    }

    /** What CloudFormation gives as the name of a thing that a template makes; null where it gives none. */
    @Nullable
    JsonNode givenName(PlannedResource thing) {
        JsonNode form = given(thing, nameProperty(thing.type()));
        return form == null ? given(thing, "Name") : form;
    }

    /** What CloudFormation gives as the property of a thing that a template makes; null where it does not. */
    @Nullable
    JsonNode given(PlannedResource thing, String property) {
        String attribute = canRefer(thing) ? attributes.property(thing.type(), property) : null;
        return attribute == null ? null : Forms.ref(thing.id(), attribute);
    }

    PlannedSpelling spelling() {
        return spelling;
    }

    Attributes attributes() {
        return attributes;
    }

    /** That of the ARNs of the account: {@code aws}, {@code aws-cn}, ... */
    String partition() {
        return partition;
    }

    /** Takes in what succeeds something. */
    void learn(Collection<KnownAs> things, Successors successors, ReferenceFacts facts) {
        for (KnownAs known : things) {
            if (known.old().startsWith("arn:")) {
                partition = known.old().split(":", 3)[1];
                break;
            }
        }
        Map<String, String> ids = new HashMap<>();
        things.forEach(known -> ids.putIfAbsent(known.thing().type() + " " + known.oldId(), known.old()));
        for (KnownAs known : things) {
            if (known.another() && known.thing().fate() == Fate.MANAGED) {
                standIn(known, ids, successors, facts);
            }
        }
        things.stream().filter(KnownAs::another).forEach(this::learn);
    }

    private void standIn(KnownAs known, Map<String, String> ids, Successors successors, ReferenceFacts facts) {
        MadeWith with = facts.madeWith(known.old(), known.thing().type());
        String maker = with == null ? null : ids.get(with.makerType() + " " + with.makerId());
        KnownAs successor =
                maker == null ? null : successors.provider(maker, known.thing().account());
        if (with == null || successor == null || !successor.another()) {
            return;
        }
        String id = successor.thing().id();
        if (with.attribute() != null) {
            standIns.put(known.thing().id(), Forms.ref(id, with.attribute()));
        } else {
            String part = id + "/main-route-table";
            parts.put(known.thing().id(), part);
            standIns.put(
                    known.thing().id(),
                    Forms.ref(part, attributes.id(known.thing().type())));
        }
    }

    private void learn(KnownAs known) {
        PlannedResource thing = known.thing();
        JsonNode id = id(thing);
        if (id != null) {
            spelling.learn(Variables.ofThing(thing.id()), id);
        }
        for (OldName name : known.names()) {
            String attribute = name.attribute();
            if (name.kind() == Kind.ENDPOINT && attribute != null && isVariable(name.planned()) && canRefer(thing)) {
                spelling.learn(variable(name.planned()), Forms.ref(thing.id(), attribute));
            }
        }
        learnArn(thing);
    }

    private void learnArn(PlannedResource thing) {
        if (canRefer(thing)) {
            JsonNode arn = arn(thing);
            if (arn != null) {
                spelling.learnArn(thing, arn);
            }
        }
    }

    /** Takes in what succeeds nothing. */
    void learnNew(PlannedResource thing) {
        JsonNode id = id(thing);
        if (id != null) {
            spelling.learn(Variables.ofThing(thing.id()), id);
        }
        learnArn(thing);
    }

    private static boolean isVariable(String text) {
        return text.startsWith("${") && text.indexOf('}') == text.length() - 1;
    }

    private static String variable(String reference) {
        return reference.substring(2, reference.length() - 1);
    }

    /** Whether a template can make it, so that CloudFormation can be asked for what AWS gives to it. */
    private boolean canRefer(PlannedResource thing) {
        return thing.fate().isMade() && schemas.find(thing.type()) != null;
    }

    private @Nullable JsonNode id(PlannedResource thing) {
        JsonNode standIn = standIns.get(thing.id());
        if (standIn != null) {
            return standIn;
        }
        return canRefer(thing) ? Forms.ref(thing.id(), attributes.id(thing.type())) : null;
    }

    /** What gives the id of what comes with another thing; null for all else. */
    @Nullable
    JsonNode standIn(PlannedResource thing) {
        return standIns.get(thing.id());
    }

    /** Whether CloudFormation can be asked for the id of the thing. */
    boolean isKnown(PlannedResource thing) {
        return id(thing) != null;
    }

    /** The id of a planned thing; that of one that goes on in the old account is what it was. */
    JsonNode idOf(PlannedResource thing) {
        JsonNode form = id(thing);
        String old = thing.succeeds();
        if (form != null) {
            return form;
        }
        return old == null
                ? spelling.spell(Variables.reference(Variables.ofThing(thing.id())))
                : Forms.literal(Arn.last(old));
    }

    /** What Ref gives of a planned thing; of one that goes on in the old account, what it would give. */
    JsonNode nameOrId(PlannedResource thing) {
        if (canRefer(thing)) {
            return Forms.ref(thing.id(), Forms.REF);
        }
        return attributes.property(thing.type(), "QueueUrl") != null
                ? Forms.text(List.of(
                        Forms.literal("https://sqs." + thing.region() + ".amazonaws.com/"),
                        Forms.account(thing.account()),
                        Forms.literal("/"),
                        spelling.spell(thing.name())))
                : attributes.property(thing.type(), "TopicArn") != null
                        ? spelling.spell(thing.arn())
                        : spelling.spell(thing.name());
    }

    /** The ARN of a planned thing, or of one that goes on in the old account. */
    JsonNode arnOf(PlannedResource thing) {
        JsonNode form = canRefer(thing) ? arn(thing) : null;
        return form == null ? spelling.spell(thing.arn()) : form;
    }

    /** The id of the part that is made in the place of a main route table; null for all else. */
    @Nullable
    String partInPlaceOf(String plannedId) {
        return parts.get(plannedId);
    }

    /** The ARN of a thing that a template makes; null where it has to be spelt. */
    @Nullable
    JsonNode arn(PlannedResource thing) {
        String attribute = attributes.arn(thing.type());
        boolean given = thing.arn().contains("${ID_")
                || attributes.isCounted(thing.type())
                || UNIVERSAL.matcher(thing.arn()).find();
        if (!given) {
            return Forms.arnOf(thing.id());
        }
        return attribute == null ? null : Forms.ref(thing.id(), attribute);
    }

    /** The attribute with the ARN and what follows it, where the two are one identifier. */
    @Nullable
    String beyond(KnownAs provider, String rest) {
        return canRefer(provider.thing()) ? attributes.beyond(provider.thing().type(), rest) : null;
    }

    /** How a thing says a name of a provider. */
    JsonNode to(KnownAs provider, OldName name, Sheet sheet) {
        PlannedResource thing = provider.thing();
        JsonNode form = form(thing, name);
        if (form != null && !isItself(form, sheet)) {
            declare(form, thing.id(), sheet);
            return form;
        }
        return asked(thing, name, sheet);
    }

    private @Nullable JsonNode form(PlannedResource thing, OldName name) {
        return switch (name.kind()) {
            case ARN -> canRefer(thing) && arn(thing) != null ? arn(thing) : spelling.spell(thing.arn());
            case ID -> id(thing);
            case NAME, HANDED_OVER -> spelling.spell(name.planned());
            case ENDPOINT ->
                name.attribute() != null && canRefer(thing)
                        ? Forms.ref(thing.id(), name.attribute())
                        : name.planned().contains("${HOST_") ? null : spelling.spell(name.planned());
        };
    }

    /** A text that says itself in it: what AWS gives is known only when it is made. */
    private static boolean isItself(JsonNode form, Sheet sheet) {
        return sheet.isWriting(form.path("ref").asText());
    }

    private JsonNode asked(PlannedResource thing, OldName name, Sheet sheet) {
        String what = name.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        boolean made = thing.fate().isMade() && !canRefer(thing);
        return sheet.parameter(
                what + " of " + (thing.name().contains("$") ? thing.id() : thing.name()),
                new Parameter(
                        "",
                        "String",
                        made ? "content" : "person",
                        false,
                        null,
                        "The " + what + " of " + thing.id() + ", which no template tells.",
                        thing.id(),
                        what));
    }

    /** Notes the parameters that a spelt text needs. */
    static void declare(JsonNode form, String of, Sheet sheet) {
        if (form.has("parameter") && form.size() == 1) {
            String name = form.path("parameter").asText();
            sheet.common(new Parameter(
                    name,
                    "String",
                    "person",
                    false,
                    null,
                    "What AWS gives, or a person knows, in the place of a variable of " + of + "."));
        }
        form.path("text").forEach(part -> declare(part, of, sheet));
    }

    /** How a name that a property takes is referred to, where the property says whose it is. */
    JsonNode named(PlannedResource thing, String property, boolean near) {
        JsonNode standIn = standIns.get(thing.id());
        if (standIn != null) {
            return standIn;
        }
        String attribute = near && canRefer(thing) ? attributes.property(thing.type(), property) : null;
        return attribute == null ? spelling.spell(thing.name()) : Forms.ref(thing.id(), attribute);
    }
}
