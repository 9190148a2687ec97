package org.diancang.bench.fulltext;

import java.nio.charset.Charset;

/**
 * A page of which is known what a reader would call its text.
 *
 * @param page as it is served
 * @param charset that it is in, whatever it says
 * @param source its markup
 * @param mainText heading and paragraphs, without menus, lists beside it and footer
 */
record LabelledPage(SamplePage page, Charset charset, String source, String mainText) {}
