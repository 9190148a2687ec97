@NullMarked
package org.diancang.warcstore;

import org.jspecify.annotations.NullMarked;
