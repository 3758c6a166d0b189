package loopcraft.grader.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import loopcraft.grader.process.ChildProcess;
import loopcraft.grader.process.Starter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a process can do from inside the box; where there is none, all of it. */
class BoxTest {

  private static final String DONE = "done";

  private static Box box;

  @TempDir private Path directory;

  @BeforeAll
  static void look() {
    box = Box.here();
  }

  private String inside(boolean programs, List<Path> readable, String... arguments)
      throws Exception {
    assumeTrue(box.isTight(), box.description());
    return run(box, programs, readable, arguments);
  }

  private String run(Box in, boolean programs, List<Path> readable, String... arguments)
      throws Exception {
    ChildProcess.Result result =
        ChildProcess.run(
            directory,
            Map.of("LOOPCRAFT_SECRET", "swordfish"),
            Duration.ofSeconds(30),
            command(in, programs, readable, arguments));
    assertThat(result.errors()).isEmpty();
    return result.output().strip();
  }

  private static List<String> command(
      Box in, boolean programs, List<Path> readable, String... arguments)
      throws URISyntaxException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classes().toString()));
    command.add(Intruder.class.getName());
    command.addAll(List.of(arguments));
    var visible = new ArrayList<>(readable);
    visible.add(classes());
    return in.around(command, new Access(visible, programs));
  }

  private static Path classes() throws URISyntaxException {
    return Path.of(Intruder.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  @Test
  void whatItWasGivenCanBeRead() throws Exception {
    Path given = Files.writeString(directory.resolve("a file"), "text");
    assertThat(inside(false, List.of(given), "read", given.toString())).isEqualTo(DONE);
  }

  @Test
  void whatItWasGivenCannotBeWritten() throws Exception {
    Path given = Files.writeString(directory.resolve("a file"), "text");
    assertThat(inside(false, List.of(directory), "write", given.toString())).isNotEqualTo(DONE);
    assertThat(inside(false, List.of(directory), "write", directory.resolve("new").toString()))
        .isNotEqualTo(DONE);
    assertThat(given).hasContent("text");
    assertThat(directory.resolve("new")).doesNotExist();
  }

  @Test
  void nothingElseOfTheMachineCanBeRead() throws Exception {
    Path secret = Files.writeString(directory.resolve("secret"), "text");
    assertThat(inside(false, List.of(), "read", secret.toString())).contains("NoSuchFileException");
    assertThat(inside(false, List.of(), "read", "/etc/passwd")).contains("NoSuchFileException");
  }

  @Test
  void aTemporaryFileIsInMemoryAndBounded() throws Exception {
    assertThat(inside(false, List.of(), "write", "/tmp/mine")).isEqualTo(DONE);
    assertThat(Path.of("/tmp/mine")).doesNotExist();
    assertThat(inside(false, List.of(), "fill", "/tmp/mine")).contains("No space left");
    assertThat(inside(false, List.of(), "fill", "/dev/shm/mine")).contains("Read-only");
  }

  @Test
  void itsLoopbackIsItsOwn() throws Exception {
    assertThat(inside(false, List.of(), "serve", "")).isEqualTo(DONE);
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(server.getLocalPort());
      assertThat(inside(false, List.of(), "connect", port)).contains("Connection refused");
    }
  }

  @Test
  void theEnvironmentIsEmpty() throws Exception {
    assertThat(inside(false, List.of(), "environment", "LOOPCRAFT_SECRET"))
        .contains("there is none");
  }

  @Test
  void itsOwnMemoryIsNoFile() throws Exception {
    assertThat(inside(false, List.of(), "read", "/proc/self/environ"))
        .contains("NoSuchFileException");
  }

  @Test
  void programsAreThereOnlyIfTheyAreNeeded() throws Exception {
    assertThat(inside(false, List.of(), "run", "true")).contains("IOException");
    assertThat(inside(true, List.of(), "run", "true")).isEqualTo(DONE);
  }

  @Test
  void processesOutsideAreNotSeen() throws Exception {
    String outside = String.valueOf(ProcessHandle.current().pid());
    assertThat(inside(true, List.of(), "signal", outside)).contains("there is none");
  }

  @Test
  void itDoesNotEndWithTheThreadThatAskedForIt() throws Exception {
    assumeTrue(box.isTight(), box.description());
    var command = new ProcessBuilder(command(box, false, List.of(), "wait", ""));
    var started =
        new FutureTask<>(
            () -> {
              Process process = Starter.start(command);
              assertThat(process.getInputStream().readNBytes(7)).asString().isEqualTo("ready, ");
              return process;
            });
    var asking = new Thread(started);
    asking.start();
    asking.join();
    Process process = started.get();
    process.getOutputStream().close();
    assertThat(process.getInputStream().readAllBytes()).asString().isEqualTo(DONE + "\n");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void whereThereIsNoneAReportSaysSo() {
    var none = new NoBox("bubblewrap is not installed");
    assertThat(none.isTight()).isFalse();
    assertThat(none.description()).isEqualTo("not sandboxed: bubblewrap is not installed");
    assertThat(none.around(List.of("java"), new Access(List.of(), false))).endsWith("java");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whereThereIsNoneAFileIsBoundedAllTheSame() throws Exception {
    Path file = directory.resolve("large");
    assertThat(run(new NoBox("none"), false, List.of(), "fill", file.toString()))
        .contains("File too large");
    assertThat(run(new NoBox("none"), false, List.of(), "write", file.toString())).isEqualTo(DONE);
  }

  @Test
  void aCommandMayHaveAnyCharacters() throws Exception {
    Path given = Files.writeString(directory.resolve("a 'file' $HOME; \"x\""), "text");
    assertThat(run(new NoBox("none"), false, List.of(), "read", given.toString())).isEqualTo(DONE);
  }
}
