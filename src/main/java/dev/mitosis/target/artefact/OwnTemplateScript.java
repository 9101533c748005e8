package dev.mitosis.target.artefact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.io.text.Shell;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.form.LogicalIds;
import dev.mitosis.target.form.OwnStacks.OwnStack;
import java.util.Map;

/**
 * A script that fetches the template of a stack of the old account with the credentials of who runs it, names what in
 * it needs a look, and says what becomes of its parameters.
 */
final class OwnTemplateScript {
    private OwnTemplateScript() {}

    static String path(OwnStack own) {
        return own.stack().account() + "/own/"
                + LogicalIds.of(own.stack().id(), own.stack().type()) + ".sh";
    }

    static String of(OwnStack own, TargetDocument target) {
        StringBuilder script = new StringBuilder();
        script.append("#!/usr/bin/env bash\n")
                .append("# Fetches the template of the old account's stack ")
                .append(Shell.comment(own.stack().name()))
                .append(" and changes nothing. It makes:\n");
        own.members()
                .forEach(id -> script.append("#   ").append(Shell.comment(id)).append('\n'));
        script.append("set -euo pipefail\n")
                .append("here=$(cd \"$(dirname \"${BASH_SOURCE[0]}\")\" && pwd)\n")
                .append("source \"$here/../../functions.sh\"\n");
        String old = "";
        for (PlannedAccount account : target.accounts()) {
            String id = account.id();
            if (id != null && account.existing()) {
                old = account.name();
                script.append("account ")
                        .append(Shell.argument(account.name()))
                        .append(' ')
                        .append(account.variable())
                        .append(' ')
                        .append(id)
                        .append('\n');
            }
        }
        script.append("own_template ")
                .append(Shell.argument(old))
                .append(' ')
                .append(Shell.argument(own.stack().region()))
                .append(' ')
                .append(Shell.argument(own.stack().name()))
                .append('\n');
        JsonNode properties = own.stack().properties();
        if (properties != null) {
            for (Map.Entry<String, JsonNode> parameter :
                    properties.path("Parameters").properties()) {
                JsonNode value = parameter.getValue();
                script.append("becomes ")
                        .append(Shell.argument(parameter.getKey()))
                        .append(' ')
                        .append(Shell.argument(value.isTextual() ? value.textValue() : Json.line(value)))
                        .append('\n');
            }
        }
        return script.toString();
    }
}
