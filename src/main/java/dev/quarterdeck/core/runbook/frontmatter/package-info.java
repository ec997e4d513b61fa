/**
 * Reads the YAML front matter and what stands below its key {@code quarterdeck}, within limits that make it safe. The
 * only place for YAML. Pure.
 */
@NullMarked
package dev.quarterdeck.core.runbook.frontmatter;

import org.jspecify.annotations.NullMarked;
