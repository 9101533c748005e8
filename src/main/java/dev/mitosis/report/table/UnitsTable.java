package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.table.Table;
import dev.mitosis.model.target.Organization.OrganizationalUnit;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.report.facts.Words;
import java.util.List;

/** The units of the organization. */
final class UnitsTable {
    private UnitsTable() {}

    static Table<OrganizationalUnit> of(TargetDocument target) {
        return new Table<>(
                "organization",
                "Organization",
                "The units of the organization, who is in them, and which policies are attached to them.",
                List.of(
                        named("unit", "Unit", "Its path.").wide(24).text(OrganizationalUnit::path),
                        named("purpose", "Purpose", "What it is for.").wide(44).prose(OrganizationalUnit::purpose),
                        named("accounts", "Accounts", "Those that are in it in the end.")
                                .wide(36)
                                .prose(unit -> Words.list(unit.accounts())),
                        named("passing", "On the way", "Those that are in it on the way.")
                                .wide(20)
                                .prose(unit -> Words.list(unit.passing())),
                        named("policies", "Policies", "Attached here; those of the units above apply, too.")
                                .wide(30)
                                .prose(unit -> Words.list(unit.guardrails())),
                        named("made_by", "Made by", "People, or the landing zone.")
                                .wide(13)
                                .text(unit -> unit.fate().label().equals("managed") ? "landing zone" : "people"),
                        named("why", "Why", "The reasons.").wide(44).prose(unit -> Words.reasons(unit.reasons()))),
                target.organization().units(),
                OrganizationalUnit::path);
    }
}
