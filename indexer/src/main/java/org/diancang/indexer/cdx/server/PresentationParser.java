package org.diancang.indexer.cdx.server;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.InvalidCdxQueryException;
import org.diancang.indexer.cdx.server.Presentation.Extent;
import org.diancang.indexer.cdx.server.Presentation.Output;

/** Reads how an answer is to look. */
final class PresentationParser {
    private final Parameters parameters;

    private PresentationParser(Parameters parameters) {
        this.parameters = parameters;
    }

    /**
     * @throws InvalidCdxQueryException naming the parameter that can't be understood
     */
    static Presentation parse(Parameters parameters, CdxTarget target) {
        return new PresentationParser(parameters).presentation(target);
    }

    private Presentation presentation(CdxTarget target) {
        Output output = output();
        Set<Extra> extras = extras();
        List<CdxField> fields = fields(extras);
        if (output == Output.LINK) {
            if (!(target instanceof CdxTarget.Exact)) {
                throw new InvalidCdxQueryException(
                        "output", "output=link goes with matchType=exact only.");
            }
            refuseColumns(extras, fields);
        }
        return new Presentation(output, fields, extras, parameters.choice("gzip"), extent());
    }

    private Output output() {
        String output = parameters.value("output").orElse("text");
        return Arrays.stream(Output.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(output))
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidCdxQueryException(
                                        "output", "output must be text, cdxj, json or link."));
    }

    private Set<Extra> extras() {
        Set<Extra> extras = EnumSet.noneOf(Extra.class);
        for (Extra extra : Extra.values()) {
            if (parameters.flag(extra.parameter())) {
                extras.add(extra);
            }
        }
        return extras;
    }

    private List<CdxField> fields(Set<Extra> extras) {
        Optional<String> names = parameters.value("fl");
        if (names.isEmpty()) {
            return List.of();
        }
        Set<CdxField> fields = new LinkedHashSet<>();
        for (String name : names.get().split(",", -1)) {
            fields.add(
                    CdxField.named(name)
                            .or(() -> added(name, extras))
                            .orElseThrow(
                                    () ->
                                            new InvalidCdxQueryException(
                                                    "fl",
                                                    "fl must list some of "
                                                            + CdxField.allNames()
                                                            + ", separated by commas.")));
        }
        return List.copyOf(fields);
    }

    private static Optional<CdxField> added(String name, Set<Extra> extras) {
        return CdxField.any(name)
                .filter(field -> extras.stream().anyMatch(e -> e.fields().contains(field)));
    }

    private Extent extent() {
        boolean pages = parameters.flag("showNumPages");
        boolean key = parameters.flag("showResumeKey");
        if (pages) {
            return Extent.NUMBER_OF_PAGES;
        }
        return key ? Extent.LINES_AND_RESUME_KEY : Extent.LINES;
    }

    private static void refuseColumns(Set<Extra> extras, List<CdxField> fields) {
        for (Extra extra : extras) {
            throw new InvalidCdxQueryException(
                    extra.parameter(),
                    extra.parameter() + " does not go with output=link, which has no columns.");
        }
        if (!fields.isEmpty()) {
            throw new InvalidCdxQueryException(
                    "fl", "fl does not go with output=link, which has no columns.");
        }
    }
}
