/** Which cases of the long suites a run takes; imports nothing of the product. */
package dev.mitosis.sampling;
