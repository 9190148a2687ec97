/** Proves that WARC files and index agree, record by record. */
@NullMarked
package org.diancang.launcher.audit;

import org.jspecify.annotations.NullMarked;
