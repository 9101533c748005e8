package dev.mitosis.target.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.Fate;
import dev.mitosis.target.reference.KnownAs.Kind;
import dev.mitosis.target.reference.KnownAs.OldName;
import dev.mitosis.target.reference.OldNames.Found;
import dev.mitosis.target.reference.OldNames.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts what is planned in the place of the old identities in a text. */
final class Texts {
    private static final Pattern REST = Pattern.compile("[^\\s\"',;<>\\\\)\\]}]*");
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern OPEN_ARN = Pattern.compile("arn:[^\\s\"',]*$");
    private static final String PERSON = "person";

    private final Estate estate;
    private final Pattern oldAccount;

    /**
     * What is known of the estate.
     *
     * @param oldAccount the twelve digits of the account that is split
     * @param oldName its name in the estate
     */
    record Estate(
            Successors successors,
            OldNames names,
            References references,
            ReferenceFacts facts,
            String oldAccount,
            String oldName) {}

    Texts(Estate estate) {
        this.estate = estate;
        this.oldAccount = Pattern.compile(
                "((?<![0-9A-Za-z])|(?<=%[0-9A-Fa-f]{2}))" + Pattern.quote(estate.oldAccount()) + "(?![0-9A-Za-z])");
    }

    /**
     * The text as the thing of the sheet has to say it; null where nothing is left to say, because the text is the name
     * of something that is gone in the end.
     *
     * @param where the property, for what people have to give
     */
    @Nullable
    JsonNode replace(String text, Sheet sheet, String where) {
        List<JsonNode> parts = new ArrayList<>();
        int at = 0;
        for (Found found : estate.names().in(text)) {
            if (found.start() < at) {
                continue;
            }
            Meaning meaning = choose(found.meanings(), sheet.account());
            KnownAs provider = estate.successors().provider(meaning.owner(), sheet.account());
            parts.add(before(text.substring(at, found.start()), provider, sheet));
            at = found.end();
            if (provider == null) {
                parts.add(Forms.literal(text.substring(found.start(), found.end())));
            } else if (Successors.isGone(provider)) {
                if (found.start() == 0 && found.end() == text.length()) {
                    return gone(text, sheet, where);
                }
                parts.add(retired(text, sheet, where));
            } else {
                if (found.start() == 0 && found.end() == text.length() && isOfItself(meaning, provider, sheet)) {
                    return null;
                }
                Matcher rest = REST.matcher(text).region(at, text.length());
                String beyond = rest.lookingAt() ? rest.group() : "";
                String attribute = meaning.name().kind() == Kind.ARN && !beyond.isEmpty() && isAnother(provider, sheet)
                        ? estate.references().beyond(provider, beyond)
                        : null;
                if (attribute != null) {
                    parts.add(Forms.ref(provider.thing().id(), attribute));
                    at += beyond.length();
                } else {
                    parts.add(said(text.substring(found.start(), found.end()), meaning.name(), provider, sheet));
                }
            }
        }
        parts.add(withAccount(text.substring(at), sheet));
        return Forms.text(parts);
    }

    /**
     * Whether the text is the id or address of what another thing will make, so that nobody can say it: an instance of
     * a group, the interface of a gateway.
     */
    boolean isMadeByOthers(String text, Sheet sheet) {
        for (Found found : estate.names().in(text)) {
            Meaning meaning = choose(found.meanings(), sheet.account());
            KnownAs provider = estate.successors().provider(meaning.owner(), sheet.account());
            boolean whole = found.start() == 0 && found.end() == text.length();
            return whole
                    && (meaning.name().kind() == Kind.ID || meaning.name().kind() == Kind.ENDPOINT)
                    && provider != null
                    && provider.another()
                    && provider.thing().fate() == Fate.MANAGED
                    && !estate.references().isKnown(provider.thing());
        }
        return false;
    }

    /** What AWS gives to a thing is nothing that one can ask for. */
    private static boolean isOfItself(Meaning meaning, KnownAs provider, Sheet sheet) {
        Kind kind = meaning.name().kind();
        return sheet.isWriting(provider.thing().id())
                && (kind == Kind.ID || (kind == Kind.ENDPOINT && meaning.name().attribute() != null));
    }

    /** Whether the thing means another one than the old. */
    private boolean isAnother(KnownAs provider, Sheet sheet) {
        return provider.another() || comesWithAccount(provider, sheet);
    }

