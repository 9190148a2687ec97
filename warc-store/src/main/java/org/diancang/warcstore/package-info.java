/** Where WARC files are kept, how they are named, read by range and sealed. */
@NullMarked
package org.diancang.warcstore;

import org.jspecify.annotations.NullMarked;
