package io.webchat.cli.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.cli.Cli;
import io.webchat.cli.ExitCode;
import io.webchat.cli.Json;
import io.webchat.cli.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code webchat upload} and {@code webchat download}. */
public final class FileCommands {
    private FileCommands() {}

    /** {@code webchat upload}. */
    @Command(name = "upload")
    public static final class Upload implements Callable<Integer> {
        private final Cli cli;

        @Parameters(arity = "1..*", paramLabel = "FILE")
        List<String> files = new ArrayList<>();

        @Option(names = "--attachment-kind", paramLabel = "KIND", description = "auto, file or voice.")
        String kind = "auto";

        public Upload(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            Uploads uploads = new Uploads(cli);
            for (String file : files) {
                ObjectNode made =
                        uploads.upload(cli.identity(), cli.environment().path(file), kind);
                cli.console()
                        .answer(
                                made,
                                Json.text(made, "file_id") + "  " + Text.clean(Json.text(made, "name")) + "  "
                                        + Text.size(made.path("size").asLong()) + "  sha256 "
                                        + Json.text(made, "sha256") + "\n    " + Json.text(made, "attachment_text"));
            }
            return ExitCode.OK;
        }
    }

    /** {@code webchat download}. */
    @Command(name = "download")
    public static final class Download implements Callable<Integer> {
        private final Cli cli;

        @Parameters(paramLabel = "FILE", description = "A file_id, or the link of an attachment.")
        String file = "";

        @Option(
                names = {"-o", "--output"},
                paramLabel = "PATH",
                description = "File or folder to write to; - for standard output. Else the file's own name, here.")
        @Nullable
        String output;

        @Option(names = "--force", description = "Replace a file that exists.")
        boolean force;

        public Download(Cli cli) {
            this.cli = cli;
        }

        @Override
        public Integer call() {
            Downloads downloads = new Downloads(cli);
            if ("-".equals(output)) {
                downloads.toOutput(cli.identity(), file);
                return ExitCode.OK;
            }
            Path target = output == null ? null : cli.environment().path(output);
            Path written = downloads.toFile(cli.identity(), file, target, force);
            cli.console().answer(Json.object("success", true, "file", written.toString()), "Wrote " + written);
            return ExitCode.OK;
        }
    }
}
