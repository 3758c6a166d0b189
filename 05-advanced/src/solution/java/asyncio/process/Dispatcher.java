package asyncio.process;

import asyncio.loop.EventLoop;
import asyncio.task.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loopcraft.grader.Exercise;

/**
 * The line of work, and the workers that do it.
 *
 * <p><b>The line.</b> What was added first is begun first, each by the first worker that is free
 * for it. What nobody wants any more when its turn comes is not begun, and does not count.
 *
 * <p><b>The workers.</b> One is launched if work waits, none is idle, fewer are being launched than
 * work waits, and there are fewer than {@link PoolOptions#mostWorkers}. All count that have not
 * {@linkplain Worker#ended ended}: those that are being launched, those that were killed and those
 * that were asked to end, too. Whoever had a worker launched is not needed for it to be used: it
 * does what is first in the line when it is there, or stays idle.
 *
 * <p>Of idle workers, the one that worked last works first; one that never has comes after those.
 * One that has done {@link PoolOptions#jobsPerWorker} jobs is retired. One that has ended, whatever
 * for, is never used again, and its place is free for another: from the moment in which {@link
 * Worker#ended} is done, that is, which is before its callbacks run.
 *
 * <p>If a worker cannot be launched, the first in the line that is wanted fails by that. For the
 * others there is another attempt. If nothing waits any more, nobody hears of it.
 */
@Exercise(value = "05.2", part = 2)
final class Dispatcher {

  private final EventLoop loop;
  private final PoolOptions options;
  private final WorkerLauncher launcher;
  private final Deque<Work> line = new ArrayDeque<>();
  private final Deque<Worker> idle = new ArrayDeque<>();

  /** How many jobs each worker has begun, for all that are not known to have ended. */
  private final Map<Worker, Integer> workers = new HashMap<>();

  private final List<Future<Void>> leaving = new ArrayList<>();
  private int coming;
  private int atWork;
  private boolean dismissed;

  /**
   * Makes one without a worker yet.
   *
   * @param loop whose thread calls everything here
   */
  Dispatcher(EventLoop loop, PoolOptions options, WorkerLauncher launcher) {
    this.loop = loop;
    this.options = options;
    this.launcher = launcher;
  }

  /**
   * Puts work at the end of the line. If a worker is idle, the work is begun before this method
   * returns.
   *
   * @throws IllegalStateException if the workers were dismissed: {@code the pool is shut down}
   */
  void add(Work work) {
    if (dismissed) {
      throw new IllegalStateException("the pool is shut down");
    }
    line.add(work);
    serve();
  }

  /**
   * Takes all that waits out of the line, and returns it in order; what is wanted of it, that is.
   */
  List<Work> clear() {
    dropUnwanted();
    List<Work> waiting = List.copyOf(line);
    line.clear();
    serve();
    return waiting;
  }

  /**
   * Takes no more work. Workers are retired as soon as nothing waits that they are needed for:
   * those that are idle at once, others when they are through with their work, or when they are
   * launched. A second time does nothing.
   */
  void dismiss() {
    dismissed = true;
    serve();
  }

  /**
   * Is done when the workers were dismissed, and none is left. Each call has a future of its own,
   * so that to cancel one does no harm.
   */
  Future<Void> gone() {
    var gone = new Future<Void>(loop);
    leaving.add(gone);
    tellIfAllAreGone();
    return gone;
  }

  /** What there is at this moment. */
  PoolFacts facts() {
    forgetEnded();
    dropUnwanted();
    return new PoolFacts(size(), atWork, idle.size(), line.size());
  }

  private int size() {
    return coming + workers.size();
  }

  private void dropUnwanted() {
    line.removeIf(work -> !work.isWanted());
  }

  /** Drops what is in front of the first that is wanted. */
  private boolean firstIsWanted() {
    while (!line.isEmpty() && !line.peek().isWanted()) {
      line.poll();
    }
    return !line.isEmpty();
  }

  /** Looks for itself, as the callbacks of one that has ended may be still to come. */
  private void forgetEnded() {
    workers.keySet().removeIf(worker -> worker.ended().isDone());
    idle.removeIf(worker -> worker.ended().isDone());
  }

  /** Something has changed. */
  private void serve() {
    forgetEnded();
    while (!idle.isEmpty() && firstIsWanted()) {
      begin(line.poll(), idle.pop());
    }
    if (size() < options.mostWorkers()) {
      dropUnwanted(); // which looks at the whole line, and that may be long
      while (line.size() > coming && size() < options.mostWorkers()) {
        launch();
      }
    }
    if (dismissed && !firstIsWanted()) {
      idle.forEach(Worker::retire);
      idle.clear();
    }
    tellIfAllAreGone();
  }

  private void launch() {
    coming++;
    launcher
        .launch()
        .addDoneCallback(
            launched -> {
              coming--;
              switch (launched.exception()) {
                case null -> arrived(launched.result());
                case Throwable failure -> failFirst(failure);
              }
              serve();
            });
  }

  private void arrived(Worker worker) {
    workers.put(worker, 0);
    idle.add(worker);
    worker.ended().addDoneCallback(_ -> serve());
  }

  private void failFirst(Throwable failure) {
    if (firstIsWanted()) {
      line.poll().fail(failure);
    }
  }

  private void begin(Work work, Worker worker) {
    atWork++;
    workers.merge(worker, 1, Integer::sum);
    work.performOn(worker)
        .addDoneCallback(
            through -> {
              atWork--;
              if (through.result()) {
                free(worker);
              }
              serve();
            });
  }

  private void free(Worker worker) {
    if (worker.ended().isDone()) {
      return;
    }
    if (workers.get(worker) < options.jobsPerWorker()) {
      idle.push(worker);
    } else {
      worker.retire();
    }
  }

  private void tellIfAllAreGone() {
    if (dismissed && size() == 0 && !firstIsWanted()) {
      leaving.stream().filter(gone -> !gone.isDone()).forEach(gone -> gone.setResult(null));
      leaving.clear();
    }
  }
}
