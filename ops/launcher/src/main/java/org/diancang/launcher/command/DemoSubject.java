package org.diancang.launcher.command;

import java.net.InetSocketAddress;
import java.net.URI;
import org.diancang.launcher.demo.Demo;
import org.diancang.samplesite.SampleSite;

/** What the demo archives: the sample county, shown by one of its news pages. */
final class DemoSubject {
    private static final String PAGE = "xw/20240318_1.html";
    private static final String WORDS = "再生稻";

    private DemoSubject() {}

    static Demo.Subject of(SampleSite sample) {
        return new Demo.Subject(
                "青禾县政务与文化网站",
                sample.seeds().stream().map(URI::toString).toList(),
                sample.seeds().get(0).resolve(PAGE).toString(),
                WORDS);
    }

    static String dnsServer(SampleSite sample) {
        InetSocketAddress dns = sample.dnsAddress();
        return dns.getAddress().getHostAddress() + ":" + dns.getPort();
    }
}
