package io.webchat.boot;

import io.webchat.application.doctor.Diagnostic;
import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.doctor.Diagnostics;
import io.webchat.boot.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much room the folders have that the relay writes. */
final class DiskDiagnostics implements Diagnostics {
    private static final long COMFORTABLE_BYTES = 1L << 30;

    private final Map<String, Path> folders = new LinkedHashMap<>();

    DiskDiagnostics(Settings settings) {
        folders.put("BRIDGE_DB_PATH", settings.dataFolder());
        if (!settings.uploadFolder().startsWith(settings.dataFolder())) {
            folders.put("PCHAT_UPLOAD_DIR", settings.uploadFolder());
        }
    }

    @Override
    public List<Diagnostic> due() {
        return folders.entrySet().stream()
                .map(folder -> new Diagnostic(
                        "disk",
                        folder.getKey(),
                        "Asks how much room is left.",
                        folder.getKey(),
                        () -> examine(
                                folder.getKey(),
                                folder.getValue().toAbsolutePath().normalize())))
                .toList();
    }

    private static DiagnosticResult examine(String setting, Path folder) {
        String advice = "Make room on the disk of " + folder + ", or name a folder on another one in " + setting + ".";
        try {
            long free = Files.getFileStore(existing(folder)).getUsableSpace();
            String detail = "%,d MiB are left for %s.".formatted(free >> 20, folder);
            if (free < DiskHealth.MIN_FREE_BYTES) {
                return DiagnosticResult.failed(detail, advice);
            }
            return free < COMFORTABLE_BYTES ? DiagnosticResult.ok(detail, advice) : DiagnosticResult.ok(detail);
        } catch (IOException e) {
            return DiagnosticResult.failed("The folder " + folder + " can't be read: " + e.getMessage(), advice);
        }
    }

    /** It is made when it is needed. */
    private static Path existing(Path folder) {
        Path present = folder;
        while (!Files.exists(present) && present.getParent() != null) {
            present = present.getParent();
        }
        return present;
    }
}
