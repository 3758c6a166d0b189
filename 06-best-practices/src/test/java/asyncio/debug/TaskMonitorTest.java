package asyncio.debug;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import asyncio.debug.tests.ServedProgram;
import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@DisplayName("the tasks of a program, from outside")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "the monitor is given code, which is tested on the reference")
class TaskMonitorTest {

  private static String ask(ObjectName name, String operation) throws Exception {
    return (String) ManagementFactory.getPlatformMBeanServer().invoke(name, operation, null, null);
  }

  @Test
  @DisplayName("are told to another thread by the loop that runs them")
  void answers() throws Exception {
    var started = new CompletableFuture<ObjectName>();
    var end = new CompletableFuture<Runnable>();
    Thread thread =
        Thread.ofPlatform()
            .start(
                () ->
                    run(
                        async(
                            () -> {
                              EventLoop loop = EventLoop.running();
                              var future = new Future<Void>(loop);
                              end.complete(
                                  () -> loop.callSoonThreadsafe(() -> future.setResult(null)));
                              started.complete(TaskMonitor.start(Duration.ofSeconds(30)));
                              await(future);
                            })));
    ObjectName name = started.get();

    assertThat(ask(name, "tree")).startsWith("Task-1 #1").contains("waits for Future[pending]");
    assertThat(ask(name, "table")).contains("id", "Task-1", "waiting");
    end.get().run();
    thread.join();
    assertThat(ManagementFactory.getPlatformMBeanServer().isRegistered(name)).isFalse();
  }

  @Test
  @DisplayName("are not told by a loop that is held up; its stack says by what")
  void heldUp() throws Exception {
    var started = new CompletableFuture<ObjectName>();
    var release = new CountDownLatch(1);
    Thread thread =
        Thread.ofPlatform()
            .name("the loop")
            .start(
                () ->
                    run(
                        async(
                            () -> {
                              started.complete(TaskMonitor.start(Duration.ofMillis(20)));
                              holdUp(release);
                            })));

    String answer = ask(started.get(), "tree");
    release.countDown();
    thread.join();

    assertThat(answer)
        .startsWith("the loop has not answered for 20 ms; its thread, the loop, is ")
        .contains("TaskMonitorTest.holdUp");
  }

  private static void holdUp(CountDownLatch release) throws InterruptedException {
    release.await();
  }

  private static Process child(Class<?> main) throws IOException, URISyntaxException {
    var places = new ArrayList<String>();
    for (Class<?> type :
        List.of(
            main,
            CallGraph.class,
            asyncio.stream.Streams.class,
            asyncio.stream.Server.class,
            asyncio.sync.Event.class,
            asyncio.task.Runner.class,
            EventLoop.class,
            loopcraft.grader.Exercise.class)) {
      places.add(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()) + "");
    }
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--add-exports",
            "java.base/jdk.internal.vm=ALL-UNNAMED",
            "--add-exports",
            "java.base/jdk.internal.access=ALL-UNNAMED",
            "-cp",
            places.stream().distinct().collect(Collectors.joining(File.pathSeparator)),
            main.getName());
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  @Test
  @DisplayName("are shown by Ps, attached to a server in another JVM, without a warning in that")
  void attached() throws Exception {
    Process process = child(ServedProgram.class);
    try {
      assertThat(process.inputReader().readLine()).isEqualTo("serving");
      String pid = Long.toString(process.pid());

      assertThat(Ps.show(pid, "tree"))
          .startsWith("loop 1")
          .anyMatch(line -> line.equals("stuck #2") || line.equals("stuck #3"))
          .anyMatch(line -> line.contains("ServedProgram.handle"))
          .anyMatch(line -> line.contains("StreamReader"));
      assertThat(Ps.show(pid, "table")).anyMatch(line -> line.contains("stuck"));
      assertThat(Ps.candidates()).anyMatch(line -> line.strip().startsWith(pid + " "));
      process.outputWriter().append("stop\n").flush();
      assertThat(process.inputReader().lines().toList()).isEqualTo(List.of("stopped"));
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  @DisplayName("Ps says what is missing: a program, or a call in it")
  void missing() throws Exception {
    Process process = child(ServedProgram.Silent.class);
    String pid = Long.toString(process.pid());
    try {
      assertThat(process.inputReader().readLine()).isEqualTo("silent");
      assertThatThrownBy(() -> Ps.show(pid, "tree")).hasMessageContaining("TaskMonitor.start()");
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThatThrownBy(() -> Ps.show(pid, "tree"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be reached");
  }
}
