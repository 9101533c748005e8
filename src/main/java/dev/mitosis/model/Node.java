package dev.mitosis.model;

/**
 * A node of the dependency graph: a resource of the snapshot, or something outside of the account.
 *
 * @param id the ARN; for what lies outside a URN such as {@code external:account/210987654321},
 *     {@code external:network/10.8.0.0/16}, {@code external:service/events.amazonaws.com}, {@code external:internet}
 * @param type the CloudFormation type, or {@code External::Account}, {@code External::Network},
 *     {@code External::Service}, {@code External::Host}, {@code External::Internet}, {@code External::Dangling}
 * @param external whether it lies outside of the scanned account
 */
public record Node(String id, String type, String region, String name, boolean external) {}
