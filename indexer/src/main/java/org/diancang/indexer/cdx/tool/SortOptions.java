package org.diancang.indexer.cdx.tool;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diancang.indexer.cdx.tool.files.ExternalSort;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How much a sort may use, and of what. */
final class SortOptions {
    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = Size.class,
            description =
                    "Memory for lines, such as 512M; what does not fit goes to temporary files."
                            + " Otherwise: a third of what Java may use.")
    private @Nullable Long memory;

    @Option(
            names = "--temporary",
            paramLabel = "FOLDER",
            description = "Where temporary files go. Otherwise: the system's folder for them.")
    private @Nullable Path temporary;

    /**
     * A sort by these options.
     *
     * @param unique whether a line that comes twice is kept once
     */
    ExternalSort sort(boolean unique) {
        Path folder = temporary == null ? Path.of(System.getProperty("java.io.tmpdir")) : temporary;
        return new ExternalSort(
                folder, memory == null ? Runtime.getRuntime().maxMemory() / 3 : memory, unique);
    }

    /** Bytes, with K, M or G behind. */
    static final class Size implements ITypeConverter<Long> {
        private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,9})([KMG]?)B?");

        @Override
        public Long convert(String value) {
            Matcher size = FORM.matcher(value.toUpperCase(Locale.ROOT));
            if (!size.matches()) {
                throw new TypeConversionException("'" + value + "' is no size such as 512M");
            }
            return Long.parseLong(size.group(1))
                    << switch (String.valueOf(size.group(2))) {
                        case "K" -> 10;
                        case "M" -> 20;
                        case "G" -> 30;
                        default -> 0;
                    };
        }
    }
}
