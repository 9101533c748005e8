package dev.mitosis.check.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.check.state.Landscape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Damages to what the steps of a plan say. */
final class PlanDamages {
    private PlanDamages() {}

    static List<Change> all() {
        return Stream.of(effects(), undone(), said()).flatMap(List::stream).toList();
    }

    static boolean has(JsonNode step, String verb) {
        return effect(step, verb).isPresent();
    }

    static Optional<ObjectNode> effect(JsonNode step, String verb) {
        for (JsonNode effect : step.get("effects")) {
            if (effect.get("verb").asText().equals(verb)) {
                return Optional.of((ObjectNode) effect);
            }
        }
        return Optional.empty();
    }

    static boolean is(JsonNode step, String member, String value) {
        return step.get(member).asText().equals(value);
    }

    static boolean isFinal(JsonNode step) {
        for (JsonNode effect : step.get("effects")) {
            if (effect.get("verb").asText().equals("copy")
                    && effect.path("mode").asText().equals("final")
                    && !effect.get("object").asText().startsWith("backup/")
                    && !effect.get("object").asText().contains("cost-history")) {
                return true;
            }
        }
        return false;
    }

    private static Change edit(String kind, Predicate<ObjectNode> which, BiPredicate<Specimen, ObjectNode> change) {
        return new Change(kind, specimen -> {
            Optional<ObjectNode> step = specimen.any(which);
            step.ifPresent(found -> specimen.names(Specimen.id(found)));
            return step.isPresent() && change.test(specimen, step.get());
        });
    }

    private static boolean each(ObjectNode step, String verb, Predicate<ObjectNode> change) {
        boolean changed = false;
        ArrayNode effects = (ArrayNode) step.get("effects");
        for (int i = effects.size() - 1; i >= 0 && !changed; i--) {
            ObjectNode effect = (ObjectNode) effects.get(i);
            if (effect.get("verb").asText().equals(verb)) {
                changed = change.test(effect);
            }
        }
        return changed;
    }

    /** Takes the last effect with the verb that fits. */
    private static Change without(String kind, String verb, Predicate<ObjectNode> which) {
        return edit(
                "effect: " + kind, step -> has(step, verb) && each(step.deepCopy(), verb, which), (specimen, step) -> {
                    ArrayNode effects = (ArrayNode) step.get("effects");
                    for (int i = effects.size() - 1; i >= 0; i--) {
                        ObjectNode effect = (ObjectNode) effects.get(i);
                        if (effect.get("verb").asText().equals(verb) && which.test(effect)) {
                            specimen.names(effect.get("object").asText());
                            effects.remove(i);
                            return true;
                        }
                    }
                    return false;
                });
    }

