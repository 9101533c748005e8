package dev.mitosis.rehearse.source;

import dev.mitosis.model.target.PlannedStack;
import java.util.Map;

/**
 * A stack that makes a part of the account.
 *
 * @param template its text
 * @param members the planned ids of what it makes, by what its template calls them
 */
public record SourceStack(PlannedStack planned, String template, Map<String, String> members) {}
