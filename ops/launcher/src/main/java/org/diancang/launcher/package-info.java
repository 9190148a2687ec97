/** The command ./diancang: starts the whole product on one machine and works with it. */
@NullMarked
package org.diancang.launcher;

import org.jspecify.annotations.NullMarked;
