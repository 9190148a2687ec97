/** Crawl commands: read, checked, acted on once. */
@NullMarked
package org.diancang.adapter.command;

import org.jspecify.annotations.NullMarked;
