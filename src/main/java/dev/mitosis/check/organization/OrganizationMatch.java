package dev.mitosis.check.organization;

import dev.mitosis.check.invariant.Moment;
import dev.mitosis.check.invariant.Rule;
import dev.mitosis.check.state.ArtefactTexts;
import dev.mitosis.model.target.TargetDocument;
import java.util.ArrayList;
import java.util.List;

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
        artefacts.paths().stream()
                .filter(path -> path.startsWith(FOLDER))
                .sorted()
                .forEach(path -> {
                    List<String> flaws = flaws(
                            target,
                            path.substring(FOLDER.length()),
                            artefacts.read(path).orElse(""));
                    cases().expectFile(
                                    flaws.isEmpty(),
                                    path,
                                    List.of(),
                                    () -> path + " " + String.join("; ", flaws) + ".");
                });
    }

    private List<String> flaws(TargetDocument target, String file, String text) {
        if (file.equals("deploy.sh")) {
            return new SetUpLines(target).compare(text);
        }
        if (!file.endsWith(".yaml")) {
            return List.of();
        }
        return SetUpTemplate.of(text)
                .map(template -> {
                    List<String> flaws = new ArrayList<>(template.unkept());
                    flaws.addAll(DoorsInTemplate.open(template));
                    switch (file) {
                        case "units.yaml" -> flaws.addAll(new UnitsInTemplates(target).units(template));
                        case "accounts.yaml" -> flaws.addAll(new UnitsInTemplates(target).accounts(template));
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
}
