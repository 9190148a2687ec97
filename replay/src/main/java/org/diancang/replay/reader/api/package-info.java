/** The search for programs: the indexer's own answers, under an address that the public has. */
@NullMarked
package org.diancang.replay.reader.api;

import org.jspecify.annotations.NullMarked;
