/**
 * What a line of a log says (time, level, fields) and what of it may be seen: secrets masked, colours left out; ports to
 * open, filter and query logs. Pure; uses the base of core, and reads no file.
 */
@NullMarked
package dev.quarterdeck.core.logs;

import org.jspecify.annotations.NullMarked;
