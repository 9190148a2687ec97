/**
 * What a website asks for before it shows its pages, as the orchestrator hands it to the one engine
 * that crawls it: by HTTP to the adapter, from there through a pipe. Never part of a message, never
 * in a file. The text form of everything here hides what is secret.
 */
@NullMarked
package org.diancang.credential;

import org.jspecify.annotations.NullMarked;
