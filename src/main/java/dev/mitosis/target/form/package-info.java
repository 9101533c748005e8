/** How properties of planned things name other things, and what things are called in templates; imports models only. */
@NullMarked
package dev.mitosis.target.form;

import org.jspecify.annotations.NullMarked;
