package dev.mitosis.rehearse;

import dev.mitosis.io.AtomicFile;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which account of the emulator each account of the target is, and profiles that lead there. The old account keeps its
 * digits; those that the plan makes get others, until a step sets their profiles up by the ids that the emulator gave.
 *
 * @param ids twelve digits by the names of the accounts
 * @param old the name of the old account
 * @param region of the profiles: the one in which most of the plan happens
 */
record EmulatedAccounts(Map<String, String> ids, String old, String region) {
    /** Base credentials of every profile; no such key exists at AWS, where ids of keys begin with letters. */
    private static final String KEY = "rehearsal";

    private static final long FIRST = 700_000_000_001L;
    private static final String ROLE = "rehearsal";

    static EmulatedAccounts of(PlanDocument plan, TargetDocument target) {
        Map<String, String> ids = new LinkedHashMap<>();
        String old = "";
        long next = FIRST;
        for (PlannedAccount account : target.accounts()) {
            String id = account.id();
            if (id == null) {
                id = String.valueOf(next++);
            } else if (id.equals(target.account())) {
                old = account.name();
            }
            ids.put(account.name(), id);
        }
        return new EmulatedAccounts(ids, old, region(plan));
    }

    private static String region(PlanDocument plan) {
        Map<String, Long> counts = plan.steps().stream()
                .flatMap(step -> step.effects().stream())
                .map(Effect::region)
                .filter(region -> !region.equals("global"))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("us-east-1");
    }

    /** Writes the files of the AWS CLI: a profile for each account, called as the account, all with keys of nobody. */
    void write(Path config, Path credentials) {
        StringBuilder profiles = new StringBuilder();
        ids.forEach((name, id) -> profiles.append("[profile ")
                .append(name)
                .append("]\nregion = ")
                .append(region)
                .append("\nrole_arn = arn:aws:iam::")
                .append(id)
                .append(":role/")
                .append(ROLE)
                .append("\nsource_profile = ")
                .append(KEY)
                .append("\n\n"));
        AtomicFile.write(config, profiles.toString());
        AtomicFile.write(
                credentials,
                "[" + KEY + "]\naws_access_key_id = " + ids.getOrDefault(old, KEY) + "\naws_secret_access_key = " + KEY
                        + "\n");
    }
}
