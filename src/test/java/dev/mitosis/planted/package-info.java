/** Classes that break the rules on purpose, so that the rules are seen to find them. */
package dev.mitosis.planted;
