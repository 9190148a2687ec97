package org.diancang.bench;

import java.io.File;

/**
 * Main class of a process that runs Heritrix alone on one configuration and ends with its crawl. It
 * reaches Heritrix by reflection, since that has a classpath of its own (ADR 0002), on which its
 * console cannot run.
 */
final class BareCrawl {
    private static final long LOOK_MILLIS = 200;

    private BareCrawl() {}

    /**
     * Crawls.
     *
     * @param arguments path of crawler-beans.cxml
     */
    public static void main(String[] arguments) throws Exception {
        Class<?> type = Class.forName("org.archive.crawler.framework.CrawlJob");
        Object job = type.getConstructor(File.class).newInstance(new File(arguments[0]));
        type.getMethod("launch").invoke(job);
        Object controller = type.getMethod("getCrawlController").invoke(job);
        if (controller == null) {
            System.err.println("Heritrix could not be configured; the cause is above");
            System.exit(2);
            return;
        }
        while (!(boolean) controller.getClass().getMethod("isFinished").invoke(controller)) {
            Thread.sleep(LOOK_MILLIS);
        }
        System.exit(0);
    }
}
