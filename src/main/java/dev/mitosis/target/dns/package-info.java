/**
 * Who answers for names and addresses in the new accounts: zones, records, certificates, resolvers, public addresses;
 * imports {@code target.name}.
 */
@NullMarked
package dev.mitosis.target.dns;

import org.jspecify.annotations.NullMarked;
