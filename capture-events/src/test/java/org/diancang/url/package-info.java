@NullMarked
package org.diancang.url;

import org.jspecify.annotations.NullMarked;
