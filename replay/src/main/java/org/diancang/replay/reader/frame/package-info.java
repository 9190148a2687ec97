/** The frame around an archived page: banner, provenance, what to do where nothing is archived. */
@NullMarked
package org.diancang.replay.reader.frame;

import org.jspecify.annotations.NullMarked;
