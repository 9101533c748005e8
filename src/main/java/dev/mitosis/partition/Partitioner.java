package dev.mitosis.partition;

import dev.mitosis.io.Beside;
import dev.mitosis.io.Json;
import dev.mitosis.model.Finding;
import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Coupling;
import dev.mitosis.model.PartitionDocument.Variant;
import dev.mitosis.partition.accounts.AccountDesigner;
import dev.mitosis.partition.accounts.AccountMeasures;
import dev.mitosis.partition.accounts.Accounts;
import dev.mitosis.partition.accounts.ContextOwners;
import dev.mitosis.partition.accounts.FlowGround;
import dev.mitosis.partition.accounts.OldAccountKeeper;
import dev.mitosis.partition.accounts.PeopleNames;
import dev.mitosis.partition.accounts.QuotaWatch;
import dev.mitosis.partition.accounts.Retirements;
import dev.mitosis.partition.accounts.Settlement;
import dev.mitosis.partition.accounts.Variants;
import dev.mitosis.partition.borders.BorderGround;
import dev.mitosis.partition.borders.Couplings;
import dev.mitosis.partition.borders.Crossings;
import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.GenericWords;
import dev.mitosis.partition.evidence.Roles;
import dev.mitosis.partition.questions.QuestionFinder;
import dev.mitosis.partition.shared.Placement;
import dev.mitosis.partition.shared.SharedResources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Divides an account in contexts and environments and proposes the accounts that they should live in. */
public final class Partitioner {
    private final Roles roles = new Roles();

    /** Partitions; equal requests give equal documents. */
    public PartitionDocument partition(PartitionRequest request) {
        AccountMeasures measures = AccountMeasures.none();
        AccountGraph terrain = AccountGraph.read(request.snapshot(), request.graph(), measures::note);
        Obedience obedience = new Obedience(request.decisions(), terrain, request.places());
        Survey survey = new Survey(terrain, roles, obedience, request);
        Lexicon lexicon = survey.lexicon();
        List<Placement> placements = survey.placements();
        Beside<Asides> asides = Beside.start(() -> Asides.of(terrain, survey, request));
        QuotaWatch quotas = new QuotaWatch(placements, measures.quotas());
        ContextOwners owners = new ContextOwners(request.decisions(), placements);
        List<Coupling> couplings = new Couplings(new BorderGround(
                        terrain,
                        placements,
                        request.graph().uses(),
                        lexicon,
                        request.decisions(),
                        measures.sizes(),
                        quotas,
                        owners))
                .price();
        Accounts accounts = new AccountDesigner(
                        new FlowGround(lexicon, request.decisions(), placements, quotas, owners, request.graph()))
                .design(couplings);
        List<Assignment> assignments = new ConfirmedReasons(request.confirmed(), request.graph())
                .in(new Settlement(terrain, roles, request.decisions(), accounts, obedience.accounts(), placements)
                        .settle());
        Beside<List<Variant>> variants = Beside.start(() -> new Variants(terrain, placements, accounts).compare());
        Summary summary = asides.get().summary();
        obedience.reportUnknown(summary.contextNames());
        List<Finding> findings = new ArrayList<>(survey.findings());
        findings.addAll(obedience.findings());
        findings.addAll(accounts.findings());
        findings.addAll(asides.get().people());
        findings.sort(Comparator.comparing(Finding::rule)
                .thenComparing(finding -> String.join(" ", finding.resources()))
                .thenComparing(Finding::text));
        return new PartitionDocument(
                Json.FORMAT_VERSION,
                Json.TOOL,
                request.graph().account(),
                request.graph().snapshotId(),
                request.inputs(),
                summary.contexts(),
                summary.environments(),
                accounts.all(),
                assignments,
                new Crossings().find(terrain, assignments),
                new SharedResources().find(terrain, survey.sharing(), assignments, accounts.all()),
                couplings,
                findings,
                variants.get(),
                new OldAccountKeeper(terrain, lexicon, placements, measures.sizes())
                        .plan(accounts.old(), request.decisions().productionStays()),
                new Retirements(terrain, placements, measures.activity()).propose(),
                asides.get().questions());
    }

    /** What is said of the placements alone, while accounts are designed. */
    private record Asides(Summary summary, List<Finding> people, List<OpenQuestion> questions) {
        static Asides of(AccountGraph terrain, Survey survey, PartitionRequest request) {
            return new Asides(
                    new Summary(survey.lexicon(), survey.placements(), request, survey.origins()),
                    new PeopleNames(terrain, survey.names(), new GenericWords(request.words()))
                            .findings(survey.placements()),
                    QuestionFinder.ask(survey.surveyed(request.decisions())));
        }
    }
}
