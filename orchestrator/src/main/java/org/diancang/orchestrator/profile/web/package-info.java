/** Profiles and settings of sites over HTTP. */
@NullMarked
package org.diancang.orchestrator.profile.web;

import org.jspecify.annotations.NullMarked;
