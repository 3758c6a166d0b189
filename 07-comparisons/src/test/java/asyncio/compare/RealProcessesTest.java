package asyncio.compare;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.Asyncio;
import asyncio.loop.EventLoop;
import asyncio.process.JvmLauncher;
import asyncio.process.JvmOptions;
import asyncio.process.PoolOptions;
import asyncio.process.WorkerDied;
import asyncio.process.WorkerMain;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.TimeLimit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "07.2", part = 3, points = 2, seconds = 60)
@DisplayName("07.2 Multiprocessing, both parts together, on real JVMs")
class RealProcessesTest {

  private static final AtomicInteger DONE_HERE = new AtomicInteger();

  /** Counts in its process, and tells which that is. */
  record CountHere() implements Job<List<Long>> {
    @Override
    public List<Long> perform(Site site) {
      return List.of(ProcessHandle.current().pid(), (long) DONE_HERE.incrementAndGet());
    }
  }

  /** Ends its process. */
  record Exit() implements Job<List<Long>> {
    @Override
    public List<Long> perform(Site site) {
      Runtime.getRuntime().halt(3);
      return null;
    }
  }

  static JvmOptions options() {
    return JvmOptions.ofThisJvm()
        .withClassPath(
            Stream.of(
                    WorkerMain.class,
                    EventLoop.class,
                    Asyncio.class,
                    Shipment.class,
                    Site.class,
                    RealProcessesTest.class)
                .map(RealProcessesTest::source)
                .distinct()
                .toList())
        .withFlags("-XX:TieredStopAtLevel=1");
  }

  private static Path source(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @TimeLimit(seconds = 30)
  @DisplayName("jobs count in a static field of another process, until that ends")
  void anotherProcess() throws Exception {
    try (Model model =
        new ProcessModel(
            PoolOptions.allowing().withMostWorkers(1),
            2,
            allowed -> new JvmLauncher(EventLoop.running(), options(), allowed))) {
      var count = new CountHere();
      List<List<Long>> seen = model.runAll(List.of(count, count, count));
      long worker = seen.getFirst().getFirst();
      observed("whether the jobs were done in this process", worker)
          .shouldNotBe(ProcessHandle.current().pid());
      observed("what they counted", (Object) seen)
          .shouldBe(List.of(List.of(worker, 1L), List.of(worker, 2L), List.of(worker, 3L)));
      observed("the static field here", DONE_HERE.get()).shouldBe(0);
      WorkerDied died =
          attempting("a job that ends its process", () -> model.runAll(List.of(new Exit())))
              .shouldThrow(WorkerDied.class);
      observed("its exit code", died.exitCode()).shouldBe(3);
      observed("what another process counts", model.runAll(List.of(count)).getFirst().getLast())
          .shouldBe(1L);
    }
  }
}
