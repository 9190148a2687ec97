package org.diancang.indexer.fulltext.extract;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.StringWriter;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.diancang.indexer.fulltext.text.SearchableText;

/** Title and text of a PDF. */
final class PdfText {
    private static final long MEMORY_BYTES = 16L << 20;
    private static final long SCRATCH_BYTES = 256L << 20;
    private static final int TITLE_BYTES = 2048;
    private static final int REASON_CHARS = 200;

    private final ExtractionLimits limits;

    PdfText(ExtractionLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads a PDF; what is broken or locked has no text.
     *
     * @throws InterruptedIOException if time is up
     */
    Extraction extract(Payload payload, Deadline deadline) throws InterruptedIOException {
        try (PDDocument document =
                Loader.loadPDF(
                        payload.bytes(),
                        "",
                        null,
                        null,
                        MemoryUsageSetting.setupMixed(MEMORY_BYTES, SCRATCH_BYTES).streamCache)) {
            return text(document, payload.truncated(), deadline);
        } catch (InvalidPasswordException e) {
            return new Extraction.NoText(PageType.PDF, "encrypted: a password is needed");
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // PDFBox meets broken files with exceptions of every kind.
            deadline.check();
            return new Extraction.NoText(PageType.PDF, reason(e));
        }
    }

    private Extraction text(PDDocument document, boolean cut, Deadline deadline)
            throws IOException {
        Limited out = new Limited(limits.textBytes());
        Stripper stripper = new Stripper(deadline);
        stripper.setSuppressDuplicateOverlappingText(false);
        stripper.setEndPage(limits.pdfPages());
        boolean truncated = cut || document.getNumberOfPages() > limits.pdfPages();
        try {
            stripper.writeText(document, out);
        } catch (TextFull e) {
            truncated = true;
        }
        SearchableText text = SearchableText.clean(out.toString(), limits.textBytes());
        String title = document.getDocumentInformation().getTitle();
        if (text.text().isEmpty()) {
            return new Extraction.NoText(PageType.PDF, "no text in it, images perhaps");
        }
        return new Extraction.Text(
                PageType.PDF,
                title == null ? "" : SearchableText.clean(title, TITLE_BYTES).text(),
                text.text(),
                "",
                truncated || text.truncated());
    }

    private static String reason(Exception e) {
        String reason = "broken: " + SearchableText.clean(String.valueOf(e.getMessage()));
        return reason.length() <= REASON_CHARS ? reason : reason.substring(0, REASON_CHARS);
    }

    /** Looks at the clock with every operator, since one page may hold millions of them. */
    private static final class Stripper extends PDFTextStripper {
        private final Deadline deadline;

        Stripper(Deadline deadline) {
            this.deadline = deadline;
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands)
                throws IOException {
            deadline.check();
            super.processOperator(operator, operands);
        }

        @Override
        protected void operatorException(Operator operator, List<COSBase> operands, IOException e)
                throws IOException {
            if (e instanceof InterruptedIOException) {
                throw e;
            }
            super.operatorException(operator, operands, e);
        }
    }

    /** Collects text up to the limit. */
    private static final class Limited extends StringWriter {
        private final int maxChars;

        Limited(int maxChars) {
            this.maxChars = maxChars;
        }

        @Override
        public void write(String text) {
            super.write(text);
            check();
        }

        @Override
        public void write(char[] text, int offset, int length) {
            super.write(text, offset, length);
            check();
        }

        private void check() {
            if (getBuffer().length() > maxChars) {
                throw new TextFull();
            }
        }
    }

    private static final class TextFull extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
