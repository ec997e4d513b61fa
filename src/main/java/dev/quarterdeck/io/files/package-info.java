/**
 * Files as everybody in io needs them: atomic replacement, the data and configuration folders, private rights, failures
 * in words. Shared by io; uses core only.
 */
@NullMarked
package dev.quarterdeck.io.files;

import org.jspecify.annotations.NullMarked;
