package dev.mitosis.check.organization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Accounts have an address of their own, the role by which they are entered, and tags that say what they are for. */
final class MembersInTemplate {
    /** The role that profiles lead to. */
    static final String ROLE = "OrganizationAccountAccessRole";

    private final TargetDocument target;
    private final List<String> flaws = new ArrayList<>();

    MembersInTemplate(TargetDocument target) {
        this.target = target;
    }

    List<String> compare(SetUpTemplate template) {
        Set<String> addresses = new HashSet<>();
        template.ofType("AWS::Organizations::Account").forEach((id, properties) -> {
            String name = properties.path("AccountName").asText();
            JsonNode mail = properties.path("Email");
            String address =
                    mail.isTextual() ? mail.asText() : mail.path("Fn::Sub").asText();
            String own = address.substring(address.indexOf('+') + 1).replaceFirst("@.*", "");
            if (!CalledAfter.bare(own).equals(CalledAfter.bare(name)) || !addresses.add(address)) {
                flaws.add("gives " + name + " the address " + address);
            }
            String role = properties.path("RoleName").asText();
            if (!role.equals(ROLE)) {
                flaws.add("has " + name + " entered by the role " + role + ", and profiles lead to " + ROLE);
            }
            target.accounts().stream()
                    .filter(account -> account.name().equals(name))
                    .forEach(account -> tags(account, properties.path("Tags")));
        });
        return List.copyOf(flaws);
    }

    private void tags(PlannedAccount account, JsonNode tags) {
        tag(account, "Purpose", account.purpose(), tags);
        tag(account, "Environment", account.environment(), tags);
        String said = value(tags, "Context");
        String contexts = target.units().stream()
                .filter(unit -> unit.account().equals(account.name()))
                .map(PlannedUnit::context)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        if (said != null && !said.equals(contexts)) {
            flaws.add("says that " + account.name() + " has the contexts " + said + "; target.json has " + contexts);
        }
    }

    private void tag(PlannedAccount account, String key, @Nullable String expected, JsonNode tags) {
        String said = value(tags, key);
        if (!Objects.equals(said, expected)) {
            flaws.add("says that " + account.name() + " has " + key + " " + said + "; target.json has " + expected);
        }
    }

    private static @Nullable String value(JsonNode tags, String key) {
        for (JsonNode tag : tags) {
            if (tag.path("Key").asText().equals(key)) {
                return tag.path("Value").asText();
            }
        }
        return null;
    }
}
