/** What every benchmark measures with: processes beside it, pairs by turns, figures. */
@NullMarked
package org.diancang.bench.measure;

import org.jspecify.annotations.NullMarked;