    /** What AWS makes in every account is that of the account. */
    private boolean comesWithAccount(KnownAs provider, Sheet sheet) {
        return provider.thing().fate() == Fate.MANAGED
                && provider.thing().account().equals(estate.oldName())
                && !sheet.account().equals(estate.oldName());
    }

    private Meaning choose(List<Meaning> meanings, String account) {
        for (Meaning meaning : meanings) {
            KnownAs provider = estate.successors().provider(meaning.owner(), account);
            if (provider != null && provider.thing().account().equals(account)) {
                return meaning;
            }
        }
        return meanings.get(0);
    }

    private JsonNode said(String text, OldName name, KnownAs provider, Sheet sheet) {
        if (comesWithAccount(provider, sheet)) {
            return ofAccount(text, provider, sheet);
        }
        if (!provider.another()) {
            return Forms.literal(text);
        }
        OldName own = provider.names().stream()
                .filter(one -> one.kind() == name.kind() && one.old().equals(name.old()))
                .findFirst()
                .orElse(name);
        return estate.references().to(provider, own, sheet);
    }

    private JsonNode ofAccount(String text, KnownAs provider, Sheet sheet) {
        Matcher key = KEY.matcher(provider.oldId());
        String alias = key.matches() ? estate.facts().keyAlias(provider.oldId()) : null;
        if (alias != null) {
            String before = text.startsWith("arn:") ? text.substring(0, text.lastIndexOf(":key/") + 1) : "";
            return Forms.text(List.of(withAccount(before, sheet), Forms.literal(alias)));
        }
        boolean chosen = provider.names().stream().noneMatch(name -> name.kind() == Kind.ID);
        if (chosen) {
            return withAccount(text, sheet);
        }
        return sheet.parameter(
                "id of " + provider.thing().type(),
                PERSON,
                false,
                "What AWS made in the account " + sheet.account() + " in the place of "
                        + provider.thing().id() + ".");
    }

    private @Nullable JsonNode gone(String text, Sheet sheet, String where) {
        sheet.find(
                "target.names-retired",
                Severity.LOW,
                sheet.thing().id() + " names in " + where + " what is retired: " + hidden(text) + ".",
                "Nothing stands in its place. Keep the retired one, or see that nobody misses it.");
        return null;
    }

    private JsonNode retired(String text, Sheet sheet, String where) {
        sheet.find(
                "target.names-retired",
                Severity.LOW,
                sheet.thing().id() + " names in " + where + " what is retired: " + hidden(text) + ".",
                "A parameter stands in its place: give what it shall name, or keep the retired one.");
        return sheet.parameter(
                where + " retired",
                PERSON,
                false,
                "What " + where + " of " + sheet.thing().id() + " names instead of something that is retired.");
    }

    /** A text for people: not too long. */
    private static String hidden(String text) {
        int longest = 80;
        return text.length() <= longest ? text : text.substring(0, longest) + "...";
    }

    /** What stands before a name; where both are of one ARN, its account is that of whose name it is. */
    private JsonNode before(String text, @Nullable KnownAs provider, Sheet sheet) {
        Matcher arn = OPEN_ARN.matcher(text);
        if (provider == null || !arn.find()) {
            return withAccount(text, sheet);
        }
        JsonNode first = withAccount(text.substring(0, arn.start()), sheet);
        String rest = text.substring(arn.start());
        return Forms.text(List.of(
                first,
                isAnother(provider, sheet)
                        ? withAccount(
                                rest,
                                comesWithAccount(provider, sheet)
                                        ? sheet.account()
                                        : provider.thing().account())
                        : Forms.literal(rest)));
    }

    /** What no record knows is taken to be in the account of whoever names it. */
    private JsonNode withAccount(String text, Sheet sheet) {
        return withAccount(text, sheet.account());
    }

    private JsonNode withAccount(String text, String account) {
        if (account.equals(estate.oldName()) || !text.contains(estate.oldAccount())) {
            return Forms.literal(text);
        }
        List<JsonNode> parts = new ArrayList<>();
        Matcher accounts = oldAccount.matcher(text);
        int at = 0;
        while (accounts.find()) {
            parts.add(Forms.literal(text.substring(at, accounts.start())));
            parts.add(Forms.account(account));
            at = accounts.end();
        }
        parts.add(Forms.literal(text.substring(at)));
        return Forms.text(parts);
    }

    /** How a variable that nothing planned gives is called as a parameter. */
    static String parameterOf(String variable) {
        return Sheet.camel(variable.toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
    }
}
