/** What services and tools of the installation ask about removals. */
@NullMarked
package org.diancang.orchestrator.removal.web;

import org.jspecify.annotations.NullMarked;
