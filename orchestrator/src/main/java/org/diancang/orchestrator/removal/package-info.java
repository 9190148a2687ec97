/**
 * What is taken out of the readers' sight (下架): hidden, blocked, or purged with the word of two
 * people. Each holds by an access rule from the moment when it is asked for.
 */
@NullMarked
package org.diancang.orchestrator.removal;

import org.jspecify.annotations.NullMarked;
