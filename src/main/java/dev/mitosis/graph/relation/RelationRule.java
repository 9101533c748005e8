package dev.mitosis.graph.relation;

import java.util.List;

/**
 * One row of {@code relations.tsv}: what the value at a path of a type's record means.
 *
 * @param type a CloudFormation type, or {@code *} for all
 * @param path segments below {@code data}; {@code *} is any member or element, {@code **} any depth
 * @param targets the types that the value may name; empty for any
 */
record RelationRule(String type, String path, RuleAction action, List<String> targets) {
    /** The rule in words that are unique in the table, for example {@code AWS::Lambda::Function /Role}. */
    String id() {
        return type + " " + path;
    }

    /** Whether it speaks for all types, and so gives way to a rule for one. */
    boolean isGeneral() {
        return type.equals("*");
    }
}
