package dev.mitosis.check.command;

import dev.mitosis.check.state.Landscape;
import dev.mitosis.check.state.Prepared;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The accounts and regions in which the effects of a step happen. */
final class Places {
    /** Services of which all accounts have one endpoint, so that the region says nothing. */
    private static final Set<String> ONE_ENDPOINT = Set.of(
            "iam",
            "organizations",
            "route53",
            "route53domains",
            "cloudfront",
            "sts",
            "ce",
            "budgets",
            "account",
            "billing",
            "invoicing",
            "freetier",
            "cur",
            "bcm-data-exports",
            "savingsplans",
            "support",
            "health",
            "s3",
            "s3api",
            "s3control",
            "waf",
            "globalaccelerator",
            "networkmanager",
            "ecr-public",
            "shield",
            "artifact",
            "pricing",
            "taxsettings",
            "payments",
            "configure",
            "sso-admin",
            "identitystore");

    private static final Pattern PROFILE = Pattern.compile("\\$\\{PROFILE_([A-Z0-9_]+)(?::-[^}]*)?}");

    private static final Pattern DIGITS = Pattern.compile("(?<![0-9A-Za-z.-])\\d{12}(?![0-9])");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(ACCOUNT_[A-Z0-9_]+)}");

    private final Landscape landscape;
    /** The accounts in which the effects happen. */
    private final Set<String> effects = new TreeSet<>();
    /** What the step names says which accounts of others it may name. */
    private final String named;

    private final Map<String, Set<String>> regions = new TreeMap<>();
    /** The names of what the step's things succeed, by the account where that is. */
    private final Map<String, Set<String>> succeeded = new TreeMap<>();
    /** The regions of those, by that account. */
    private final Map<String, Set<String>> looked = new TreeMap<>();
    /** Whether the step sets up what all accounts have, so that it looks into any. */
    private boolean everywhere;

    Places(Landscape landscape, Step step) {
        this.landscape = landscape;
        add(step.account(), null);
        named = step.effects().toString() + step.resources();
        for (Effect effect : step.effects()) {
            add(effect.account(), effect.region());
            effects.add(effect.account());
            predecessor(effect.object());
            seat(effect.object());
            seat(effect.of());
            seat(effect.provider());
            seat(effect.consumer());
        }
        if (step.undo() != null) {
            step.undo().effects().forEach(effect -> add(effect.account(), effect.region()));
        }
    }

    private void predecessor(String object) {
        landscape
                .row(object)
                .map(PlannedResource::succeeds)
                .ifPresent(old -> landscape.seat(old).ifPresent(seat -> {
                    succeeded
                            .computeIfAbsent(seat.account(), name -> new TreeSet<>())
                            .addAll(ObjectNames.of(landscape, old));
                    looked.computeIfAbsent(seat.account(), name -> new TreeSet<>())
                            .add(seat.region());
                }));
    }

    private void add(String account, @Nullable String region) {
        Set<String> known = regions.computeIfAbsent(account, name -> new TreeSet<>());
        if (region != null) {
            known.add(region);
        }
    }

    private void seat(@Nullable String object) {
        if (object == null) {
            return;
        }
        if (landscape.account(object).isPresent()) {
            add(object, null);
        }
        everywhere |= object.startsWith("organization/");
        if (object.startsWith("account/") && !object.equals("account/" + Landscape.MANAGEMENT)) {
            add(object.substring("account/".length()), null);
        }
        if (object.startsWith("account/") || object.startsWith("policy/") || object.startsWith("organization")) {
            add(Landscape.MANAGEMENT, null);
        }
        String bare = Prepared.from(object);
        landscape.seat(bare).ifPresent(seat -> add(seat.account(), seat.region()));
    }

    /** The account that the credentials of a call lead to. */
    Optional<String> account(AwsCall call) {
        return call.option("profile").flatMap(word -> named(word.text()));
    }

    private Optional<String> named(String profile) {
        if (landscape.account(profile).isPresent()) {
            return Optional.of(profile);
        }
        Matcher variable = PROFILE.matcher(profile);
        return variable.matches()
                ? landscape.accountOf("ACCOUNT_" + variable.group(1)).map(PlannedAccount::name)
                : Optional.empty();
    }

    /** Why the call happens elsewhere than the step; empty where it does not. */
    Optional<String> misplaced(AwsCall call) {
        if (call.service().equals("configure")) {
            return Optional.empty();
        }
        Optional<String> account = account(call);
        if (account.isEmpty()) {
            return Optional.of(call.named() + " has "
                    + call.option("profile")
                            .map(word -> "the profile " + word.text() + ", which leads to no account of the target")
                            .orElse("no --profile, so that it runs in whatever account is at hand"));
        }
        boolean asksAbove = !call.writes() && (account.get().equals(Landscape.MANAGEMENT) || everywhere);
        Set<String> expected = asksAbove ? Set.of() : regions.get(account.get());
        if ((expected == null || (!asksAbove && expected.isEmpty())) && looksBack(call, account.get())) {
            return region(call, looked.getOrDefault(account.get(), Set.of()));
        }
        if (expected == null) {
            return Optional.of(call.named() + " runs in the account " + account.get() + "; the step works in "
                    + String.join(", ", regions.keySet()));
        }
        return region(call, expected);
    }

    /** Which account of others a call names, or to which account of the estate it carries what belongs elsewhere. */
    Optional<String> strays(AwsCall call) {
        for (Map.Entry<String, List<ShellWord>> option : call.options().entrySet()) {
            for (ShellWord word : option.getValue()) {
                Optional<String> stranger = stranger(word);
                if (stranger.isPresent()) {
                    return Optional.of(
                            call.named() + " names the account " + stranger.get() + ", which is none of the target");
                }
                if (option.getKey().startsWith("destination")) {
                    Optional<String> elsewhere = accounts(word.text())
                            .filter(name -> !effects.contains(name))
                            .findFirst();
                    if (elsewhere.isPresent()) {
                        return Optional.of(call.named() + " brings something to " + elsewhere.get()
                                + "; by its effects the step changes " + String.join(", ", effects));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Where else a command leads that is no call of the AWS CLI. */
    Optional<String> elsewhere(SimpleCommand command) {
        return elsewhereByProfile(command)
                .or(() -> command.words().stream()
                        .flatMap(word -> stranger(word).stream())
                        .findFirst()
                        .map(digits ->
                                command.program() + " names the account " + digits + ", which is none of the target"));
    }

    /** This tool is told an account by a profile, as the AWS CLI is. */
    private Optional<String> elsewhereByProfile(SimpleCommand command) {
        List<ShellWord> words = command.words();
        for (int i = 0; i < words.size() - 1 && command.program().equals("mitosis"); i++) {
            if (words.get(i).text().equals("--profile")) {
                String profile = words.get(i + 1).text();
                if (named(profile).filter(regions::containsKey).isEmpty()) {
                    return Optional.of("mitosis reads by the profile " + profile + "; the step works in "
                            + String.join(", ", regions.keySet()));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> stranger(ShellWord word) {
        return DIGITS.matcher(word.text())
                .results()
                .map(MatchResult::group)
                .filter(digits -> !ours(digits) && !named.contains(digits))
                .findFirst();
    }

    private boolean ours(String digits) {
        return landscape.target().accounts().stream().anyMatch(account -> digits.equals(account.id()));
    }

    /** The accounts of the estate that a text names, by variables or digits. */
    private Stream<String> accounts(String text) {
        Stream<String> variables = VARIABLE.matcher(text)
                .results()
                .flatMap(found -> landscape.accountOf(found.group(1)).stream())
                .map(PlannedAccount::name);
        Stream<String> digits = landscape.target().accounts().stream()
                .filter(account -> account.id() != null && text.contains(account.id()))
                .map(PlannedAccount::name);
        return Stream.concat(variables, digits);
    }

    /** Whether it only asks what the thing was like of which the step makes the successor. */
    private boolean looksBack(AwsCall call, String account) {
        Set<String> names = succeeded.getOrDefault(account, Set.of());
        return !call.writes()
                && call.options().values().stream()
                        .flatMap(List::stream)
                        .map(ShellWord::text)
                        .anyMatch(names::contains);
    }

    private Optional<String> region(AwsCall call, Set<String> expected) {
        String region = call.option("region").map(ShellWord::text).orElse("");
        if (!region.isEmpty() && !region.contains("$") && !landscape.regions().contains(region)) {
            return Optional.of(call.named() + " runs in " + region + ", where nothing of the estate stands");
        }
        if (expected.isEmpty() || expected.contains("global") || ONE_ENDPOINT.contains(call.service())) {
            return Optional.empty();
        }
        if (region.isEmpty()) {
            return Optional.of(call.named() + " has no --region");
        }
        return expected.contains(region) || region.contains("$")
                ? Optional.empty()
                : Optional.of(call.named() + " runs in " + region + "; the step works in "
                        + String.join(", ", List.copyOf(expected)));
    }
}
