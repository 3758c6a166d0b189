package loopcraft.grader.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Keeps workers started ahead, so that grading need not wait for a JVM to start. */
final class SpareWorkers implements AutoCloseable {

  /** More deaths in a row than this, and starting more would only make the machine hot. */
  private static final int TOO_MANY_DEATHS = 3;

  private final Supplier<WorkerProcess> starter;
  private final int wanted;
  private final Deque<WorkerProcess> spares = new ArrayDeque<>();
  private int deaths;
  private boolean closed;

  SpareWorkers(int wanted, Supplier<WorkerProcess> starter) {
    this.wanted = wanted;
    this.starter = starter;
  }

  /** A worker that nobody else uses: a spare one, or else a new one. */
  synchronized WorkerProcess take() {
    while (!spares.isEmpty()) {
      WorkerProcess worker = spares.removeFirst();
      if (worker.isAlive()) {
        deaths = 0;
        return worker;
      }
    }
    return starter.get();
  }

  /** Starts as many as are missing; returns at once. */
  synchronized void refill() {
    while (!closed && deaths <= TOO_MANY_DEATHS && spares.size() < wanted) {
      WorkerProcess worker = starter.get();
      spares.addLast(worker);
      worker.process().onExit().thenRun(() -> replaceIfSpare(worker));
    }
  }

  private synchronized void replaceIfSpare(WorkerProcess worker) {
    if (spares.remove(worker)) {
      worker.close();
      deaths++;
      refill();
    }
  }

  synchronized int size() {
    return spares.size();
  }

  /** For tests: the spare that would be taken next. */
  synchronized WorkerProcess first() {
    return spares.getFirst();
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!spares.isEmpty()) {
      spares.removeFirst().close();
    }
  }
}
