package org.diancang.replay.rewrite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.diancang.replay.address.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites what a script imports (ECMA-262 §16.2): specifiers that are whole URLs or begin with a
 * slash. Relative ones lead into the archive by themselves, bare ones through the import map.
 * {@code import(…)} of a computed specifier is handed to the shim. All other code stays as it is.
 */
final class ImportRewriter {
    /** Where there is no shim, as in workers, the specifier is taken as it is. */
    private static final String COMPUTED = "(self.__dc_import||String)(";

    private record Edit(int start, int end, String text) {}

    /** An {@code import(} whose arguments are being read. */
    private static final class Call {
        private final int argument;
        private final int depth;

        /** Place behind the first argument, -1 until a comma ends it. */
        private int end = -1;

        Call(int argument, int depth) {
            this.argument = argument;
            this.depth = depth;
        }
    }

    private final ArchiveLinks links;

    ImportRewriter(ArchiveLinks links) {
        this.links = links;
    }

    /** Whether reading a script for imports is worth while. */
    static boolean mayImport(String script) {
        return script.contains("import") || script.contains("export");
    }

    /** The script with its imports leading into the archive. */
    String rewrite(String script) {
        List<Edit> edits = new ArrayList<>();
        Deque<Call> calls = new ArrayDeque<>();
        ScriptTokens tokens = new ScriptTokens(script);
        tokens.next();
        while (tokens.kind() != ScriptTokens.Kind.END) {
            boolean property = tokens.isProperty();
            if (!property && tokens.is("import")) {
                tokens.next();
                if (tokens.is("(")) {
                    call(script, tokens, edits, calls);
                } else if (tokens.kind() == ScriptTokens.Kind.STRING) {
                    specifier(script, tokens, edits);
                } else if (!tokens.is(".")) {
                    clause(script, tokens, edits);
                }
            } else if (!property && tokens.is("export")) {
                tokens.next();
                if (tokens.is("*") || tokens.is("{")) {
                    clause(script, tokens, edits);
                }
            } else {
                Call ended = ended(tokens, calls);
                int end = ended == null || ended.end >= 0 ? -1 : tokens.start();
                tokens.next();
                // A method that is called import has a body.
                if (ended != null && !tokens.is("{")) {
                    wrap(ended, Math.max(ended.end, end), edits);
                }
            }
        }
        return apply(script, edits);
    }

    private void call(String script, ScriptTokens tokens, List<Edit> edits, Deque<Call> calls) {
        int depth = tokens.depth();
        tokens.next();
        if (tokens.kind() == ScriptTokens.Kind.STRING) {
            specifier(script, tokens, edits);
        } else {
            calls.push(new Call(tokens.start(), depth));
        }
    }

    private static void wrap(Call call, int end, List<Edit> edits) {
        if (call.argument < end) {
            edits.add(new Edit(call.argument, call.argument, COMPUTED));
            edits.add(new Edit(end, end, ")"));
        }
    }

    /** The call that the current token ends, if any. */
    private static @Nullable Call ended(ScriptTokens tokens, Deque<Call> calls) {
        Call call = calls.peek();
        if (call == null) {
            return null;
        }
        if (tokens.depth() >= call.depth) {
            if (call.end < 0 && tokens.is(",") && tokens.depth() == call.depth) {
                call.end = tokens.start();
            }
            return null;
        }
        calls.pop();
        return tokens.is(")") ? call : null;
    }

    /** What is imported or exported, up to the specifier behind {@code from}, if it is a clause. */
    private void clause(String script, ScriptTokens tokens, List<Edit> edits) {
        boolean from = false;
        boolean braces = false;
        while (tokens.kind() != ScriptTokens.Kind.END) {
            if (tokens.kind() == ScriptTokens.Kind.STRING) {
                if (from) {
                    specifier(script, tokens, edits);
                    return;
                }
                if (!braces) {
                    return;
                }
            } else if (tokens.is("{") || tokens.is("}")) {
                braces = tokens.is("{");
            } else if (!tokens.is("*")
                    && !tokens.is(",")
                    && tokens.kind() != ScriptTokens.Kind.WORD) {
                return;
            } else if (!braces && (tokens.is("import") || tokens.is("export"))) {
                return;
            }
            from = !braces && tokens.is("from");
            tokens.next();
        }
    }

    private void specifier(String script, ScriptTokens tokens, List<Edit> edits) {
        int start = tokens.start() + 1;
        int end = tokens.end() - 1;
        if (end > start && script.charAt(end) == script.charAt(start - 1)) {
            String specifier = script.substring(start, end);
            link(links, specifier).ifPresent(link -> edits.add(new Edit(start, end, link)));
        }
        tokens.next();
    }

    /** Archive address of a specifier that doesn't lead into the archive by itself. */
    static Optional<String> link(ArchiveLinks links, String specifier) {
        boolean whole = specifier.regionMatches(true, 0, "http:", 0, 5);
        boolean secure = specifier.regionMatches(true, 0, "https:", 0, 6);
        return whole || secure || specifier.startsWith("/")
                ? links.link(specifier, Modifier.SCRIPT)
                        .map(l -> l.replace("'", "%27").replace("\\", "%5C"))
                : Optional.empty();
    }

    private static String apply(String script, List<Edit> edits) {
        if (edits.isEmpty()) {
            return script;
        }
        // Inner calls end first: of two edits at one place the outer one's comes before.
        edits.sort(Comparator.comparingInt(Edit::start));
        StringBuilder out = new StringBuilder(script.length() + 256);
        int copied = 0;
        for (Edit edit : edits) {
            out.append(script, copied, edit.start()).append(edit.text());
            copied = edit.end();
        }
        return out.append(script, copied, script.length()).toString();
    }
}
