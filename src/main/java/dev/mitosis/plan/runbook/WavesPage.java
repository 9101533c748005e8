package dev.mitosis.plan.runbook;

import static dev.mitosis.plan.runbook.PageText.plain;

import java.util.List;

/** The page before all waves: what order they come in, and what has to be there before the first one. */
final class WavesPage {
    private WavesPage() {}

    static String of(RunbookIndex index) {
        return new PageText()
                .heading(1, "Runbooks")
                .paragraph(
                        "One folder for each wave, in the order in which they are done. The page in it says what, why, who"
                                + " and when; each step is a script that only says what it would do until it is called with"
                                + " `--execute`.")
                .table(
                        List.of("No", "Wave", "Steps", "Longest chain"),
                        index.plan().waves().stream()
                                .map(wave -> List.of(
                                        String.valueOf(wave.number()),
                                        "[" + plain(wave.title()) + "](" + RunbookIndex.inside(wave.folder())
                                                + "/README.md)",
                                        String.valueOf(wave.steps().size()),
                                        WavePage.duration(wave.durationMinutes())))
                                .toList())
                .heading(2, "Before the first one")
                .list(
                        List.of(
                                "bash 4.2 or newer, the AWS CLI (version 1 or 2), and a profile of it for each account, called as the"
                                        + " account; a step of the first wave makes those of the new accounts.",
                                "Fill in [" + RunbookFiles.INPUTS + "](" + RunbookFiles.INPUTS
                                        + "). It is read again by each script, so that what is not known yet can wait.",
                                "Call all scripts in the folder above this one: it holds `accounts`, `organization` and `waves`.",
                                "Keep `../state` beside it: it says what was done. Everybody who runs steps needs the same one."))
                .toString();
    }
}
