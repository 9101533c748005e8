package dev.mitosis.cli.command;

/** What the command above all others hands down to them. */
public interface CommandRoot {
    /** What the process gets from outside. */
    CliEnvironment environment();
}
