package org.diancang.bench.fulltext;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.diancang.bench.measure.AskedProcess;
import org.diancang.bench.measure.Figure;
import org.diancang.bench.measure.Pairs;

/** Our extraction beside Tika's: how fast on the same pages, how true on labelled ones. */
final class ExtractionFigures {
    /** Rounds that do not count: both are compiled meanwhile. */
    private static final int WARM = 30;

    private static final int ROUNDS = 50;

    private final Loops loops;
    private final Path work;

    ExtractionFigures(Loops loops, Path work) {
        this.loops = loops;
        this.work = work;
    }

    /** What either made of the sample. */
    private record Score(double charsets, double f1) {}

    /** How fast, on as many threads as there are cores. */
    Figure speed(Corpus corpus) throws IOException {
        Path warc = write(corpus.pages(), 1);
        int count = corpus.pages().size();
        var pairs = new Pairs();
        try (AskedProcess ours = loops.ours(warc);
                AskedProcess tika = loops.tika(warc)) {
            for (int round = 0; round < ROUNDS; round++) {
                // All pages in a turn: in a shorter one all but one core wait for its longest page.
                double ourRate = Double.parseDouble(ours.ask("rate 0 " + count));
                double theirRate = Double.parseDouble(tika.ask("rate 0 " + count));
                if (round >= WARM) {
                    pairs.ours(ourRate);
                    pairs.theirs(theirRate);
                }
            }
        }
        return pairs.figure(
                "fulltext.html_extraction",
                "pages/s",
                3,
                false,
                "%d pages, %d real; against Tika's AutoDetectParser"
                        .formatted(count, corpus.real()));
    }

    /** How true. */
    List<Figure> truth(List<LabelledPage> sample) throws IOException {
        Path warc = write(sample.stream().map(LabelledPage::page).toList(), 2);
        Path oursFile = work.resolve("ours.ndjson");
        Path tikaFile = work.resolve("tika.ndjson");
        try (AskedProcess ours = loops.ours(warc);
                AskedProcess tika = loops.tika(warc)) {
            ours.ask("read " + oursFile);
            tika.ask("read " + tikaFile);
        }
        List<Reading> ours = Reading.read(oursFile);
        List<Reading> theirs = Reading.read(tikaFile);
        Score ourScore = score(sample, ours, theirs);
        Score theirScore = score(sample, theirs, ours);
        return List.of(
                new Figure(
                        "fulltext.charset",
                        ourScore.charsets,
                        theirScore.charsets,
                        "of 1",
                        1,
                        false,
                        "%d pages in GBK, GB18030, Big5, UTF-8 decoded right; reference is Tika"
                                .formatted(sample.size())),
                new Figure(
                        "fulltext.main_text_f1",
                        ourScore.f1,
                        theirScore.f1,
                        "of 1",
                        1,
                        false,
                        "mean over pages that both decoded right; reference is Tika"));
    }

    private static Score score(List<LabelledPage> sample, List<Reading> own, List<Reading> other) {
        int right = 0;
        int both = 0;
        double sum = 0;
        for (int i = 0; i < sample.size(); i++) {
            LabelledPage page = sample.get(i);
            if (decodedRight(page, own.get(i))) {
                right++;
                if (decodedRight(page, other.get(i))) {
                    both++;
                    sum += TextScore.f1(own.get(i).text(), page.mainText());
                }
            }
        }
        return new Score(right / (double) sample.size(), sum / both);
    }

    /** Another name for the same set is as good, if it reads these bytes alike. */
    private static boolean decodedRight(LabelledPage page, Reading reading) {
        try {
            return new String(page.page().body(), Charset.forName(reading.charset()))
                    .equals(page.source());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return false;
        }
    }

    private Path write(List<SamplePage> pages, int serial) throws IOException {
        try (var warc = new PageWarc(work, serial)) {
            for (SamplePage page : pages) {
                warc.write(page, Instant.now());
            }
            return warc.path();
        }
    }
}
