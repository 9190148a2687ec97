package org.diancang.indexer.cdx.tool;

import org.diancang.indexer.cdx.format.CdxFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a format. */
final class FormatConverter implements ITypeConverter<CdxFormat> {
    @Override
    public CdxFormat convert(String value) {
        return CdxFormat.named(value)
                .orElseThrow(
                        () ->
                                new TypeConversionException(
                                        "'" + value + "' is none of cdx9, cdx11, cdx14, cdxj"));
    }
}
