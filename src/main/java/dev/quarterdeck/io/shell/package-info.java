/**
 * Runs what was confirmed, on this laptop or through ssh, kubectl and docker, and keeps what it printed: processes, their pipes
 * and files.
 * It uses core and the shared folders of io.
 */
@NullMarked
package dev.quarterdeck.io.shell;

import org.jspecify.annotations.NullMarked;
