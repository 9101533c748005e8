package dev.mitosis.check.organization;

import dev.mitosis.check.invariant.Moment;
import dev.mitosis.check.invariant.Rule;
import dev.mitosis.check.state.ArtefactTexts;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What sets the organization up says what the target says: its units, accounts, policies, people and script. */
public final class OrganizationMatch extends Rule {
    private static final String FOLDER = "organization/";

    private final ArtefactTexts artefacts;

    /** A rule about the folder of the organization. */
    public OrganizationMatch(ArtefactTexts artefacts) {
        super("organization-matches");
        this.artefacts = artefacts;
    }

    @Override
    public void end(Moment moment) {
        TargetDocument target = moment.estate().landscape().target();
        ShippedForm shipped = new ShippedForm(target.organization());
        artefacts.paths().stream()
                .filter(path -> path.startsWith(FOLDER))
                .sorted()
                .forEach(path -> {
                    String file = path.substring(FOLDER.length());
                    String text = artefacts.read(path).orElse("");
                    List<String> flaws = new ArrayList<>(flaws(target, file, text));
                    flaws.addAll(text.isEmpty() ? List.of() : shipped.flaws(file, text));
                    cases().expectFile(
                                    flaws.isEmpty(),
                                    path,
                                    List.of(),
                                    () -> path + " " + String.join("; ", flaws) + ".");
                });
    }

    private List<String> flaws(TargetDocument target, String file, String text) {
        if (file.equals("deploy.sh")) {
            return new SetUpLines(target, templates()).compare(text);
        }
        if (file.equals("old-account.sh")) {
            return oldAccount(target, text);
        }
        if (!file.endsWith(".yaml")) {
            return List.of();
        }
        return SetUpTemplate.of(text)
                .map(template -> {
                    List<String> flaws = new ArrayList<>(template.unkept());
                    flaws.addAll(template.unused());
                    flaws.addAll(DoorsInTemplate.open(template));
                    switch (file) {
                        case "units.yaml" -> flaws.addAll(new UnitsInTemplates(target).units(template));
                        case "accounts.yaml" -> {
                            flaws.addAll(new UnitsInTemplates(target).accounts(template));
                            flaws.addAll(new MembersInTemplate(target).compare(template));
                        }
                        case "policies.yaml" ->
                            flaws.addAll(
                                    new PoliciesInTemplate(target, name -> artefacts.read(FOLDER + "policies/" + name))
                                            .compare(template));
                        default -> flaws.addAll(new PeopleInTemplate(target).compare(template));
                    }
                    return flaws;
                })
                .orElse(List.of("is no template"));
    }

    private Map<String, SetUpTemplate> templates() {
        Map<String, SetUpTemplate> templates = new TreeMap<>();
        for (String path : artefacts.paths()) {
            if (path.startsWith(FOLDER) && path.endsWith(".yaml")) {
                artefacts
                        .read(path)
                        .flatMap(SetUpTemplate::of)
                        .ifPresent(template -> templates.put(path.substring(FOLDER.length()), template));
            }
        }
        return templates;
    }

    /** The old account goes to its own unit, and no other account goes anywhere. */
    private static List<String> oldAccount(TargetDocument target, String text) {
        List<String> flaws = new ArrayList<>();
        target.accounts().stream().filter(PlannedAccount::existing).forEach(account -> {
            UNIT.matcher(text).results().map(MatchResult::group).distinct().forEach(unit -> {
                if (!CalledAfter.is(unit, "Unit", account.ou(), "Id")) {
                    flaws.add("takes " + account.name() + " to " + unit + "; its unit is " + account.ou());
                }
            });
            DIGITS.matcher(text).results().map(MatchResult::group).distinct().forEach(digits -> {
                if (!digits.equals(account.id())) {
                    flaws.add("moves the account " + digits + ", which is not " + account.name());
                }
            });
        });
        return List.copyOf(flaws);
    }

    private static final Pattern UNIT = Pattern.compile("\\bUnit\\w+Id\\b");
    private static final Pattern DIGITS = Pattern.compile("\\b\\d{12}\\b");
}
