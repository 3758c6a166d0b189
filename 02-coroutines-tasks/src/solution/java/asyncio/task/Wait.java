package asyncio.task;

import asyncio.loop.EventLoop;
import asyncio.loop.TimerHandle;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import loopcraft.grader.Exercise;

/**
 * Waiting for one or all of several futures, and leaving them as they are: {@code asyncio.wait}.
 */
@Exercise("02.7")
public final class Wait<T> {

  private final Set<Future<T>> futures;
  private final ReturnWhen returnWhen;
  private final Future<Void> over;
  private int left;

  private Wait(Set<Future<T>> futures, ReturnWhen returnWhen) {
    this.futures = futures;
    this.returnWhen = returnWhen;
    over = new StandIn<>(EventLoop.running(), futures);
    left = futures.size();
  }

  /**
   * A coroutine that waits until some or all of several futures are done, or until time is up, and
   * returns which are and which are not, each once, in the order given. Nothing is cancelled,
   * nothing is thrown, not even when time is up, and nothing of the wait stays behind with the
   * futures or the loop, also if the wait itself is cancelled.
   *
   * <p>It looks at the futures when it starts to run. If what it waits for has happened by then, it
   * suspends all the same, for one iteration of the loop. It also suspends if there is no time at
   * all, so that whatever is ready to run has its turn.
   *
   * @param timeout counted from when it starts to run; null waits as long as it takes
   * @throws IllegalArgumentException if there are no futures
   */
  public static <T> Coroutine<DoneAndPending<T>> until(
      ReturnWhen returnWhen, Duration timeout, Collection<? extends Future<T>> futures) {
    if (futures.isEmpty()) {
      throw new IllegalArgumentException("nothing to wait for");
    }
    var distinct = new LinkedHashSet<Future<T>>(futures);
    return new Coroutine<>(() -> new Wait<>(distinct, returnWhen).run(timeout));
  }

  private DoneAndPending<T> run(Duration timeout) {
    Consumer<Future<T>> onDone = this::onDone;
    TimerHandle timer = timeout == null ? null : over.loop().callLater(timeout, this::end);
    futures.forEach(future -> future.addDoneCallback(onDone));
    try {
      over.await();
    } finally {
      if (timer != null) {
        timer.cancel();
      }
      futures.forEach(future -> future.removeDoneCallback(onDone));
    }
    return doneAndPending();
  }

  private void onDone(Future<T> future) {
    left--;
    if (left == 0 || isReason(future)) {
      end();
    }
  }

  private boolean isReason(Future<T> done) {
    return switch (returnWhen) {
      case FIRST_COMPLETED -> true;
      case FIRST_EXCEPTION -> !done.isCancelled() && done.exception() != null;
      case ALL_COMPLETED -> false;
    };
  }

  private void end() {
    if (!over.isDone()) {
      over.setResult(null);
    }
  }

  private DoneAndPending<T> doneAndPending() {
    var done = new LinkedHashSet<Future<T>>();
    var pending = new LinkedHashSet<Future<T>>();
    futures.forEach(future -> (future.isDone() ? done : pending).add(future));
    return new DoneAndPending<>(
        Collections.unmodifiableSet(done), Collections.unmodifiableSet(pending));
  }
}
