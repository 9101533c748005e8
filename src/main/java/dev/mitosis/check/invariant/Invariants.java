package dev.mitosis.check.invariant;

import dev.mitosis.check.state.Dossier;
import dev.mitosis.check.state.Landscape;
import java.util.List;

/** All rules of the simulation, new for every check. */
public final class Invariants {
    private Invariants() {}

    /** One rule for each row of {@code invariants.tsv} that is about states. */
    public static List<Rule> of(Dossier dossier, Landscape landscape) {
        return List.of(
                new FateRules.SameSnapshot(dossier),
                new FateRules.OneFate(dossier),
                new FateRules.NothingLost(),
                new FateRules.OldIsGone(),
                new FateRules.KnownObjects(),
                new FateRules.RightPlace(),
                new MakingRules.AccountsFirst(),
                new MakingRules.MadeOnce(),
                new MakingRules.PartsAfterWholes(),
                new MakingRules.MadeOfWhatStands(),
                new MakingRules.ObjectsStand(),
                new MakingRules.RangesDisjoint(),
                new ContentRules.FinalCopyFrozen(),
                new ContentRules.DrainedWhenQuiet(),
                new ContentRules.DrainedBeforeUse(),
                new ContentRules.CopiesSayOfWhat(),
                new ContentRules.CopiesProved(),
                new ContentRules.FilledFromLastCopy(),
                new UseRules.ProviderStands(),
                new UseRules.ProviderReached(),
                new UseRules.ProvedBeforeUse(),
                new UseRules.NobodyLeftBehind(),
                new PeopleRules.UsersLedOver(),
                new UseRules.WindowReopens(),
                new UseRules.OneWriter(),
                new DeletionRules.StayingUntouched(),
                new DeletionRules.ProvedBeforeDelete(),
                new DeletionRules.HoldBeforeDelete(),
                new DeletionRules.BackupBeforeDelete(),
                new PeopleRules.UseWatched(),
                new DeletionRules.RetiredByPerson(),
                new DeletionRules.LetGoBeforeDelete(dossier, landscape),
                new DeletionRules.UndecidedAsked(),
                new PeopleRules.WindowsDecided(),
                new NameRules.NamesHandedOver(landscape),
                new UndoRules.RollbackRestores(),
                new UndoRules.PointsOfNoReturn(),
                new OrganizationRules.OrganizationFirst(),
                new OrganizationRules.CostHistoryFirst(),
                new OrganizationRules.JoinOnce(),
                new PolicyRules.PoliciesTested(),
                new OrganizationRules.QuotasFirst(),
                new OrganizationRules.ManagementEmpty(),
                new OrganizationRules.OrganizationInOrder(),
                new OrderRules.StepsInOrder(),
                new OrderRules.WavesHoldSteps(dossier),
                new OrderRules.UnitsInWindows(dossier),
                new OrderRules.VariablesBound(dossier),
                new OrderRules.ListsLead(dossier),
                new OrderRules.StepsCanRun(),
                new TimeRules.FreezesKept(dossier),
                new TimeRules.DowntimeBudgets(dossier),
                new TimeRules.CalendarKept(dossier),
                new TimeRules.PeopleEnough(dossier),
                new FigureRules.FiguresAgree(dossier),
                new FigureRules.RecordsForgotten(dossier),
                new TargetRules.TargetAgrees(dossier),
                new ActionRules.StepsSayWhatTheyDo(dossier));
    }
}
