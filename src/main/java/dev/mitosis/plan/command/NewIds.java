package dev.mitosis.plan.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.text.Shell;
import dev.mitosis.method.command.Value;
import dev.mitosis.method.command.Value.Variable;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.unit.TargetIndex;
import dev.mitosis.target.form.LogicalIds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ids that AWS gives to new things: each is asked of its stack once in a step, before the step uses it. */
final class NewIds {
    private static final List<String> KEY_PROPERTIES =
            List.of("KmsKeyId", "KMSKeyId", "KmsKey", "KmsMasterKeyId", "KMSMasterKeyId", "EncryptionKey");

    private final TargetIndex index;
    private final Map<String, String> lookups = new LinkedHashMap<>();

    NewIds(TargetIndex index) {
        this.index = index;
    }

    /** The physical id of the thing: what {@code Ref} gives. */
    Value of(PlannedResource planned) {
        String made = planned.stack();
        if (made == null) {
            return new Variable(VariableNames.of("NEW_ID", null, planned.id()));
        }
        String variable = VariableNames.of("NEW_ID", null, planned.id());
        lookups.computeIfAbsent(variable, name -> {
            PlannedStack stack = index.stack(made);
            return name + "=$(aws cloudformation describe-stack-resource --stack-name "
                    + Shell.argument(stack.name()) + " --logical-resource-id "
                    + LogicalIds.of(planned.id(), planned.type())
                    + " --query StackResourceDetail.PhysicalResourceId --output text --profile "
                    + Shell.argument(stack.account()) + " --region " + stack.region() + ")";
        });
        return new Variable(variable);
    }

    /** The key that the thing will be encrypted with; its service's own where it names none. */
    Value key(PlannedResource planned) {
        JsonNode properties = planned.properties();
        if (properties != null) {
            for (String property : KEY_PROPERTIES) {
                Optional<PlannedResource> key = Optional.of(properties.path(property))
                        .map(form ->
                                form.path(form.has("arnOf") ? "arnOf" : "ref").asText(""))
                        .flatMap(index::thing);
                if (key.isPresent() && key.get().type().equals("AWS::KMS::Key")) {
                    return of(key.get());
                }
            }
        }
        return new Value.Data("alias/aws/" + service(planned.type()));
    }

    private static String service(String type) {
        return switch (type.split("::", -1)[1]) {
            case "RDS", "DocDB", "Neptune" -> "rds";
            case "EC2" -> "ebs";
            case "EFS" -> "elasticfilesystem";
            case "FSx" -> "fsx";
            case "SecretsManager" -> "secretsmanager";
            case "Redshift", "RedshiftServerless" -> "redshift";
            case "S3" -> "s3";
            case "DynamoDB" -> "dynamodb";
            case "ElastiCache" -> "elasticache";
            case "Backup" -> "backup";
            default -> type.split("::", -1)[1].toLowerCase(java.util.Locale.ROOT);
        };
    }

    /** The commands that ask for the ids, each a variable of its own. */
    Map<String, String> lookups() {
        return lookups;
    }
}
