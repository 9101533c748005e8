package dev.mitosis.target.identity;

import dev.mitosis.graph.identity.Glob;
import dev.mitosis.model.Arn;
import dev.mitosis.model.Reason;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.name.Variables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what stands in the place of a text of a policy: an ARN, a pattern, the id of an account or of anything. */
final class TextRewriter {
    private static final Pattern SESSION = Pattern.compile("arn:([^:]+):sts::(\\d{12}):assumed-role/([^/]+)(/.*)?");
    private static final Pattern UNIQUE = Pattern.compile("(A[A-Z]{3}[A-Z0-9]{12,})(.*)", Pattern.DOTALL);
    private static final Pattern ORGANIZATION = Pattern.compile("(o-[a-z0-9]{10,32})(/.*)?");
    private static final Pattern PART = Pattern.compile("[^/:]+");
    private static final int FIELDS = 6;
    private static final int ACCOUNT = 4;
    private static final int FIRST_OF_TAIL = 5;

    /** Stands for the id of the organization that the estate will have. */
    static final String NEW_ORGANIZATION = Variables.reference("ORGANIZATION_ID");

    private final SuccessorIndex successors;
    private final PolicyBook book;
    private final PrincipalNeeds needs;
    private final ArnCoverage coverage;

    /** Whom a text speaks of. */
    enum Aspect {
        /** What the holder uses. */
        USED,
        /** Who uses the holder. */
        CALLER,
        /** All there are: what is denied, or left out of what is allowed. */
        ALL,
        /** Whoever is in the holder's account, and nobody else. */
        OWN
    }

    /**
     * Where a text stands.
     *
     * @param holder whose policy it is
     */
    record Side(PlannedResource holder, Aspect aspect) {
        String account() {
            return holder.account();
        }
    }

    /**
     * What stands in the place of a text.
     *
     * @param reason null where it is the same
     */
    record Rewritten(List<String> texts, @Nullable Reason reason) {
        static Rewritten same(String text) {
            return new Rewritten(List.of(text), null);
        }

        static Rewritten of(String before, Set<String> after, Reason reason) {
            return after.size() == 1 && after.contains(before)
                    ? same(before)
                    : new Rewritten(List.copyOf(after), reason);
        }
    }

    /**
     * An old thing that a text names.
     *
     * @param id the id by which it is named where the text is not its ARN
     */
    private record Named(String arn, String rest, @Nullable String id) {}

    TextRewriter(SuccessorIndex successors, PolicyBook book, PrincipalNeeds needs, ArnCoverage coverage) {
        this.successors = successors;
        this.book = book;
        this.needs = needs;
        this.coverage = coverage;
    }

    Rewritten rewrite(String text, Side side) {
        if (text.equals("*") || text.isEmpty()) {
            return Rewritten.same(text);
        }
        if (text.equals(successors.oldId())) {
            return accounts(text, side);
        }
        return text.startsWith("arn:") ? arn(text, side) : other(text, side);
    }

    private Rewritten arn(String text, Side side) {
        Matcher session = SESSION.matcher(text);
        if (session.matches() && session.group(2).equals(successors.oldId())) {
            return session(text, session, side);
        }
        Named named = named(text);
        if (named != null) {
            return named(text, named, side);
        }
        String[] fields = text.split(":", FIELDS);
        if (fields.length < FIELDS) {
            return Rewritten.same(text);
        }
        if (Glob.isPattern(text)) {
            return pattern(text, fields, side);
        }
        return fields[ACCOUNT].equals(successors.oldId()) ? unknown(text, fields, side) : embedded(text, side);
    }

