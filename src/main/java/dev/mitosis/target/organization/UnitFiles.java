package dev.mitosis.target.organization;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Organization.OrganizationalUnit;
import dev.mitosis.model.target.Organization.TestAccount;
import dev.mitosis.model.target.Organization.TestOrganization;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import dev.mitosis.target.form.LogicalIds;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The organizational units and the accounts in them, as templates for the management account. */
final class UnitFiles {
    static final String ROOT = "Root";
    private static final String UNIT_PATTERN = "ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}";
    private static final String MANAGEMENT = "management";
    /** What AWS Organizations does not take in the value of a tag. */
    private static final Pattern NOT_IN_TAGS = Pattern.compile("[^\\p{L}\\p{N} _.:/=+@-]");

    private static final Pattern NO_LETTER = Pattern.compile("[^a-z0-9]+");
    /** What is not put before the at sign of an address. */
    private static final Pattern NOT_IN_MAIL = Pattern.compile("[^A-Za-z0-9._-]+");

    private static final int LONGEST_TAG = 256;

    private final TargetDocument target;
    private final Map<String, Set<String>> contexts;

    UnitFiles(TargetDocument target) {
        this.target = target;
        this.contexts = contexts(target);
    }

    static String idOf(String unit) {
        return "Unit"
                + LogicalIds.words(
                        NO_LETTER.matcher(unit.toLowerCase(Locale.ROOT)).replaceAll("-"));
    }

    static String idOf(PlannedAccount account) {
        return "Account" + LogicalIds.words(account.name());
    }

    /** The units but those that a landing zone makes, which are parameters. */
    ObjectNode units() {
        OrganizationTemplate template = new OrganizationTemplate("The organizational units.");
        template.parameter("RootId", "The id of the organization's root", "r-[0-9a-z]{4,32}");
        for (OrganizationalUnit unit : target.organization().units()) {
            if (unit.path().equals(ROOT)) {
                continue;
            }
            String id = idOf(unit.path());
            if (unit.fate() == Fate.MANAGED) {
                template.parameter(id, "The unit " + unit.path() + ", which the landing zone makes", UNIT_PATTERN);
                template.output(id + "Id", id, "Ref");
                continue;
            }
            int slash = unit.path().lastIndexOf('/');
            String parent = slash < 0 ? "RootId" : idOf(unit.path().substring(0, slash));
            ObjectNode resource = template.next(id, "AWS::Organizations::OrganizationalUnit", parent);
            resource.put("DeletionPolicy", "Retain").put("UpdateReplacePolicy", "Retain");
            ObjectNode properties = resource.putObject("Properties");
            properties.put("Name", unit.path().substring(slash + 1));
            properties.set(
                    "ParentId",
                    OrganizationTemplate.ref(
                            slash < 0 ? "RootId" : idOf(unit.path().substring(0, slash))));
            template.output(id + "Id", id, "Ref");
        }
        return template.tree();
    }

    /** The accounts that are made as members; the old one joins by invitation, the management account makes them. */
    ObjectNode accounts() {
        OrganizationTemplate template = new OrganizationTemplate("The accounts that are made as members.");
        mail(template);
        units(template, members(target).stream().map(PlannedAccount::ou).toList());
        for (PlannedAccount account : members(target)) {
            tags(account(template, account.name(), account.ou()).putArray("Tags"), account);
        }
        return template.tree();
    }

    /** The accounts of the organization in which changes are tried; its management account makes them. */
    ObjectNode accounts(TestOrganization test) {
        OrganizationTemplate template =
                new OrganizationTemplate("The accounts of the organization in which changes are tried.");
        mail(template);
        List<TestAccount> members = test.accounts().stream()
                .filter(account -> !account.purpose().equals(MANAGEMENT))
                .toList();
        units(template, members.stream().map(TestAccount::ou).toList());
        members.forEach(account -> account(template, account.name(), account.ou()));
        return template.tree();
    }

    private static void mail(OrganizationTemplate template) {
        template.parameter("MailName", "What stands before the plus sign of the accounts' addresses", null);
        template.parameter("MailDomain", "The domain of the accounts' addresses", null);
    }

    private static void units(OrganizationTemplate template, List<String> paths) {
        new TreeSet<>(paths).forEach(unit -> template.parameter(idOf(unit) + "Id", "The unit " + unit, UNIT_PATTERN));
    }

    private static ObjectNode account(OrganizationTemplate template, String name, String unit) {
        String id = "Account" + LogicalIds.words(name);
        ObjectNode resource = template.next(id, "AWS::Organizations::Account", "");
        resource.put("DeletionPolicy", "Retain").put("UpdateReplacePolicy", "Retain");
        ObjectNode properties = resource.putObject("Properties");
        properties.put("AccountName", name);
        properties.set(
                "Email",
                OrganizationTemplate.sub(
                        "${MailName}+" + NOT_IN_MAIL.matcher(name).replaceAll("-") + "@${MailDomain}"));
        properties.putArray("ParentIds").add(OrganizationTemplate.ref(idOf(unit) + "Id"));
        properties.put("RoleName", "OrganizationAccountAccessRole");
        template.output(id + "Id", id, "Ref");
        return properties;
    }

    /** The accounts that this organization makes. */
    static List<PlannedAccount> members(TargetDocument target) {
        return target.accounts().stream()
                .filter(account -> !account.existing() && !account.purpose().equals(MANAGEMENT))
                .toList();
    }

    /** By these tags of accounts costs are told apart, also those of what cannot be tagged. */
    private void tags(ArrayNode tags, PlannedAccount account) {
        tag(tags, "Purpose", account.purpose());
        if (account.environment() != null) {
            tag(tags, "Environment", account.environment());
        }
        String names = String.join(" ", contexts.getOrDefault(account.name(), Set.of()));
        if (!names.isEmpty() && names.length() <= LONGEST_TAG) {
            tag(tags, "Context", names);
        }
    }

    private static void tag(ArrayNode tags, String key, String value) {
        tags.addObject().put("Key", key).put("Value", NOT_IN_TAGS.matcher(value).replaceAll("-"));
    }

    /** The contexts that have something in each account, by the account's name. */
    static Map<String, Set<String>> contexts(TargetDocument target) {
        Map<String, Set<String>> contexts = new HashMap<>();
        for (PlannedUnit unit : target.units()) {
            if (unit.context() != null) {
                contexts.computeIfAbsent(unit.account(), account -> new TreeSet<>())
                        .add(unit.context());
            }
        }
        return contexts;
    }
}
