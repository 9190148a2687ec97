package org.diancang.launcher.installation;

import java.util.function.Consumer;

/**
 * What makes a data folder of one layout version one of the next. A step that was broken off is
 * done again, so it has to stand being done twice; it deletes nothing that people gave.
 *
 * @param to version that the folder has afterwards; the step is for folders of the one before
 * @param name what it does, for the person at the terminal
 * @param work the doing
 */
record LayoutStep(int to, String name, Consumer<DataFolder> work) {}
