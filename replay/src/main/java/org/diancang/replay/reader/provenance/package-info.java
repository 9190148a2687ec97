/** Where an archived page comes from, that it is still what was captured, and how to cite it. */
@NullMarked
package org.diancang.replay.reader.provenance;

import org.jspecify.annotations.NullMarked;
