package dev.mitosis.check.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.check.invariant.InvariantText;
import dev.mitosis.io.Json;
import dev.mitosis.model.CheckDocument;
import dev.mitosis.model.CheckDocument.Invariant;
import dev.mitosis.model.CheckDocument.Violation;

/**
 * A check as SARIF: a rule for each invariant, a result for each violation, at the file of the artefacts or in
 * {@code plan.json} at the step.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
public final class SarifLog {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private SarifLog() {}

    /** The whole document. */
    public static String of(CheckDocument check) {
        ObjectNode log = Json.mapper().createObjectNode();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "mitosis check");
        driver.put("semanticVersion", Json.TOOL.substring(Json.TOOL.indexOf(' ') + 1));
        ArrayNode rules = driver.putArray("rules");
        InvariantText.all().forEach(text -> rule(rules.addObject(), text));
        ArrayNode results = run.putArray("results");
        for (Invariant invariant : check.invariants()) {
            invariant.violations().forEach(violation -> result(results.addObject(), invariant, violation));
        }
        return Json.pretty(log);
    }

    private static void rule(ObjectNode rule, InvariantText text) {
        rule.put("id", text.id());
        rule.putObject("shortDescription").put("text", text.sentence());
        rule.putObject("fullDescription").put("text", text.explanation());
        rule.putObject("help").put("text", text.mend());
    }

    private static void result(ObjectNode result, Invariant invariant, Violation violation) {
        result.put("ruleId", invariant.id());
        result.put("level", "error");
        result.putObject("message").put("text", violation.text() + " " + violation.fix());
        ObjectNode location = result.putArray("locations").addObject();
        String file = violation.file() == null ? "plan.json" : "artefacts/" + violation.file();
        location.putObject("physicalLocation").putObject("artifactLocation").put("uri", file);
        if (!violation.step().isEmpty()) {
            ObjectNode step = location.putArray("logicalLocations").addObject();
            step.put("fullyQualifiedName", violation.step());
            step.put("kind", "step");
        }
    }
}
