package dev.mitosis.partition.atoms;

import java.util.Map;

/**
 * A unit of deployment: what was made together and is changed together.
 *
 * @param root the subject that stands for it, a root stack or a Beanstalk environment; -1 where only tags tell of it
 * @param name as people gave it
 * @param tags those of the root
 * @param parameters those of a root stack
 */
public record Deployment(int root, String name, Map<String, String> tags, Map<String, String> parameters) {}
