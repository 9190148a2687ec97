package org.diancang.orchestrator.desk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.diancang.orchestrator.profile.SettingsImport;
import org.diancang.orchestrator.profile.SettingsImports;
import org.diancang.orchestrator.screen.Chip;
import org.diancang.orchestrator.screen.DeskController;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of settings: what it would change, shown before it does. */
@DeskController
@RequestMapping("/profiles/import")
class SettingsImportPages {
    private static final JsonMapper JSON = new JsonMapper();

    /** As much as the API takes. */
    private static final int LONGEST = 1 << 20;

    private final SettingsImports imports;
    private final SettingWords words;

    SettingsImportPages(SettingsImports imports, SettingWords words) {
        this.imports = imports;
        this.words = words;
    }

    /** An item of the file; {@code why} it is refused. */
    record Row(SettingsImport.Subject subject, String name, Chip chip, List<String> why) {}

    @GetMapping
    String form(Model model) {
        model.addAttribute("text", "");
        return "profiles/import";
    }

    @PostMapping
    ModelAndView take(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "look") String act,
            Principal person,
            Model model,
            RedirectAttributes next)
            throws IOException {
        String given =
                file == null || file.isEmpty()
                        ? text
                        : new String(file.getBytes(), StandardCharsets.UTF_8);
        model.addAttribute("text", given);
        Optional<JsonNode> read = read(given);
        if (read.isEmpty()) {
            model.addAttribute("unreadable", true);
            return page(model, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        SettingsImport result =
                act.equals("take")
                        ? imports.take(read.get(), person.getName())
                        : imports.trial(read.get(), person.getName());
        if (result.done()) {
            next.addFlashAttribute("done", "settingsImported");
            return new ModelAndView("redirect:/profiles");
        }
        model.addAttribute("result", result);
        model.addAttribute("rows", result.items().stream().map(this::row).toList());
        return page(model, result.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static ModelAndView page(Model model, HttpStatus status) {
        return new ModelAndView("profiles/import", model.asMap(), status);
    }

    private static Optional<JsonNode> read(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private Row row(SettingsImport.Item item) {
        return new Row(
                item.subject(),
                item.name(),
                chip(item.fate()),
                item.findings().stream()
                        .map(finding -> finding.item() + " · " + words.finding(finding))
                        .toList());
    }

    private static Chip chip(SettingsImport.Fate fate) {
        return switch (fate) {
            case NEW -> new Chip("ok", "plus-lg", "import.fate.NEW");
            case CHANGED -> new Chip("info", "arrow-left-right", "import.fate.CHANGED");
            case SAME -> new Chip("mute", "check-lg", "import.fate.SAME");
            case REFUSED -> new Chip("bad", "x-octagon-fill", "import.fate.REFUSED");
        };
    }
}
