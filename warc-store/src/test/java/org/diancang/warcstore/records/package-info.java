@NullMarked
package org.diancang.warcstore.records;

import org.jspecify.annotations.NullMarked;
