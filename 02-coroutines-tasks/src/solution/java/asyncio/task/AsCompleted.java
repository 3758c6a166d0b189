package asyncio.task;

import asyncio.loop.EventLoop;
import asyncio.loop.TimerHandle;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;
import loopcraft.grader.Exercise;

/**
 * Several futures in the order in which they become done: {@code asyncio.as_completed}, as an
 * {@code async for} uses it.
 *
 * <p>{@link #next} awaits, so a loop over it belongs into a coroutine.
 */
@Exercise("02.7")
public final class AsCompleted<T> implements Iterator<Future<T>> {

  private final EventLoop loop = EventLoop.running();
  private final Set<Future<T>> pending = new LinkedHashSet<>();
  private final Deque<Future<T>> done = new ArrayDeque<>();
  private final Deque<Future<Void>> waiting = new ArrayDeque<>();
  private final Consumer<Future<T>> onDone = this::onDone;
  private TimerHandle timer;
  private boolean timedOut;
  private int left;

  /**
   * Starts what is given: coroutines become tasks. The same one given twice counts once. When time
   * is up, nothing is cancelled.
   *
   * @param timeout null waits as long as it takes
   * @throws IllegalStateException if no loop is running
   */
  public AsCompleted(Collection<? extends Awaitable<? extends T>> awaitables, Duration timeout) {
    for (Awaitable<? extends T> awaitable : new LinkedHashSet<>(awaitables)) {
      pending.add(Tasks.ensureFuture(loop, awaitable));
    }
    pending.forEach(future -> future.addDoneCallback(onDone));
    left = pending.size();
    if (timeout != null && left > 0) {
      timer = loop.callLater(timeout, this::onTimeout);
    }
  }

  /**
   * Whether another call of {@link #next} has something to say: whether there are futures that no
   * call has returned, has failed for because time was up, or is waiting for.
   */
  @Override
  public boolean hasNext() {
    return left > 0;
  }

  /**
   * Waits for the next future to be done, and returns it: one of those that were given, or the task
   * that was made of what was given. If one is done already, the call returns it without
   * suspending.
   *
   * <p>Several coroutines may wait, each for one. They are woken one for each future, in the order
   * in which they came. One that is woken, and finds that another call was faster, goes to the end
   * of the line. One that is cancelled leaves its future to another call; if it had been woken for
   * one that is still there, the next in line is.
   *
   * @throws TimeoutError if time is up before one is done; there is one such call for each future
   *     that is late. Futures whose done callbacks ran before are returned first
   * @throws NoSuchElementException if {@link #hasNext} is false
   */
  @Override
  public Future<T> next() {
    if (left == 0) {
      throw new NoSuchElementException();
    }
    left--;
    while (done.isEmpty() && !timedOut) {
      awaitOne();
    }
    if (done.isEmpty()) {
      throw new TimeoutError();
    }
    return done.removeFirst();
  }

  private void awaitOne() {
    var wakeUp = new StandIn<Void>(loop, pending);
    waiting.addLast(wakeUp);
    try {
      wakeUp.await();
    } catch (Throwable notWaitingAnyMore) {
      left++;
      boolean woken = !waiting.remove(wakeUp) && !wakeUp.isCancelled();
      if (woken && !done.isEmpty()) {
        wakeNext();
      }
      throw notWaitingAnyMore;
    }
  }

  private void onDone(Future<T> future) {
    if (!pending.remove(future)) {
      return;
    }
    done.addLast(future);
    if (pending.isEmpty() && timer != null) {
      timer.cancel();
    }
    wakeNext();
  }

  private void onTimeout() {
    pending.forEach(future -> future.removeDoneCallback(onDone));
    pending.clear();
    timedOut = true;
    while (!waiting.isEmpty()) {
      wakeNext();
    }
  }

  private void wakeNext() {
    while (!waiting.isEmpty()) {
      Future<Void> next = waiting.removeFirst();
      if (!next.isDone()) {
        next.setResult(null);
        return;
      }
    }
  }
}
