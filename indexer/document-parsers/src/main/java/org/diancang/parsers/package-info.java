/** Parsers of formats that Tika has none for; they run in processes of their own. */
@NullMarked
package org.diancang.parsers;

import org.jspecify.annotations.NullMarked;
