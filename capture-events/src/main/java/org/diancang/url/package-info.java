/** URLs as keys: the SURT urlkey of a CDX line and the partition key of a message. */
@NullMarked
package org.diancang.url;

import org.jspecify.annotations.NullMarked;
