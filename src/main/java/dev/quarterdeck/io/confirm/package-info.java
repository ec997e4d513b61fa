/**
 * Keeps what a person confirmed on this laptop, in the configuration folder and never with the data. Uses core and the
 * shared io/files, io/json.
 */
@NullMarked
package dev.quarterdeck.io.confirm;

import org.jspecify.annotations.NullMarked;
