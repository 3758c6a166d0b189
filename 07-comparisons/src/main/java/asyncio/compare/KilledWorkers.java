package asyncio.compare;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.sleep;

import asyncio.loop.EventLoop;
import asyncio.process.Parcel;
import asyncio.process.Reply;
import asyncio.process.Worker;
import asyncio.process.WorkerLauncher;
import asyncio.task.CancelledError;
import asyncio.task.Future;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Launches workers, and knows which of them were killed and have not ended: the system takes a
 * while for that. It belongs to a loop's thread.
 */
public final class KilledWorkers implements WorkerLauncher {

  private final EventLoop loop = EventLoop.running();
  private final WorkerLauncher launcher;
  private final Set<Worker> dying = new LinkedHashSet<>();
  private Future<Void> allGone;

  /**
   * Makes one for the running loop.
   *
   * @param launcher the one that launches them
   */
  public KilledWorkers(WorkerLauncher launcher) {
    this.launcher = launcher;
  }

  @Override
  public Future<Worker> launch() {
    var watched = new Future<Worker>(loop);
    launcher
        .launch()
        .addDoneCallback(
            launched -> {
              switch (launched.exception()) {
                case null -> watched.setResult(new Watched(launched.result()));
                case Throwable failure -> watched.setException(failure);
              }
            });
    return watched;
  }

  /**
   * Suspends until all workers have ended that were killed, those included whose jobs were
   * cancelled just now. To be cancelled meanwhile does not shorten it, and is forgotten: call it
   * where something is about to be thrown.
   */
  public void awaitGone() {
    boolean ticked = false;
    while (!ticked || !dying.isEmpty()) {
      try {
        if (!ticked) {
          // A job's worker is killed an iteration after its future was cancelled.
          await(sleep(Duration.ZERO));
          ticked = true;
        } else {
          allGone = new Future<>(loop);
          await(allGone);
        }
      } catch (CancelledError again) {
        // It is ending already.
      }
    }
  }

  private void ended(Worker worker) {
    dying.remove(worker);
    if (dying.isEmpty() && allGone != null && !allGone.isDone()) {
      allGone.setResult(null);
    }
  }

  private final class Watched implements Worker {

    private final Worker worker;

    Watched(Worker worker) {
      this.worker = worker;
    }

    @Override
    public Future<Reply> perform(Parcel job) {
      return worker.perform(job);
    }

    @Override
    public void kill() {
      if (!worker.ended().isDone() && dying.add(this)) {
        worker.ended().addDoneCallback(_ -> KilledWorkers.this.ended(this));
      }
      worker.kill();
    }

    @Override
    public void retire() {
      worker.retire();
    }

    @Override
    public Future<Void> ended() {
      return worker.ended();
    }
  }
}
