package asyncio.process;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.task.Coroutine;
import asyncio.task.Future;
import asyncio.task.Runner;
import java.util.Set;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.TimeLimit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.2", part = 5, points = 2, seconds = 60)
@DisplayName("05.2 Processes, all parts together, on real JVMs")
class RealWorkersTest {

  private static final PoolOptions OPTIONS =
      PoolOptions.allowing("asyncio.process").withMostWorkers(2);

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
              ProcessPool pool = Processes.processPool(OPTIONS, RealJobs.options());
              long first = await(pool.submit(new RealJobs.Where()));
              long here = attemptExit(pool.submit(new RealJobs.Exit(3)));
              long second = await(pool.submit(new RealJobs.Where()));
              observed("how many processes there are", Set.of(first, here, second).size())
                  .shouldBe(3);
              // The pool is left to the loop, which ends its workers.
            }));
  }

  /** Awaits a job that ends its process, and tells which process this is. */
  private static long attemptExit(Future<Void> exit) {
    WorkerDied died =
        attempting("awaiting a job that ends its process", () -> await(exit))
            .shouldThrow(WorkerDied.class);
    observed("the exit code", died.exitCode()).shouldBe(3);
    return ProcessHandle.current().pid();
  }
}