    /** The known thing whose ARN the text is or begins with, or whose id it holds. */
    @Nullable
    private Named named(String text) {
        if (successors.knows(text)) {
            return new Named(text, "", null);
        }
        int tail = tail(text);
        String literal = Glob.literalPrefix(text);
        for (int i = literal.length() - 1; i > tail; i--) {
            char c = literal.charAt(i);
            if ((c == '/' || c == ':') && successors.knows(literal.substring(0, i))) {
                return new Named(literal.substring(0, i), text.substring(i), null);
            }
        }
        Matcher parts = PART.matcher(text.substring(Math.min(tail, text.length())));
        while (parts.find()) {
            String owner = successors.owner(parts.group());
            if (owner != null) {
                return new Named(owner, "", parts.group());
            }
        }
        return null;
    }

    private static int tail(String arn) {
        int at = 0;
        for (int i = 0; i < FIRST_OF_TAIL && at >= 0; i++) {
            at = arn.indexOf(':', at) + 1;
        }
        return at;
    }

    private Rewritten named(String text, Named named, Side side) {
        List<PlannedResource> meant = meant(named.arn(), side);
        if (meant.isEmpty()) {
            return gone(named.arn(), side);
        }
        Set<String> after = new LinkedHashSet<>();
        boolean far = false;
        for (PlannedResource one : meant) {
            if (isFar(one, named.arn(), side)) {
                far = true;
            } else {
                after.addAll(spelt(text, named, one, side));
            }
        }
        if (after.isEmpty() && far) {
            return new Rewritten(
                    List.of(),
                    reason(
                            "identity.far",
                            Map.of("thing", named.arn()),
                            "A copy for " + side.account() + " does not take along what the old one may do elsewhere; "
                                    + "nobody there needs it."));
        }
        String where = String.join(
                ", ", meant.stream().map(PlannedResource::account).distinct().toList());
        return Rewritten.of(
                text,
                after,
                reason(
                        "identity.successor",
                        Map.of("thing", named.arn(), "accounts", where),
                        "It names what will be in " + where + "."));
    }

    /** What of the old thing the text is about. */
    private List<PlannedResource> meant(String arn, Side side) {
        if (side.aspect() == Aspect.USED) {
            PlannedResource provider = successors.provider(arn, side.account());
            return provider == null ? List.of() : List.of(provider);
        }
        List<PlannedResource> all = successors.standing(arn);
        if (side.aspect() == Aspect.ALL) {
            return all;
        }
        return all.stream()
                .filter(one -> one.account().equals(side.account()) || successors.serves(side.holder(), one.account()))
                .toList();
    }

    private boolean isFar(PlannedResource one, String arn, Side side) {
        return side.aspect() == Aspect.USED
                && one.fate() != Fate.MANAGED
                && one.fate() != Fate.EXTERNAL
                && !one.account().equals(side.account())
                && !needs.reachesFar(side.holder())
                && !needs.isCommon(arn)
                && !needs.ofUsers(side.holder()).contains(arn);
    }

    private Set<String> spelt(String text, Named named, PlannedResource one, Side side) {
        if (one.fate() == Fate.EXTERNAL) {
            return Set.of(text);
        }
        if (one.fate() == Fate.MANAGED) {
            return Set.of(successors.inAccount(text, side.account()));
        }
        if (named.id() != null) {
            String moved = successors.inAccount(text, one.account());
            return Set.of(swapped(moved, one.account()));
        }
        Set<String> rests = new LinkedHashSet<>();
        for (String rest : withAccounts(named.rest(), side)) {
            rests.add(successors.arn(one) + swapped(rest, one.account()));
        }
        return rests;
    }

