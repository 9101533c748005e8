/**
 * Export: finds out how far back the service answers, estimates, asks what is missing, lists it in the manifest;
 * imports {@code model}, {@code io}, {@code aws}, {@code cost}, {@code cost.store} and {@code cost.query}.
 */
@NullMarked
package dev.mitosis.cost.fetch;

import org.jspecify.annotations.NullMarked;
