package dev.mitosis.check.command;

import dev.mitosis.check.command.StepScript.Run;
import dev.mitosis.check.invariant.Moment;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is let go to other accounts can be read there. */
final class SharingRules {
    private SharingRules() {}

    /**
     * A copy that another account may take was made under a key that it may use: what a key of AWS encrypts cannot be
     * read there. Snapshots of clusters that are not encrypted cannot be encrypted by copying, and are shared as they
     * are.
     */
    static final class SharedUnderKey extends CommandRules.OfStep {
        private static final Map<String, String> SHARES = Map.of(
                "modify-db-snapshot-attribute", "db-snapshot-identifier",
                "modify-db-cluster-snapshot-attribute", "db-cluster-snapshot-identifier",
                "modify-snapshot-attribute", "snapshot-id",
                "modify-image-attribute", "image-id");
        private static final String KEY = "kms-key-id";
        private static final String OF_SERVICE = "alias/aws/";
        /** The keys that AWS keeps for what calls of a service copy. */
        private static final Map<String, Set<String>> KEYS = Map.of(
                "ec2", Set.of("ebs", "lightsail"),
                "rds", Set.of("rds"),
                "docdb", Set.of("rds"),
                "neptune", Set.of("rds"));

        private static final Pattern COPIES = Pattern.compile("copy-(db-|db-cluster-)?(snapshot|image)");
        private static final Pattern ASSIGNED = Pattern.compile("^([A-Z][A-Z0-9_]*)=\\$\\(");

        SharedUnderKey(Readings readings) {
            super("shared-under-key", readings);
        }

        /** The names, and variables, of what the calls of one line have made. */
        private record Made(Set<String> underKey, Set<String> plain) {
            void add(Run run) {
                AwsCall call = run.call();
                Set<String> into = call.option(KEY)
                                .filter(key -> !key.text().startsWith(OF_SERVICE))
                                .isPresent()
                        ? underKey
                        : plain;
                call.options().forEach((option, words) -> {
                    if (option.startsWith("target-")) {
                        words.forEach(word -> into.add(word.text()));
                    }
                });
                Matcher variable = ASSIGNED.matcher(run.line());
                if (variable.find()) {
                    into.add(variable.group(1));
                }
            }

            private static boolean has(Set<String> names, ShellWord word) {
                return names.contains(word.text()) || word.variables().stream().anyMatch(names::contains);
            }

            boolean permits(String operation, ShellWord word) {
                boolean ofLoop = !word.variables().isEmpty()
                        && word.variables().stream()
                                .noneMatch(name -> name.equals(name.toUpperCase(java.util.Locale.ROOT)));
                boolean ofCluster = operation.contains("cluster");
                return ofLoop || has(underKey, word) || (ofCluster && !has(plain, word));
            }
        }

        @Override
        void examine(Moment moment, StepReading reading) {
            Made made = new Made(new HashSet<>(), new HashSet<>());
            for (Run run : reading.commands().commands()) {
                if (!run.isAws()) {
                    continue;
                }
                AwsCall call = run.call();
                if (COPIES.matcher(call.operation()).matches()) {
                    made.add(run);
                    keyed(moment, run);
                }
                shared(call)
                        .ifPresent(
                                word -> expect(
                                        made.permits(call.operation(), word),
                                        moment,
                                        run.line(),
                                        call.named()
                                                + " lets another account take what was not encrypted under a key that it may use"));
            }
        }

        /** The key that a service keeps for an account is called after the service. */
        private void keyed(Moment moment, Run run) {
            String key = run.call().option(KEY).map(ShellWord::text).orElse("");
            if (key.startsWith(OF_SERVICE)) {
                Set<String> keys = KEYS.getOrDefault(run.call().service(), Set.of());
                expect(
                        keys.isEmpty() || keys.contains(key.substring(OF_SERVICE.length())),
                        moment,
                        run.line(),
                        run.call().named() + " encrypts under " + key + ", which is no key of " + keys);
            }
        }

        private static Optional<ShellWord> shared(AwsCall call) {
            String option = SHARES.get(call.operation());
            boolean adds = call.option("values-to-add").isPresent()
                    || call.option("user-ids").isPresent()
                    || call.option("launch-permission").isPresent();
            return option == null || !adds ? Optional.empty() : call.option(option);
        }
    }
}
