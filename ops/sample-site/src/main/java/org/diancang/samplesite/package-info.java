/**
 * Websites to archive that exist nowhere else: the fictional county of Qinghe (青禾县) on three host
 * names with a DNS server of its own, and generated sites of any size. Everything binds to loopback
 * and answers the same bytes on every run, except where a page says that it does not.
 */
@NullMarked
package org.diancang.samplesite;

import org.jspecify.annotations.NullMarked;
