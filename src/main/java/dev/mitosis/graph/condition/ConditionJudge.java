package dev.mitosis.graph.condition;

import dev.mitosis.model.AccountId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges whom conditions let in, by what they do: several keys have to be met all, several values one.
 *
 * <p>A condition that holds where its key is absent narrows nothing if requests without the key can be made. Where the
 * value is a variable, the request decides.
 */
public final class ConditionJudge {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^*?$,}][^,}]*)(?:,[^}]*)?}");
    private static final Pattern TELLING = Pattern.compile("\\d{12}|o-[a-z0-9]{10,32}|vpce?-[0-9a-f]{8,17}|arn:.*");

    private final ConditionKeys keys;

    private ConditionJudge(ConditionKeys keys) {
        this.keys = keys;
    }

    public static ConditionJudge load() {
        return new ConditionJudge(ConditionKeys.load());
    }

    /**
     * Whom conditions let in that have to hold all.
     *
     * @param account the account of the resource
     */
    public Audience whereAllHold(List<RequestCondition> conditions, String account) {
        Map<String, List<RequestCondition>> byKey = new LinkedHashMap<>();
        conditions.forEach(condition ->
                byKey.computeIfAbsent(condition.key(), key -> new ArrayList<>()).add(condition));
        Audience audience = Audience.EVERYBODY;
        for (Map.Entry<String, List<RequestCondition>> key : byKey.entrySet()) {
            audience = audience.and(ofKey(keys.meaning(key.getKey()), key.getValue(), account));
        }
        return audience;
    }

    /** Whom conditions let in of which one must not hold: whoever a deny under these conditions leaves. */
    public Audience whereOneFails(List<RequestCondition> conditions, String account) {
        Audience audience = Audience.NOBODY;
        for (RequestCondition condition : conditions) {
            audience = audience.or(whereAllHold(List.of(condition.complement()), account));
        }
        return audience;
    }

    private Audience ofKey(KeyMeaning meaning, List<RequestCondition> conditions, String account) {
        boolean present = meaning.always() || conditions.stream().anyMatch(RequestCondition::needsKey);
        if (conditions.stream().anyMatch(condition -> condition.isPresence() && condition.negated())) {
            return present ? Audience.NOBODY : Audience.EVERYBODY;
        }
        Audience audience = Audience.EVERYBODY;
        Set<Party> excluded = new LinkedHashSet<>();
        for (RequestCondition condition : conditions) {
            if (condition.isPresence()) {
                continue;
            }
            Audience named = named(meaning, condition, account);
            if (condition.negated() && !meaning.form().isFlag()) {
                excluded.addAll(named.parties().keySet());
            } else if (present || !condition.whenAbsent()) {
                audience = audience.andOfOneKey(named);
            }
        }
        return audience.without(excluded);
    }

    /** Whoever has one of the values. */
    private Audience named(KeyMeaning meaning, RequestCondition condition, String account) {
        Audience named = Audience.NOBODY;
        for (String value : condition.values()) {
            named = named.or(named(meaning, condition, value, account));
        }
        return named;
    }

    private Audience named(KeyMeaning meaning, RequestCondition condition, String value, String account) {
        boolean wild = condition.comparison() == RequestCondition.Comparison.PATTERN;
        Matcher variable = VARIABLE.matcher(value);
        if (variable.find()) {
            KeyMeaning other = keys.meaning(variable.group(1).toLowerCase(Locale.ROOT));
            return ofVariable(meaning, variable.matches() ? other : KeyMeaning.UNKNOWN, condition.ground(), account);
        }
        return switch (meaning.tells()) {
            case CALLER ->
                ValueParties.of(meaning.form(), flagged(meaning, condition, value), wild, condition.ground());
            case SECRET -> wild && value.equals("*") ? Audience.EVERYBODY : Audience.UNKNOWN;
            case REQUEST, RESOURCE -> Audience.EVERYBODY;
            case UNKNOWN -> TELLING.matcher(value).matches() ? Audience.UNKNOWN : Audience.EVERYBODY;
        };
    }

    /** Of a flag, not to be false is to be true. */
    private static String flagged(KeyMeaning meaning, RequestCondition condition, String value) {
        return meaning.form().isFlag() && condition.negated()
                ? String.valueOf(!Boolean.parseBoolean(value.toLowerCase(Locale.ROOT)))
                : value;
    }

    /** Caller and resource compared with each other: whoever is of the resource's own account or organization. */
    private static Audience ofVariable(KeyMeaning left, KeyMeaning right, Ground ground, String account) {
        boolean callers = left.tells() == KeyMeaning.Tells.CALLER || right.tells() == KeyMeaning.Tells.CALLER;
        boolean resources = left.tells() == KeyMeaning.Tells.RESOURCE || right.tells() == KeyMeaning.Tells.RESOURCE;
        if (callers && resources && left.form() == right.form() && AccountId.isValid(account)) {
            return switch (left.form()) {
                case ACCOUNT -> Audience.of(new Party(Party.Kind.ACCOUNT, account), ground);
                case ORGANIZATION -> Audience.of(new Party(Party.Kind.ORGANIZATION, Party.OWN_ORGANIZATION), ground);
                default -> Audience.UNKNOWN;
            };
        }
        return callers ? Audience.UNKNOWN : Audience.EVERYBODY;
    }
}
