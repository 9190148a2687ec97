/** References to archived pages, in the forms that readers need. */
@NullMarked
package org.diancang.replay.reader.cite;

import org.jspecify.annotations.NullMarked;