    /** The text with the ids of old things replaced by those of what a consumer in the account uses. */
    private String swapped(String text, String account) {
        StringBuilder swapped = new StringBuilder();
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            String owner = successors.owner(parts.group());
            PlannedResource one = owner == null ? null : successors.provider(owner, account);
            String id = one == null || !one.fate().isMade() ? parts.group() : Arn.last(successors.arn(one));
            parts.appendReplacement(swapped, Matcher.quoteReplacement(id));
        }
        return parts.appendTail(swapped).toString();
    }

    /** The text for each account, where it holds the id of the old one. */
    private Set<String> withAccounts(String text, Side side) {
        if (!text.contains(successors.oldId())) {
            return Set.of(text);
        }
        Set<String> texts = new LinkedHashSet<>();
        for (String account : accounts(side)) {
            texts.add(text.replace(successors.oldId(), successors.reference(account)));
        }
        return texts;
    }

    private Set<String> accounts(Side side) {
        return switch (side.aspect()) {
            case CALLER -> needs.consumers(side.holder());
            case USED, ALL -> needs.providers(side.holder());
            case OWN -> Set.of(side.account());
        };
    }

    private Rewritten accounts(String text, Side side) {
        Set<String> after = new LinkedHashSet<>();
        accounts(side).forEach(account -> after.add(successors.reference(account)));
        return Rewritten.of(
                text,
                after,
                reason("identity.account", Map.of(), "It names the accounts in which these things will be."));
    }

    private Rewritten gone(String arn, Side side) {
        boolean elsewhere = !successors.standing(arn).isEmpty();
        return new Rewritten(
                List.of(),
                reason(
                        "identity.gone",
                        Map.of("thing", arn),
                        elsewhere
                                ? "What it names uses another one than that in " + side.account() + "."
                                : "What it names is retired."));
    }

    private Rewritten session(String text, Matcher session, Side side) {
        String role = book.role(session.group(3));
        if (role == null) {
            return unknown(text, text.split(":", FIELDS), side);
        }
        Set<String> after = new LinkedHashSet<>();
        for (PlannedResource one : meant(role, side)) {
            String rest = session.group(4) == null ? "" : session.group(4);
            after.add("arn:" + session.group(1) + ":sts::" + successors.reference(one.account()) + ":assumed-role/"
                    + Arn.last(successors.arn(one)) + rest);
        }
        return after.isEmpty()
                ? gone(role, side)
                : Rewritten.of(
                        text,
                        after,
                        reason("identity.successor", Map.of("thing", role), "It names sessions of the role."));
    }

    /** Nothing in the snapshot has this ARN; whoever moves makes such things in its own account. */
    private Rewritten unknown(String text, String[] fields, Side side) {
        boolean principal =
                side.aspect() == Aspect.CALLER && fields[2].equals("iam") && !fields[FIELDS - 1].equals("root");
        if (principal && book.hasRoles() && !successors.isOld(side.account())) {
            return new Rewritten(
                    List.of(),
                    reason(
                            "identity.gone",
                            Map.of("thing", text),
                            "No such identity was seen, and a policy that names none that exists is refused."));
        }
        return Rewritten.of(
                text,
                Set.of(successors.inAccount(swapped(text, side.account()), side.account())),
                fields[FIELDS - 1].equals("root")
                        ? reason("identity.account", Map.of(), "It names the account as a whole.")
                        : reason(
                                "identity.unknown",
                                Map.of("thing", text),
                                "Nothing that was seen has this name; it is taken to be in " + side.account() + "."));
    }

    private Rewritten pattern(String text, String[] fields, Side side) {
        boolean ofOld = fields[ACCOUNT].equals(successors.oldId());
        List<String> covered = coverage.covered(text).orElseGet(() -> needed(text, side));
        Set<String> accounts = new TreeSet<>();
        accounts.add(side.account());
        List<PlannedResource> meant = new ArrayList<>();
        for (String arn : covered) {
            for (PlannedResource one : meant(arn, side)) {
                if (!isFar(one, arn, side) && one.fate() != Fate.MANAGED && one.fate() != Fate.EXTERNAL) {
                    meant.add(one);
                    accounts.add(one.account());
                }
            }
        }
        Set<String> after = new LinkedHashSet<>();
        for (String account : ofOld ? accounts : Set.of(side.account())) {
            String placed = ofOld ? successors.inAccount(text, account) : text;
            int tail = tail(placed);
            withAccounts(placed.substring(tail), side).forEach(rest -> after.add(placed.substring(0, tail) + rest));
        }
        meant.forEach(one -> explicit(text, one, after));
        return Rewritten.of(
                text,
                after,
                reason(
                        "identity.pattern",
                        Map.of("accounts", String.join(", ", accounts)),
                        "It goes on to cover what it covered, now in " + String.join(", ", accounts) + "."));
    }

    /** Of a pattern that covers a whole service, what the holder and its users need. */
    private List<String> needed(String pattern, Side side) {
        if (side.aspect() == Aspect.CALLER) {
            return List.of();
        }
        Set<String> arns = new TreeSet<>(needs.ofUsers(side.holder()));
        String holder = side.holder().succeeds();
        if (holder != null) {
            needs.from(holder).forEach(edge -> arns.add(edge.to()));
        }
        return arns.stream().filter(arn -> ArnCoverage.matches(pattern, arn)).toList();
    }

    /** Adds the ARN of what the pattern covered and, under its new name, does not cover any more. */
    private void explicit(String pattern, PlannedResource one, Set<String> after) {
        String arn = successors.arn(one);
        String sample = successors.sample(arn);
        if (after.stream().anyMatch(text -> ArnCoverage.matches(successors.sample(text), sample))) {
            return;
        }
        String old = one.succeeds() == null ? "" : one.succeeds();
        if (Glob.matches(pattern, old)) {
            after.add(arn);
        }
        if (Glob.matches(pattern, old + "/x")) {
            after.add(arn + "/*");
        }
        if (Glob.matches(pattern, old + ":x")) {
            after.add(arn + ":*");
        }
    }

    private Rewritten other(String text, Side side) {
        Matcher organization = ORGANIZATION.matcher(text);
        if (organization.matches() && organization.group(1).equals(book.organization())) {
            String rest = organization.group(2) == null ? "" : "/*";
            return new Rewritten(
                    List.of(NEW_ORGANIZATION + rest),
                    reason("identity.organization", Map.of(), "The estate has an organization of its own."));
        }
        Matcher unique = UNIQUE.matcher(text);
        if (unique.matches()) {
            return unique(text, unique, side);
        }
        return embedded(text, side);
    }

    /** The id of an identity ends with it: the successor has another. */
    private Rewritten unique(String text, Matcher unique, Side side) {
        String arn = book.identity(unique.group(1));
        if (arn == null) {
            return Rewritten.same(text);
        }
        Set<String> after = new LinkedHashSet<>();
        for (PlannedResource one : meant(arn, side)) {
            String id = one.fate().isMade() ? Variables.reference(Variables.ofThing(one.id())) : unique.group(1);
            after.add(id + unique.group(2));
        }
        return after.isEmpty()
                ? gone(arn, side)
                : Rewritten.of(
                        text,
                        after,
                        reason("identity.successor", Map.of("thing", arn), "The id of the successor is another."));
    }

    /** Ids inside of a text of any form. */
    private Rewritten embedded(String text, Side side) {
        Matcher parts = PART.matcher(text);
        String owner = null;
        while (parts.find() && owner == null) {
            owner = successors.owner(parts.group());
        }
        Set<String> after = new LinkedHashSet<>();
        if (owner == null) {
            after.addAll(withAccounts(text, side));
        } else {
            for (PlannedResource one : meant(owner, side)) {
                withAccounts(swapped(text, one.account()), side).forEach(after::add);
            }
        }
        return after.isEmpty()
                ? gone(owner == null ? text : owner, side)
                : Rewritten.of(
                        text,
                        after,
                        reason("identity.id", Map.of(), "It holds an id that AWS gave to something that moves."));
    }

    /** The key of a condition, which holds the issuer's id where it is about tokens of a cluster. */
    String rewriteKey(String key, PlannedResource holder) {
        return key.startsWith("aws:") ? key : swapped(key, holder.account());
    }

    /** The ARN that names the old account where the canonical id does; null where it is that of another. */
    @Nullable
    String accountOf(String canonical) {
        return book.isCanonical(canonical) ? AskerFinder.root("aws", successors.oldId()) : null;
    }

    private static Reason reason(String rule, Map<String, String> facts, String text) {
        return new Reason(rule, facts, text);
    }
}
