/**
 * One class for each AWS service of analytics and machine learning, saying what is read of it; imports
 * {@code scan.spec}.
 */
@NullMarked
package dev.mitosis.scan.collectors.analytics;

import org.jspecify.annotations.NullMarked;
