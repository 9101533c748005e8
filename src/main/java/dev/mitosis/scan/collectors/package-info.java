/** The collectors of all services, one package inside for each kind of service; imports {@code scan.spec}. */
@NullMarked
package dev.mitosis.scan.collectors;

import org.jspecify.annotations.NullMarked;
