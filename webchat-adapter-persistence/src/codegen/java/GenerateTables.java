import io.webchat.postgres.BuiltinPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.Constants;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.GeneratedAnnotationType;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/**
 * Run by the build: migrates an empty PostgreSQL and generates jOOQ's table classes from it. Does nothing when the
 * migrations, jOOQ and this file are what they were at the last run.
 */
public final class GenerateTables {
    private static final String PACKAGE = "io.webchat.adapter.persistence.generated";
    // Held here, since the logging forgets settings of loggers that nobody holds.
    private static final Logger FLYWAY_LOG = Logger.getLogger("org.flywaydb");

    private final Path migrations;
    private final Path buildFolder;

    private GenerateTables(Path migrations, Path buildFolder) {
        this.migrations = migrations;
        this.buildFolder = buildFolder;
    }

    /** Arguments: the folder of the migrations, the module's build folder. */
    public static void main(String[] arguments) throws Exception {
        new GenerateTables(Path.of(arguments[0]), Path.of(arguments[1])).run();
    }

    private void run() throws Exception {
        var sources = buildFolder.resolve("generated-sources/jooq");
        var hashFile = sources.resolve("inputs.sha256");
        var hash = hashOfInputs();
        if (Files.exists(hashFile) && Files.readString(hashFile).equals(hash)) {
            return;
        }
        Files.deleteIfExists(hashFile);
        // What is thrown away anyway need not be durable.
        var settings = Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");
        try (var postgres = BuiltinPostgres.start(buildFolder.resolve("codegen-postgres"), settings)) {
            // Else an interrupted build would leave the server running.
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
            empty(postgres);
            migrate(postgres);
            GenerationTool.generate(configuration(postgres, sources));
        }
        Files.writeString(hashFile, hash);
    }

    private String hashOfInputs() throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(Constants.FULL_VERSION.getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(Path.of("src/codegen/java/GenerateTables.java")));
        try (Stream<Path> files = Files.walk(migrations)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void empty(BuiltinPostgres postgres) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS public CASCADE");
            statement.execute("CREATE SCHEMA public");
        }
    }

    private void migrate(BuiltinPostgres postgres) {
        FLYWAY_LOG.setLevel(Level.WARNING);
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(), postgres.user(), postgres.password())
                .locations("filesystem:" + migrations)
                .load()
                .migrate();
    }

    private static Configuration configuration(BuiltinPostgres postgres, Path sources) {
        return new Configuration()
                .withJdbc(new Jdbc()
                        .withUrl(postgres.jdbcUrl())
                        .withUser(postgres.user())
                        .withPassword(postgres.password()))
                .withGenerator(new Generator()
                        .withDatabase(database())
                        .withGenerate(generate())
                        .withTarget(new Target().withPackageName(PACKAGE).withDirectory(sources.toString())));
    }

    private static Database database() {
        return new Database()
                .withName("org.jooq.meta.postgres.PostgresDatabase")
                .withInputSchema("public")
                // No schema in the SQL: the connection's search path decides.
                .withOutputSchemaToDefault(true)
                .withExcludes("flyway_schema_history")
                .withIncludeRoutines(false)
                .withForcedTypes(new ForcedType()
                        .withName("INSTANT")
                        .withIncludeTypes("(?i:timestamp(\\(\\d+\\))? with time zone|timestamptz(\\(\\d+\\))?)"));
    }

    private static Generate generate() {
        return new Generate()
                .withRecords(false)
                .withIndexes(false)
                .withImplicitJoinPathsToOne(false)
                .withImplicitJoinPathsToMany(false)
                .withImplicitJoinPathsManyToMany(false)
                .withJavaTimeTypes(true)
                .withGeneratedAnnotation(true)
                .withGeneratedAnnotationType(GeneratedAnnotationType.JAVAX_ANNOTATION_PROCESSING_GENERATED)
                .withGeneratedAnnotationDate(false);
    }
}
