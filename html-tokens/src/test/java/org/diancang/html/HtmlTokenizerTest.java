package org.diancang.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases by the HTML Standard, each written as its tokens are read: kind and bytes. */
class HtmlTokenizerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    a<b>c</b>                       | T:a S:<b> T:c E:</b>
                    1 < 2 <3                        | T:1_ T:< T:_2_ T:< T:3
                    <                               | T:<
                    </                              | T:< T:/
                    <!                              | C:<!
                    </>a                            | C:</> T:a
                    </ a>b                          | C:</_a> T:b
                    </3>b                           | C:</3> T:b
                    <?php echo ">" ?>b              | C:<?php_echo_"> T:"_?>b
                    <!DOCTYPE html>b                | C:<!DOCTYPE_html> T:b
                    <!-- a > b -->c                 | C:<!--_a_>_b_--> T:c
                    <!-->a                          | C:<!--> T:a
                    <!--->a                         | C:<!---> T:a
                    <!-- a --!>b                    | C:<!--_a_--!> T:b
                    <!-- a --- >b-->                | C:<!--_a_---_>b-->
                    <!--a--->b                      | C:<!--a---> T:b
                    <![CDATA[a>b]]>                 | C:<![CDATA[a> T:b]]>
                    <svg><![CDATA[a>b]]></svg>c     | S:<svg> C:<![CDATA[a>b]]> E:</svg> T:c
                    <a href="a>b">c                 | S:<a_href="a>b"> T:c
                    <a href='a>b' b>c               | S:<a_href='a>b'_b> T:c
                    <a href=a"b>c                   | S:<a_href=a"b> T:c
                    <a href= >c                     | S:<a_href=_> T:c
                    <a "b>c                         | S:<a_"b> T:c
                    <a<b>c                          | S:<a<b> T:c
                    <a href="b                      | C:<a_href="b
                    <a href="b>c                    | C:<a_href="b>c
                    <script>a<b>"</b>"</script>c    | S:<script> X:a<b>"</b>" E:</script> T:c
                    <script></script>c              | S:<script> E:</script> T:c
                    <script>a</scripts></SCRIPT >c  | S:<script> X:a</scripts> E:</SCRIPT_> T:c
                    <script><!--<script></script>a--></script>b | S:<script> X:<!--<script></script>a--> E:</script> T:b
                    <script><!--a</script>b         | S:<script> X:<!--a E:</script> T:b
                    <script><!--<script>a-->b</script>c | S:<script> X:<!--<script>a-->b E:</script> T:c
                    <script>"<!--"</script>b        | S:<script> X:"<!--" E:</script> T:b
                    <script>a                       | S:<script> X:a
                    <title>a<b></title>c            | S:<title> X:a<b> E:</title> T:c
                    <textarea><a></textarea/>c      | S:<textarea> X:<a> E:</textarea/> T:c
                    <style><!--</style>c            | S:<style> X:<!-- E:</style> T:c
                    <script/>a</script>             | S:<script/> X:a E:</script>
                    <svg><style><a></style></svg>   | S:<svg> S:<style> S:<a> E:</style> E:</svg>
                    <svg><style><img><style><a></style> | S:<svg> S:<style> S:<img> S:<style> X:<a> E:</style>
                    <svg><title><style><a></style>  | S:<svg> S:<title> S:<style> X:<a> E:</style>
                    <svg/><style><a></style>        | S:<svg/> S:<style> X:<a> E:</style>
                    <plaintext><a></plaintext>      | S:<plaintext> X:<a></plaintext>
                    """)
    void readsAsBrowsersDo(String page, String tokens) throws IOException {
        assertThat(TokensOf.whole(page, false)).isEqualTo(tokens.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    <script/><a>                     | S:<script/> S:<a>
                    <?xml version="1.0"?><a>         | C:<?xml_version="1.0"?> S:<a>
                    <?a b>c?><a>                     | C:<?a_b>c?> S:<a>
                    <?xml-stylesheet href="a"?>      | S:<?xml-stylesheet_href="a"?>
                    <![CDATA[<a>]]><b>               | C:<![CDATA[<a>]]> S:<b>
                    """)
    void readsXmlWithItsOwnRules(String page, String tokens) throws IOException {
        assertThat(TokensOf.whole(page, true)).isEqualTo(tokens.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    <A HREF=b>                  | a[href=b]
                    <a href = "b c" id='d'>     | a[href=b c][id=d]
                    <a href=b/>                 | a[href=b/]
                    <br/>                       | br
                    <a/b/c=d>                   | a[b][c=d]
                    <a =b>                      | a[=b]
                    <a b=''>                    | a[b=]
                    <a b= >                     | a[b]
                    <a b = c>                   | a[b=c]
                    <a b c>                     | a[b][c]
                    <a b=1 b=2>                 | a[b=1][b=2]
                    <a b="c"d=e>                | a[b=c][d=e]
                    <a b='c"d'>                 | a[b=c"d]
                    <Data-X onClick="1">        | data-x[onclick=1]
                    """)
    void tellsAttributes(String page, String expected) throws IOException {
        HtmlTokenizer tokens = TokensOf.tokenizer(page, false);

        assertThat(tokens.next()).isEqualTo(HtmlToken.START_TAG);
        assertThat(TokensOf.tag(tokens)).isEqualTo(expected.strip());
    }
}
