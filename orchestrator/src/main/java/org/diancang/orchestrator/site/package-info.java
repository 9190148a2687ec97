/**
 * Which websites are collected: nominations, the sites that they become, and the checks of seeds.
 */
@NullMarked
package org.diancang.orchestrator.site;

import org.jspecify.annotations.NullMarked;
