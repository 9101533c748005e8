/** Every text of an account that an attacker may choose, through the whole product. */
package dev.mitosis.hostile;
