/** What crawls and imports have in common: each is worked on in a thread of its own. */
@NullMarked
package org.diancang.adapter.run;

import org.jspecify.annotations.NullMarked;