    private static List<Change> effects() {
        Predicate<ObjectNode> planned =
                effect -> effect.get("object").asText().matches("[a-z0-9-]+/[a-z0-9]+-[a-z0-9]+/.*");
        return List.of(
                edit(
                        "effect: another account",
                        step -> has(step, "create")
                                && planned.test(effect(step, "create").orElseThrow()),
                        (specimen, step) -> each(step, "create", effect -> {
                            specimen.names(effect.get("object").asText());
                            String account = effect.get("account").asText();
                            effect.put("account", account.equals("backup") ? "log-archive" : "backup");
                            return true;
                        })),
                edit(
                        "effect: another region",
                        step -> has(step, "create")
                                && planned.test(effect(step, "create").orElseThrow())
                                && !effect(step, "create")
                                        .orElseThrow()
                                        .get("region")
                                        .asText()
                                        .equals("global"),
                        (specimen, step) -> each(step, "create", effect -> {
                            specimen.names(effect.get("object").asText());
                            effect.put("region", "ap-south-1");
                            return true;
                        })),
                edit(
                        "effect: recreated empty",
                        step -> has(step, "create")
                                && each(
                                        step.deepCopy(),
                                        "create",
                                        effect -> effect.path("of").asText().startsWith("copy/")
                                                && !effect.get("object")
                                                        .asText()
                                                        .startsWith("rehearsal/")),
                        (specimen, step) -> each(step, "create", effect -> {
                            if (effect.get("object").asText().startsWith("rehearsal/")) {
                                return false;
                            }
                            specimen.names(effect.get("object").asText());
                            return effect.remove("of") != null;
                        })),
                edit(
                        "effect: last copy is a rehearsal",
                        PlanDamages::isFinal,
                        (specimen, step) -> each(step, "copy", effect -> {
                            specimen.names(
                                    effect.get("object").asText(),
                                    effect.get("of").asText());
                            effect.put("mode", "rehearsal");
                            effect.put(
                                    "object",
                                    "rehearsal/" + effect.get("object").asText().replaceFirst("^copy/", ""));
                            return true;
                        })),
                edit(
                        "effect: copy of another thing",
                        PlanDamages::isFinal,
                        (specimen, step) -> each(step, "copy", effect -> {
                            Optional<String> other = specimen.any(specimen.original().types().keySet().stream()
                                    .filter(arn -> !arn.equals(effect.get("of").asText()))
                                    .toList());
                            specimen.names(effect.get("object").asText());
                            other.ifPresent(arn -> effect.put("of", arn));
                            return other.isPresent();
                        })),
                without("made, and not said", "create", planned),
                without(
                        "last copy left out",
                        "copy",
                        effect -> effect.path("mode").asText().equals("final")
                                && !effect.get("object").asText().contains("cost-history")),
                without(
                        "last copy unverified",
                        "verify",
                        effect -> !effect.get("object").asText().matches("(backup|rehearsal)/.*")),
                without("two writers", "freeze", effect -> true),
                without(
                        "provider moved from under a user",
                        "switch",
                        effect -> effect.has("provider")
                                && effect.get("object").asText().startsWith("production/")),
                edit("effect: not set to work", step -> has(step, "switch"), (specimen, step) -> {
                    Landscape landscape = new Landscape(specimen.original().target());
                    ArrayNode effects = (ArrayNode) step.get("effects");
                    for (int i = effects.size() - 1; i >= 0; i--) {
                        String object = effects.get(i).get("object").asText();
                        if (landscape.isHeldBack(object) && !effects.get(i).has("provider")) {
                            specimen.names(object);
                            effects.remove(i);
                            return true;
                        }
                    }
                    return false;
                }),
                without(
                        "left undeleted",
                        "delete",
                        effect -> effect.get("object").asText().startsWith("arn:")),
                edit("effect: hold of a minute", step -> is(step, "action", "hold"), (specimen, step) -> {
                    step.get("effects")
                            .forEach(effect ->
                                    specimen.names(effect.get("object").asText()));
                    step.put("durationMinutes", 1);
                    return true;
                }),
                edit(
                        "effect: backup at home",
                        step -> is(step, "action", "back-up") && has(step, "copy"),
                        (specimen, step) -> each(step, "copy", effect -> {
                            specimen.names(effect.path("of").asText());
                            effect.put(
                                    "account",
                                    step.get("account").asText().equals("backup")
                                            ? "production"
                                            : step.get("account").asText());
                            return true;
                        })),
                edit("effect: deletes what stays", step -> is(step, "action", "delete"), (specimen, step) -> {
                    Optional<String> staying = specimen.any(specimen.original().plan().dispositions().stream()
                            .filter(row -> row.disposition().label().equals("stay"))
                            .map(row -> row.resource())
                            .toList());
                    staying.ifPresent(arn -> {
                        specimen.names(arn);
                        each(step, "delete", effect -> {
                            effect.put("object", arn);
                            return true;
                        });
                    });
                    return staying.isPresent();
                }));
    }

    private static List<Change> undone() {
        Predicate<ObjectNode> undo = step -> step.path("undo").path("effects").size() > 0;
        return List.of(
                edit("rollback: emptied", undo, (specimen, step) -> {
                    ((ObjectNode) step.get("undo")).putArray("effects");
                    return true;
                }),
                edit("rollback: of another step", undo, (specimen, step) -> {
                    Optional<ObjectNode> other = specimen.any(found -> undo.test(found)
                            && !found.get("undo")
                                    .get("effects")
                                    .equals(step.get("undo").get("effects")));
                    other.ifPresent(found -> step.set("undo", found.get("undo").deepCopy()));
                    return other.isPresent();
                }),
                edit("rollback: of another object", undo, (specimen, step) -> {
                    ObjectNode effect =
                            (ObjectNode) step.get("undo").get("effects").get(0);
                    effect.put("object", effect.get("object").asText() + "-x");
                    specimen.names(effect.get("object").asText());
                    return true;
                }),
                edit(
                        "rollback: without commands",
                        step -> undo.test(step)
                                && step.get("undo").get("commands").size() > 0
                                && !step.get("manual").asBoolean(),
                        (specimen, step) -> {
                            ((ObjectNode) step.get("undo")).putArray("commands");
                            return true;
                        }),
                edit("join no point of no return", step -> is(step, "action", "join"), (specimen, step) -> {
                    step.put("pointOfNoReturn", false);
                    return true;
                }),
                edit("deletion no point of no return", step -> is(step, "action", "delete"), (specimen, step) -> {
                    step.put("pointOfNoReturn", false);
                    return true;
                }));
    }

