@NullMarked
package org.diancang.scope;

import org.jspecify.annotations.NullMarked;
