/** What an archived page says and what it is made of, read for pages of the reader site. */
@NullMarked
package org.diancang.replay.reader.page;

import org.jspecify.annotations.NullMarked;
