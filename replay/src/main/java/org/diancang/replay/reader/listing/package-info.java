/** Which URLs of a folder, host or domain are archived. */
@NullMarked
package org.diancang.replay.reader.listing;

import org.jspecify.annotations.NullMarked;
