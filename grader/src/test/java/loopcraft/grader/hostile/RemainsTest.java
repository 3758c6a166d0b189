package loopcraft.grader.hostile;

import static loopcraft.grader.hostile.Attack.answer;
import static loopcraft.grader.hostile.Attack.source;
import static loopcraft.grader.run.VerdictKind.FAIL;
import static loopcraft.grader.run.VerdictKind.PASS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Right answers that leave something behind")
class RemainsTest extends Attacks {

  private static final String MARK = "42713";

  private static Attack right(String name, String statements, String members) {
    return source(name, answer(statements + " return a + b;", members));
  }

  @Override
  Stream<Attack> attacks() {
    return Stream.of(
        right(
                "a shutdown hook that never ends",
                "Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) {} }));",
                "")
            .missed(PASS),
        right("no standard output any more", "System.setOut(null); System.setErr(null);", "")
            .missed(PASS),
        right("another language", "java.util.Locale.setDefault(java.util.Locale.JAPAN);", "")
            .missed(PASS),
        right(
                "another place",
                "java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone(\"Asia/Tokyo\"));",
                "")
            .missed(PASS),
        right("system properties that others read", "System.getProperties().clear();", "")
            .missed(PASS, FAIL),
        right(
                "a thread that never ends",
                "Thread.ofPlatform().daemon().start(() -> { while (true) {} });",
                "")
            .missed(FAIL),
        right(
                "an object that never lets go",
                "",
                "@Override protected void finalize() { while (true) {} }")
            .always(PASS),
        right("its own thread interrupted", "Thread.currentThread().interrupt();", "")
            .always(PASS));
  }

  private static List<ProcessHandle> marked() {
    return ProcessHandle.allProcesses()
        .filter(each -> each.info().commandLine().orElse("").endsWith("sleep " + MARK))
        .toList();
  }

  private static final Attack DETACHED =
      Attack.launching(
              "a program that nobody waits for",
              "new ProcessBuilder(\"/bin/sh\", \"-c\", \"sleep %s >/dev/null 2>&1 &\").start()"
                      .formatted(MARK)
                  + ".waitFor(); return a + b;")
          .scanned(PASS);

  @Test
  @DisplayName("a program that nobody waits for ends with the box")
  void aDetachedProgramEndsWithTheBox(Arena arena) throws Exception {
    assumeTrue(arena.box().isTight(), arena.box().description());
    assertThat(arena.grade(arena.scanning(), DETACHED).kind()).isEqualTo(PASS);
    for (ProcessHandle left : marked()) {
      left.onExit().get(1, TimeUnit.MINUTES);
    }
  }

  @Test
  @DisplayName("a program that nobody waits for goes on where there is no box")
  void aDetachedProgramGoesOnWithoutABox(Arena arena) {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no shell");
    try {
      assertThat(arena.grade(arena.bare(), DETACHED).kind()).isEqualTo(PASS);
      assertThat(marked()).isNotEmpty();
    } finally {
      marked().forEach(ProcessHandle::destroyForcibly);
    }
  }
}
