package asyncio.process;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.Runner;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.TimeLimit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.2", part = 5, points = 2, seconds = 60)
@DisplayName("05.2 Processes, all parts together, on real JVMs")
class RealWorkersTest {

  private static final PoolOptions OPTIONS =
      PoolOptions.allowing("asyncio.process").withMostWorkers(1);

  private static void run(Coroutine<Void> main) {
    try (var runner = new Runner()) {
      runner.run(main);
    }
  }

  @Test
  @TimeLimit(seconds = 30)
  @DisplayName("a job is done in another process; one that ends that process fails alone")
  void aProcessEnds() {
    run(
        async(
            () -> {
              try (var pool = Processes.processPool(OPTIONS, RealJobs.options())) {
                Future<Long> first = pool.submit(new RealJobs.Where());
                Future<Void> exit = pool.submit(new RealJobs.Exit(3));
                Future<Long> second = pool.submit(new RealJobs.Where());
                List<Long> where = List.of(await(first), attemptExit(exit), await(second));
                observed(
                        "in how many processes there was something",
                        where.stream().distinct().count())
                    .shouldBe(3L);
              }
            }));
  }

  /** The process that this is, as a third. */
  private static long attemptExit(Future<Void> exit) {
    WorkerDied died =
        attempting("awaiting a job that ends its process", () -> await(exit))
            .shouldThrow(WorkerDied.class);
    observed("the exit code", died.exitCode()).shouldBe(3);
    return ProcessHandle.current().pid();
  }
}
