package dev.mitosis.method;

import dev.mitosis.method.command.CommandTemplate;
import java.util.List;

/**
 * How a dependency is kept alive when its two ends are in different accounts.
 *
 * @param resolution the name that the partition uses, for example {@code resource-policy}
 * @param title the part of the step's title before the provider, for example {@code Share}
 * @param commands filled in for each provider
 */
public record CrossingMethod(
        String resolution,
        String title,
        String why,
        List<CommandTemplate> commands,
        List<CommandTemplate> validation,
        String rollback,
        int minutes,
        List<String> sources) {
    public CrossingMethod {
        commands = List.copyOf(commands);
        validation = List.copyOf(validation);
        sources = List.copyOf(sources);
    }
}
