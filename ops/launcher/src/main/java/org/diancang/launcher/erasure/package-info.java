/** Taking away a whole installation, after saying exactly what is lost. */
@NullMarked
package org.diancang.launcher.erasure;

import org.jspecify.annotations.NullMarked;
