package loopcraft.grader.run;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Runs one request after another in as few workers as can be: a worker is kept for as long as each
 * run leaves nothing behind in it. For use by one thread.
 */
final class WorkerSeries implements AutoCloseable {

  /** Not for ever: a JVM that has run much code has grown. */
  private static final int LONGEST = 60;

  private final Supplier<WorkerProcess> starter;
  private Optional<WorkerProcess> kept = Optional.empty();
  private int runs;

  WorkerSeries(Supplier<WorkerProcess> starter) {
    this.starter = starter;
  }

  /** Whether the next run has a worker of its own. */
  boolean beginsAnew() {
    return kept.filter(WorkerProcess::isReady).isEmpty() || runs == LONGEST;
  }

  WorkerProcess.Report run(WorkerRequest request) {
    if (beginsAnew()) {
      close();
      kept = Optional.of(starter.get());
      runs = 0;
    }
    runs++;
    return kept.orElseThrow().run(request.oneOfSeveral(), Workers.limit(request));
  }

  @Override
  public void close() {
    kept.ifPresent(WorkerProcess::close);
    kept = Optional.empty();
  }
}
