package dev.mitosis.target.fate;

import dev.mitosis.model.Finding;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Environment;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.Fate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds secrets of production of which an account of another environment gets the value, because somebody there names
 * them: in one account nobody noticed; a border that hands the value over is none.
 */
final class CopiedSecrets {
    private static final String SECRET = "AWS::SecretsManager::Secret";

    private CopiedSecrets() {}

    /** A finding for each such copy. */
    static List<Finding> in(List<Candidate> candidates, List<Presence> copies, PartitionDocument partition) {
        Set<String> production = new HashSet<>();
        partition.environments().stream()
                .filter(Environment::production)
                .forEach(found -> production.add(found.name()));
        Set<String> others = new HashSet<>();
        for (TargetAccount account : partition.accounts()) {
            String environment = account.environment();
            if (!account.existing() && environment != null && !production.contains(environment)) {
                others.add(account.name());
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (Presence copy : copies) {
            Candidate secret = candidates.get(copy.candidate());
            String environment = secret.environment();
            boolean handedOver = copy.fate() == Fate.COPIED
                    && secret.type().equals(SECRET)
                    && environment != null
                    && production.contains(environment)
                    && others.contains(copy.account());
            if (handedOver) {
                findings.add(new Finding(
                        "target.secret-handed-over",
                        Severity.HIGH,
                        List.of(secret.arn()),
                        secret.title() + " is production's, and " + copy.account() + " gets its value: "
                                + copy.reason().text(),
                        "Let the user there name a secret of its own before it is moved; where it does not need this one, say so"
                                + " under unused in decisions.yaml. Change the value in production afterwards."));
            }
        }
        return findings;
    }
}
