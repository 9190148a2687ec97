/**
 * Access rules and the policies that they name: who may see which captures (访问规则). Kept here with
 * their history, announced on {@code access-rules} with every change; the index and replay apply
 * them.
 */
@NullMarked
package org.diancang.orchestrator.access;

import org.jspecify.annotations.NullMarked;
