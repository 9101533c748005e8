package dev.mitosis.scan.policy;

/** A file with policies in it, ready for the tool that reads its form. */
public record PolicyFile(String name, String text) {}