    private static List<Change> said() {
        return List.of(
                new Change("fate: external", specimen -> disposition(specimen, "external")),
                new Change("fate: stay", specimen -> disposition(specimen, "stay")),
                new Change("fate: left out", specimen -> {
                    ArrayNode rows = specimen.plan().withArray("dispositions");
                    int place = specimen.random().nextInt(rows.size());
                    specimen.names(rows.get(place).get("resource").asText());
                    rows.remove(place);
                    return true;
                }),
                new Change("another snapshot", specimen -> {
                    specimen.plan().put("snapshotId", "0".repeat(64));
                    specimen.names("target.json");
                    return true;
                }),
                edit("waits for a later step", step -> true, (specimen, step) -> {
                    int place = specimen.position(step);
                    if (place + 1 >= specimen.steps().size()) {
                        return false;
                    }
                    ((ArrayNode) step.get("dependsOn"))
                            .add(Specimen.id(specimen.steps().get(place + 1)));
                    return true;
                }),
                edit("input unknown", step -> step.get("inputs").size() > 0, (specimen, step) -> {
                    String input = step.get("inputs").get(0).asText();
                    ArrayNode variables = specimen.plan().withArray("variables");
                    for (int i = variables.size() - 1; i >= 0; i--) {
                        if (variables.get(i).get("name").asText().equals(input)) {
                            variables.remove(i);
                        }
                    }
                    specimen.names(input);
                    specimen.steps(other -> !Specimen.id(other).equals(Specimen.id(step))
                                    && other.get("outputs").toString().contains("\"" + input + "\""))
                            .forEach(other -> Specimen.forget((ArrayNode) other.get("outputs"), input));
                    return true;
                }),
                edit("output not given", step -> step.get("outputs").size() > 0, (specimen, step) -> {
                    specimen.names(step.get("outputs").get(0).asText());
                    step.putArray("outputs");
                    return true;
                }),
                new Change("unit in two windows", specimen -> {
                    ArrayNode windows = specimen.plan().withArray("windows");
                    if (windows.size() < 2) {
                        return false;
                    }
                    String unit = windows.get(0).get("units").get(0).asText();
                    ((ArrayNode) windows.get(1).get("units")).add(unit);
                    specimen.names(unit);
                    return true;
                }),
                new Change("downtime understated", specimen -> {
                    Optional<ObjectNode> window = specimen.any(windows(specimen));
                    window.ifPresent(found -> {
                        found.put("downtimeMinutes", 1);
                        found.get("units").forEach(unit -> specimen.names(unit.asText()));
                    });
                    return window.isPresent();
                }),
                edit(
                        "freeze outside of the window",
                        step -> has(step, "freeze") && step.has("window"),
                        (specimen, step) -> {
                            step.remove("window");
                            return true;
                        }),
                edit(
                        "nothing to see it by",
                        step -> step.get("validation").size() > 0
                                && !step.get("manual").asBoolean(),
                        (specimen, step) -> {
                            step.putArray("validation");
                            return true;
                        }),
                new Change("connected ranges equal", specimen -> {
                    ArrayNode networks = specimen.target().withArray("networks");
                    for (JsonNode network : networks) {
                        ((ObjectNode) network).put("cidr", "10.0.0.0/16");
                    }
                    specimen.names("10.0.0.0/16");
                    return networks.size() > 1
                            && specimen.original().target().resources().stream()
                                    .anyMatch(row -> row.type().matches("AWS::EC2::(VPCPeering|TransitGatewayVpc).*"));
                }));
    }

    private static List<ObjectNode> windows(Specimen specimen) {
        List<ObjectNode> all = new ArrayList<>();
        specimen.plan().withArray("windows").forEach(window -> {
            if (window.get("downtimeMinutes").asInt() > 1) {
                all.add((ObjectNode) window);
            }
        });
        return all;
    }

    private static boolean disposition(Specimen specimen, String value) {
        List<ObjectNode> rows = new ArrayList<>();
        specimen.plan().withArray("dispositions").forEach(row -> {
            if (List.of("recreate", "replicate").contains(row.get("disposition").asText())) {
                rows.add((ObjectNode) row);
            }
        });
        Optional<ObjectNode> row = specimen.any(rows);
        row.ifPresent(found -> {
            found.put("disposition", value);
            specimen.names(found.get("resource").asText());
        });
        return row.isPresent();
    }
}
