package dev.mitosis.config;

/**
 * A setting with the place that decided it.
 *
 * @param origin {@code flag --region}, {@code environment AWS_REGION}, {@code file .../mitosis.yaml} or
 *     {@code built-in}
 */
public record Setting(String key, String value, String origin, String description) {}
