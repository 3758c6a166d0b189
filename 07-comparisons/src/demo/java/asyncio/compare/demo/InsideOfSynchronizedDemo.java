package asyncio.compare.demo;

import asyncio.compare.Facts;
import asyncio.compare.Job;
import asyncio.compare.Model;
import asyncio.compare.Probe;
import asyncio.compare.VirtualThreads;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Demo 07.1: ten thousand virtual threads that wait inside of {@code synchronized}, each in its own
 * monitor. Until JDK 23 each of them kept a carrier thread, and the program would have stood still.
 */
public final class InsideOfSynchronizedDemo {

  private static final int JOBS = 10_000;

  private InsideOfSynchronizedDemo() {}

  /** Runs the demo. */
  static void main() throws Exception {
    var allAreInside = new CountDownLatch(JOBS);
    Job<Boolean> waitsInside =
        _ -> {
          synchronized (new Object()) {
            allAreInside.countDown();
            allAreInside.await();
          }
          return true;
        };
    var probe = new Probe();
    try (Model model = new VirtualThreads()) {
      List<Job<Boolean>> jobs = Collections.nCopies(JOBS, waitsInside);
      model.runAll(probe.watchAll(jobs));
    }
    Facts facts = probe.facts();
    IO.println("processors: " + Runtime.getRuntime().availableProcessors());
    IO.println("virtual threads: " + facts.virtualThreads());
    IO.println("inside of synchronized at once: " + facts.mostAtOnce());
  }
}
