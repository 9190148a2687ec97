package org.diancang.indexer.fulltext.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeDetectionTest {
    private static final String NAMESPACE = "xmlns=\"http://www.w3.org/1999/xhtml\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <!DOCTYPE html><html>                                | text/html
                    <HTML>                                               | text/html
                    <?xml version="1.0"?><!DOCTYPE html><html {}>        | application/xhtml+xml
                    <?xml version="1.0"?> <html lang="zh" {}>            | application/xhtml+xml
                    <!-- made by a template --><!DOCTYPE html><html {}>  | text/html
                    <?xml version="1.0"?><rss version="2.0"><channel/>   | application/rss+xml
                    <?xml version="1.0"?><!-- <html {}> --><feed/>       | application/xml
                    """)
    void aPageIsToldFromItsBeginning(String beginning, String type) {
        byte[] bytes = beginning.replace("{}", NAMESPACE).getBytes(StandardCharsets.UTF_8);
        assertThat(TypeDetection.identify(new Payload(bytes, false, "text/html", "http://a.cn/")))
                .isEqualTo(type);
    }
}
