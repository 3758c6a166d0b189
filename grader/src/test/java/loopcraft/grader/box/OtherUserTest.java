package loopcraft.grader.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import loopcraft.grader.process.ChildProcess;
import loopcraft.grader.process.SearchPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process can do as a user without rights. */
class OtherUserTest {

  private static final String DONE = "done";
  private final Box box = new OtherUser("there is none here");

  @TempDir private Path directory;

  @BeforeEach
  void open() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can be another user");
    assumeTrue(
        !SearchPath.programs(System.getenv("PATH"), List.of("setpriv")).isEmpty(),
        "setpriv is not installed");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    assumeTrue(DONE.equals(attempt("environment", "PATH")), "that user cannot read the classes");
  }

  private String attempt(String what, String with) throws Exception {
    Path classes =
        Path.of(Intruder.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classes.toString(),
            Intruder.class.getName(),
            what,
            with);
    return ChildProcess.run(
            directory,
            Map.of("LOOPCRAFT_SECRET", "swordfish"),
            Duration.ofSeconds(30),
            box.around(new ArrayList<>(command), new Access(List.of(), false)))
        .output()
        .strip();
  }

  @Test
  void resultsCannotBeWritten() throws Exception {
    Path results = Files.writeString(directory.resolve("results.json"), "{}");
    assertThat(attempt("write", results.toString())).contains("AccessDeniedException");
    assertThat(attempt("write", directory.resolve("new").toString()))
        .contains("AccessDeniedException");
    assertThat(results).hasContent("{}");
  }

  @Test
  void whatOthersMayNotReadStaysUnread() throws Exception {
    Path secret = Files.writeString(directory.resolve("secret"), "x");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    assertThat(attempt("read", secret.toString())).contains("AccessDeniedException");
  }

  @Test
  void theGradersMemoryIsNotOpen() throws Exception {
    long grader = ProcessHandle.current().pid();
    assertThat(attempt("read", "/proc/" + grader + "/environ")).contains("AccessDeniedException");
  }

  @Test
  void theEnvironmentIsEmpty() throws Exception {
    assertThat(attempt("environment", "LOOPCRAFT_SECRET")).contains("there is none");
  }

  @Test
  void itIsNotCalledASandbox() {
    assertThat(box.isTight()).isFalse();
    assertThat(box.description())
        .isEqualTo("not sandboxed: there is none here; run as a user without rights");
  }
}
