package dev.mitosis.target.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.TsvTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of IAM's policies, as the user guide has it (IAM JSON policy reference: elements, grammar): which
 * elements a kind of policy has, what principals, actions, resources and conditions look like. What stands between «
 * and » is not known before a template is deployed and fits everywhere.
 */
final class PolicyGrammar {
    /** What kind of policy a document is. */
    enum Kind {
        IDENTITY,
        TRUST,
        RESOURCE,
        ENDPOINT,
        /** A policy of a resource that never names it. */
        BARE,
        /** A service control policy. */
        CONTROL,
        /** A resource control policy. */
        RESOURCE_CONTROL
    }

    private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
    private static final Set<String> STATEMENT = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final Pattern ACTION = Pattern.compile("[a-z0-9-]+:[A-Za-z0-9*?]+");
    private static final Pattern RESOURCE = Pattern.compile("(?s)\\*|arn:[a-z*-]*:[^:]*:[^:]*:[^:]*:.+");
    private static final Pattern ACCOUNT_OR_ARN = Pattern.compile(
            "\\*|[0-9]{12}|A(IDA|ROA|GPA|NPA|SIA|KIA)[A-Z0-9]{12,}|arn:[a-z-]+:iam::[0-9]{12}:(root|(user|role)/[^*?]+)"
                    + "|arn:[a-z-]+:sts::[0-9]{12}:(assumed-role|federated-user)/[^*?]+|arn:[a-z-]+:iam::cloudfront:user/.+");
    private static final Pattern SERVICE =
            Pattern.compile("[a-z0-9.-]+\\.(amazonaws\\.com(\\.cn)?|aws\\.internal|amazon\\.com|alexa\\.amazon\\.com)");
    private static final Pattern FEDERATED =
            Pattern.compile("arn:[a-z-]+:iam::[0-9]{12}:(saml|oidc)-provider/.+|[a-z0-9.-]+\\.[a-z]+(/.*)?");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_./-]+:[^\\s]+");
    private static final Pattern RANGE = Pattern.compile("[0-9.]+(/[0-9]{1,2})?|[0-9A-Fa-f:]+(/[0-9]{1,3})?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}(-.*)?|[0-9]+");
    private static final Pattern SID = Pattern.compile("[A-Za-z0-9]*");
    private static final Map<String, String> OPERATORS = operators();

    private final Kind kind;
    private final List<String> faults = new ArrayList<>();

    private PolicyGrammar(Kind kind) {
        this.kind = kind;
    }

    private static Map<String, String> operators() {
        Map<String, String> operators = new HashMap<>();
        TsvTable.loadNamed(PolicyGrammar.class, "operators.tsv")
                .forEach(row -> operators.put(row.get("operator").toLowerCase(Locale.ROOT), row.get("form")));
        return operators;
    }

    /** What is wrong with a document; nothing where it is a policy of the kind. */
    static List<String> faults(Kind kind, JsonNode document) {
        PolicyGrammar grammar = new PolicyGrammar(kind);
        grammar.document(document);
        return grammar.faults;
    }

    private void document(JsonNode document) {
        unknown(document, ELEMENTS, "the document");
        JsonNode version = document.path("Version");
        if (!version.isMissingNode() && !Set.of("2012-10-17", "2008-10-17").contains(version.asText())) {
            fault("the version is " + version);
        }
        if ((kind == Kind.CONTROL || kind == Kind.RESOURCE_CONTROL)
                && !version.asText().equals("2012-10-17")) {
            fault("a policy of an organization has the version 2012-10-17");
        }
        JsonNode statements = document.path("Statement");
        if (statements.isEmpty()) {
            fault("there is no statement");
        }
        Set<String> sids = new HashSet<>();
        for (JsonNode statement : statements.isArray() ? statements : List.of(statements)) {
            statement(statement);
            String sid = statement.path("Sid").asText();
            if (!sid.isEmpty() && !sids.add(sid)) {
                fault("two statements are called " + sid);
            }
        }
    }

    private void statement(JsonNode statement) {
        unknown(statement, STATEMENT, "a statement");
        String effect = statement.path("Effect").asText();
        if (!Set.of("Allow", "Deny").contains(effect)) {
            fault("the effect is " + statement.path("Effect"));
        }
        boolean strict = kind == Kind.IDENTITY || kind == Kind.CONTROL || kind == Kind.TRUST;
        if (strict && !SID.matcher(statement.path("Sid").asText()).matches()) {
            fault("a Sid has letters and digits: " + statement.path("Sid"));
        }
        one(statement, "Action", "NotAction", true);
        boolean named = kind != Kind.IDENTITY && kind != Kind.CONTROL;
        one(statement, "Principal", "NotPrincipal", named);
        if (!named && (statement.has("Principal") || statement.has("NotPrincipal"))) {
            fault("an identity has no principal: " + statement);
        }
        boolean located = kind != Kind.TRUST && kind != Kind.BARE;
        one(statement, "Resource", "NotResource", located);
        if (kind == Kind.TRUST && (statement.has("Resource") || statement.has("NotResource"))) {
            fault("who may take a role names no resource: " + statement);
        }
        actions(statement);
        each(statement.path("Resource"), this::resource);
        each(statement.path("NotResource"), this::resource);
        principals(statement.path("Principal"));
        principals(statement.path("NotPrincipal"));
        conditions(statement.path("Condition"));
        if (kind == Kind.RESOURCE_CONTROL) {
            control(statement);
        }
    }

    /** A resource control policy only denies, and denies everybody (Organizations user guide, RCP syntax). */
    private void control(JsonNode statement) {
        if (!statement.path("Effect").asText().equals("Deny")
                || !statement.path("Principal").asText().equals("*")
                || statement.has("NotAction")
                || statement.path("Action").asText().equals("*")) {
            fault("a resource control policy denies everybody some actions: " + statement);
        }
    }

    private void one(JsonNode statement, String element, String not, boolean required) {
        if (statement.has(element) && statement.has(not)) {
            fault(element + " and " + not + " exclude each other");
        } else if (required && !statement.has(element) && !statement.has(not)) {
            fault("neither " + element + " nor " + not + " in " + statement);
        }
    }

    private void actions(JsonNode statement) {
        for (String element : List.of("Action", "NotAction")) {
            JsonNode actions = statement.path(element);
            if (!actions.isMissingNode() && actions.isEmpty() && !actions.isTextual()) {
                fault("no action in " + element);
            }
            each(actions, action -> {
                if (!isUnknown(action)
                        && !action.equals("*")
                        && !ACTION.matcher(action).matches()) {
                    fault("no action: " + action);
                }
                if (kind == Kind.TRUST && !action.startsWith("sts:") && !action.equals("*")) {
                    fault("who may take a role does that by sts: " + action);
                }
            });
        }
    }

    private void resource(String resource) {
        if (!isUnknown(resource) && !RESOURCE.matcher(resource).matches()) {
            fault("no ARN: " + resource);
        }
    }

    private void principals(JsonNode principals) {
        if (principals.isMissingNode()) {
            return;
        }
        if (!principals.isObject()) {
            if (!principals.asText().equals("*")) {
                fault("no principal: " + principals);
            }
            return;
        }
        if (principals.isEmpty()) {
            fault("nobody is a principal");
        }
        principals.properties().forEach(member -> {
            @Nullable
            Pattern form = switch (member.getKey()) {
                case "AWS" -> ACCOUNT_OR_ARN;
                case "Service" -> SERVICE;
                case "Federated" -> FEDERATED;
                case "CanonicalUser" -> Pattern.compile("[0-9a-f]{64}");
                default -> null;
            };
            if (form == null) {
                fault("no kind of principal: " + member.getKey());
                return;
            }
            if (member.getValue().isArray() && member.getValue().isEmpty()) {
                fault("nobody is a principal of " + member.getKey());
            }
            each(member.getValue(), principal -> {
                if (!isUnknown(principal) && !form.matcher(principal).matches() && !principal.equals("*")) {
                    fault("no principal of " + member.getKey() + ": " + principal);
                }
            });
        });
    }

    private void conditions(JsonNode conditions) {
        conditions.properties().forEach(operator -> {
            String name = operator.getKey().replaceFirst("^For(All|Any)Values?:", "");
            String plain = name.toLowerCase(Locale.ROOT).replaceFirst("(?<!^null)ifexists$", "");
            String form = OPERATORS.get(plain);
            if (form == null) {
                fault("no operator: " + operator.getKey());
                return;
            }
            if (operator.getValue().isEmpty()) {
                fault("no key under " + operator.getKey());
            }
            operator.getValue().properties().forEach(key -> {
                if (!KEY.matcher(key.getKey()).matches()) {
                    fault("no key: " + key.getKey());
                }
                if (key.getValue().isArray() && key.getValue().isEmpty()) {
                    fault("no value of " + key.getKey());
                }
                each(key.getValue(), value -> {
                    if (!isUnknown(value) && !value.contains("${") && !fits(form, value)) {
                        fault("no " + form + ": " + value);
                    }
                });
            });
        });
    }

    private static boolean fits(String form, String value) {
        return switch (form) {
            case "number" -> value.matches("-?[0-9]+(\\.[0-9]+)?");
            case "truth" -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
            case "range" -> RANGE.matcher(value).matches();
            case "date" -> DATE.matcher(value).matches();
            case "arn" -> RESOURCE.matcher(value).matches();
            default -> true;
        };
    }

    private static void each(JsonNode texts, Consumer<String> taker) {
        if (texts.isArray()) {
            texts.forEach(text -> taker.accept(text.asText()));
        } else if (!texts.isMissingNode()) {
            taker.accept(texts.asText());
        }
    }

    private static boolean isUnknown(String text) {
        return text.startsWith("«");
    }

    private void unknown(JsonNode object, Set<String> known, String what) {
        if (!object.isObject()) {
            fault(what + " is no object: " + object);
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                fault(what + " has no element " + name);
            }
        });
    }

    private void fault(String fault) {
        faults.add(fault);
    }
}
