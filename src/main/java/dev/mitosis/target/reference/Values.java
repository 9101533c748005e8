package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.graph.identity.EmbeddedJson;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Severity;
import dev.mitosis.target.form.Form;
import dev.mitosis.target.property.ResourceSchema;
import dev.mitosis.target.reference.KnownAs.Kind;
import dev.mitosis.target.reference.KnownAs.OldName;
import dev.mitosis.target.reference.MovedRanges.Replaced;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Goes through the values of properties and says each as the new account has to. */
final class Values {
    static final String HIDDEN = "***";
    private static final Pattern RANGE = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}");
    private static final Set<String> OWN_RANGES = Set.of("AWS::EC2::VPC", "AWS::EC2::Subnet", "AWS::EC2::VPCCidrBlock");
    private static final Pattern ADDRESS = Pattern.compile("(IpAddress|IpAddresses(/\\d+)?|PrivateIp)$");
    private static final Pattern IN_LIST = Pattern.compile("/\\d+/[^/]+$");
    private static final String NUMBER = "RuleNumber";
    private static final int MOST_HIDDEN = 20;
    private static final List<String> NAMES = List.of("Name", "Key", "ParameterKey", "OptionName");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final String FORMS = "hidden-forms.tsv";

    private final Map<String, String> hiddenForms = new HashMap<>();
    private final Texts texts;
    private final References references;
    private final Successors successors;
    private final MovedRanges ranges;
    private final Zones zones;
    private final NamesAbroad abroad;

    /**
     * Where a value stands.
     *
     * @param path a pointer without a slash in front
     * @param readable the same for people, with names of variables for numbers
     */
    record Place(String type, @Nullable ResourceSchema schema, String path, String readable, Sheet sheet) {
        Place(String type, @Nullable ResourceSchema schema, Sheet sheet) {
            this(type, schema, "", "", sheet);
        }

        Place in(String step) {
            return in(step, step);
        }

        /** An element of a list is told by what it is called, where it is called anything. */
        Place element(int number, JsonNode element) {
            String told = String.valueOf(number);
            for (String name : NAMES) {
                if (element.path(name).isTextual()
                        && !element.path(name).textValue().contains(HIDDEN)) {
                    return in(String.valueOf(number), element.path(name).textValue());
                }
            }
            return in(told, told);
        }

        private Place in(String step, String told) {
            return new Place(
                    type,
                    schema,
                    path.isEmpty() ? step : path + "/" + step,
                    readable.isEmpty() ? told : readable + "." + told,
                    sheet);
        }

        /** Whose identifiers the schema says it takes. */
        List<String> meaning() {
            return schema == null || path.isEmpty() ? List.of() : schema.meaning(path);
        }
    }

    Values(
            Texts texts,
            References references,
            Successors successors,
            MovedRanges ranges,
            Zones zones,
            NamesAbroad abroad) {
        TsvTable.loadNamed(Values.class, FORMS)
                .forEach(row -> hiddenForms.put(row.get("type") + " " + row.get("property"), row.get("form")));
        this.texts = texts;
        this.references = references;
        this.successors = successors;
        this.ranges = ranges;
        this.zones = zones;
        this.abroad = abroad;
    }

    /** The value as it shall be; null where nothing is left of it. */
    @Nullable
    JsonNode say(JsonNode value, Place place) {
        if (value.isObject()) {
            return object(value, place);
        }
        if (value.isArray()) {
            return array(value, place);
        }
        return value.isTextual() ? text(value.textValue(), place) : value;
    }

    private @Nullable JsonNode object(JsonNode value, Place place) {
        ObjectNode said = NODES.objectNode();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (!member.getKey().contains(HIDDEN)) {
                JsonNode one = say(member.getValue(), place.in(member.getKey()));
                if (one != null) {
                    said.set(member.getKey(), one);
                }
            }
        }
        return said.isEmpty() && !value.isEmpty() ? null : apart(said);
    }

    /**
     * An object of people's own that looks like a reference of the target is none: a variable may be called account.
     */
    private static ObjectNode apart(ObjectNode said) {
        Form form = Form.of(said);
        if (form != null && form.isLeaf()) {
            for (Map.Entry<String, JsonNode> member : said.properties()) {
                member.setValue(Form.TEXT.with(NODES.arrayNode().add(member.getValue())));
            }
        }
        return said;
    }

    private @Nullable JsonNode array(JsonNode value, Place place) {
        ArrayNode said = NODES.arrayNode();
        int number = 0;
        for (JsonNode raw : value) {
            for (JsonNode element : widened(raw, place)) {
                JsonNode one = say(element, place.element(number++, element));
                if (one != null && !hasLostItself(element, one)) {
                    said.add(isHandedOver(element, place) ? Forms.absentUntil(one) : one);
                }
            }
        }
        return said.isEmpty() && !value.isEmpty() ? null : said;
    }

    /** Without the id of what it is about, an element says nothing. */
    private static boolean hasLostItself(JsonNode before, JsonNode after) {
        return before.path("Id").isTextual() && !after.has("Id") && after.isObject() && !Documents.isForm(after);
    }

    /** A name that the old thing has to let go of first, and that the new one can do without until then. */
    private static boolean isHandedOver(JsonNode element, Place place) {
        KnownAs known = place.sheet().known();
        return element.isTextual()
                && known != null
                && known.names().stream()
                        .anyMatch(name ->
                                name.kind() == Kind.HANDED_OVER && name.old().equals(element.textValue()));
    }

    /** A rule for a range that is several now is several rules; none where nobody is left in it. */
    List<JsonNode> widened(JsonNode raw, Place place) {
        if (raw.isTextual()) {
            Replaced replaced = replaced(raw.textValue(), place);
            return replaced == null
                    ? List.of(raw)
                    : List.copyOf(replaced.ranges().stream().map(Forms::literal).toList());
        }
        if (!raw.isObject()) {
            return List.of(raw);
        }
        for (Map.Entry<String, JsonNode> member : raw.properties()) {
            Replaced replaced =
                    member.getValue().isTextual() ? replaced(member.getValue().textValue(), place) : null;
            if (replaced != null) {
                return each((ObjectNode) raw, member.getKey(), replaced.ranges());
            }
        }
        return List.of(raw);
    }

    private static List<JsonNode> each(ObjectNode raw, String member, List<String> ranges) {
        List<JsonNode> all = new ArrayList<>();
        for (String range : ranges) {
            ObjectNode one = raw.deepCopy();
            one.put(member, range);
            if (one.path(NUMBER).isInt()) {
                one.put(NUMBER, one.path(NUMBER).intValue() + all.size());
            }
            all.add(one);
        }
        return all;
    }

    private @Nullable Replaced replaced(String text, Place place) {
        if (OWN_RANGES.contains(place.type()) || !RANGE.matcher(text).matches()) {
            return null;
        }
        Replaced replaced = ranges.in(place.sheet().account(), text);
        if (replaced != null && replaced.ranges().isEmpty()) {
            place.sheet()
                    .find(
                            "target.range-left-out",
                            replaced.piece() ? Severity.MEDIUM : Severity.INFO,
                            place.sheet().thing().id() + " says the range " + text + " of the old network in "
                                    + place.readable()
                                    + (replaced.piece()
                                            ? "; which addresses of the new one that will be is not known."
                                            : "; nobody who was in it can come from there any more."),
                            replaced.piece()
                                    ? "It is left out. Say it with the new addresses, or with a group instead of a range."
                                    : "It is left out; nothing has to be done.");
        }
        return replaced;
    }

    private @Nullable JsonNode text(String text, Place place) {
        if (text.contains(HIDDEN)) {
            return hidden(text, place);
        }
        if (ADDRESS.matcher(place.path()).find()
                && (ranges.isOfOldNetwork(place.sheet().account(), text)
                        || texts.isMadeByOthers(text, place.sheet()))) {
            return null;
        }
        JsonNode own = own(text, place);
        if (own != null) {
            return own;
        }
        JsonNode zone = zones.say(text, place);
        if (zone != null) {
            return zone;
        }
        JsonNode arn = abroad.say(text, place);
        if (arn != null) {
            return arn;
        }
        if (IN_LIST.matcher(place.path()).find() && texts.isMadeByOthers(text, place.sheet())) {
            return null;
        }
        JsonNode named = isTail(place) ? tail(text, place) : named(text, place);
        return named == null ? texts.replace(text, place.sheet(), place.readable()) : named;
    }

    private @Nullable JsonNode own(String text, Place place) {
        KnownAs known = place.sheet().known();
        boolean name = place.schema() != null
                && (place.schema().identifier().contains(place.path())
                        || place.path().equals(OwnNames.property(place.schema())));
        if (known == null || !name) {
            return null;
        }
        if (!text.equals(known.oldName())) {
            // What can be asked for is no id that AWS gives.
            boolean itself = place.sheet().isWriting(known.thing().id());
            return itself && text.equals(known.oldId()) ? Forms.literal(text) : null;
        }
        return references.spelling().spell(known.thing().name());
    }

    /** Application Auto Scaling names what it scales by the end of an ARN, with what is within it behind that. */
    private static boolean isTail(Place place) {
        return place.type().startsWith("AWS::ApplicationAutoScaling::")
                && place.path().equals("ResourceId");
    }

    private @Nullable JsonNode tail(String text, Place place) {
        Sheet sheet = place.sheet();
        for (int end = text.length();
                end > 0;
                end = Math.max(text.lastIndexOf('/', end - 1), text.lastIndexOf(':', end - 1))) {
            String tail = text.substring(0, end);
            String old = successors.ending(sheet.thing().region(), tail);
            KnownAs provider = old == null ? null : successors.provider(old, sheet.account());
            if (provider != null
                    && provider.another()
                    && !Successors.isGone(provider)
                    && provider.thing().account().equals(sheet.account())
                    && tail.endsWith(provider.oldName())) {
                JsonNode name = references.givenName(provider.thing());
                String before = text.substring(0, end - provider.oldName().length());
                return name == null
                        ? null
                        : Forms.text(List.of(
                                texts.replace(before, sheet, place.readable()),
                                name,
                                Forms.literal(text.substring(end))));
            }
        }
        return null;
    }

    /** A plain name where the schema, or the name of the property, says whose it is. */
    private @Nullable JsonNode named(String text, Place place) {
        List<String> told = place.meaning();
        if (!told.isEmpty()) {
            return named(text, place, told);
        }
        ResourceSchema schema = place.schema();
        return schema == null || place.path().isEmpty()
                ? null
                : named(text, place, references.meanings().of(schema.type(), place.path()));
    }

    private @Nullable JsonNode named(String text, Place place, List<String> told) {
        Sheet sheet = place.sheet();
        for (String meaning : told) {
            int dot = meaning.indexOf('.');
            String type = dot < 0 ? meaning : meaning.substring(0, dot);
            String old = successors.named(type, sheet.thing().region(), text);
            KnownAs provider = old == null ? null : successors.provider(old, sheet.account());
            if (provider != null
                    && provider.another()
                    && !Successors.isGone(provider)
                    && !sheet.isWriting(provider.thing().id())) {
                boolean here = provider.thing().account().equals(sheet.account());
                boolean near =
                        here && provider.thing().region().equals(sheet.thing().region());
                boolean everywhere = here && provider.thing().region().equals("global");
                String property = dot < 0 ? references.nameProperty(type) : meaning.substring(dot + 1);
                OldName known = known(provider, text);
                if (known == null) {
                    return references.named(provider.thing(), property, near || everywhere);
                }
                return known.kind() == Kind.NAME && (near || everywhere)
                        ? references.given(provider.thing(), property)
                        : null;
            }
        }
        return null;
    }

    /** The text as one that is replaced wherever it stands; null where it is only a name. */
    private static @Nullable OldName known(KnownAs provider, String text) {
        return provider.names().stream()
                .filter(name -> name.old().equals(text))
                .findFirst()
                .orElse(null);
    }

    private static int hiddenIn(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().contains(HIDDEN) ? 1 : 0;
        }
        int hidden = 0;
        for (JsonNode child : node) {
            hidden += hiddenIn(child);
        }
        return hidden;
    }

    /**
     * What the snapshot does not have a person has to give; of JSON only the texts that are hidden, unless these are so
     * many that a template would have no room for their parameters.
     */
    private JsonNode hidden(String text, Place place) {
        JsonNode tree = EmbeddedJson.open(Forms.literal(text));
        if (tree.isContainerNode() && !text.startsWith(HIDDEN) && hiddenIn(tree) <= MOST_HIDDEN) {
            JsonNode said = say(tree, place);
            return said == null ? Forms.literal("") : Documents.asText(said);
        }
        Sheet sheet = place.sheet();
        boolean whole = text.equals(HIDDEN);
        String form = hiddenForms.get(place.type() + " " + place.readable());
        String how = form == null ? "" : " " + form;
        sheet.find(
                "target.hidden-value",
                Severity.MEDIUM,
                "The snapshot holds " + (whole ? "nothing" : "only parts") + " of " + place.readable() + " of "
                        + sheet.thing().id() + ".",
                "Give it as a parameter of the stack" + how
                        + ". If it names things that move, name the new ones. What has more than"
                        + " 4,096 characters is no parameter: deploy with a short one, then put it in by the AWS CLI.");
        return sheet.parameter(
                place.readable(),
                whole ? "old" : "person",
                true,
                place.readable() + " of " + sheet.thing().id() + ", of which the snapshot holds "
                        + (whole ? "nothing." : "only parts: it may hold a secret.")
                        + (form == null ? "" : " Give it" + how + "."));
    }
}
