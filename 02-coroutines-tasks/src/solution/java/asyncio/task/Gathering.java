package asyncio.task;

import asyncio.loop.EventLoop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import loopcraft.grader.Exercise;

/**
 * The future of many results: {@code asyncio.gather}.
 *
 * @param <T> what the awaitables result in
 * @param <R> what stands for one of them in the list
 */
@Exercise("02.6")
public final class Gathering<T, R> extends StandIn<List<R>> {

  private final List<Future<T>> children;
  private final Function<Future<T>, R> outcome;
  private final boolean failsEarly;
  private int left;
  private boolean cancelRequested;
  private String cancelMessage;

  private Gathering(
      EventLoop loop,
      List<Future<T>> children,
      Function<Future<T>, R> outcome,
      boolean failsEarly) {
    super(loop, children);
    this.children = children;
    this.outcome = outcome;
    this.failsEarly = failsEarly;
  }

  /**
   * Runs awaitables side by side: coroutines become tasks, in their order. The future's result is
   * the list of their results, in the order in which the awaitables were given, however they ended.
   * An awaitable that is given twice runs once, and its result stands in both places.
   *
   * <p>The first failure is the future's failure, at once; the others go on running, and their
   * failures count as retrieved. An awaitable that is cancelled counts as one that failed with a
   * {@link CancelledError}; the future itself is not cancelled then.
   *
   * <p>If all are futures that are done already, or one of them is and has failed, or if there are
   * none, which results in an empty list, then the future is done when this method returns.
   *
   * @throws IllegalStateException if a coroutine is given, or nothing, and no loop is running
   * @throws IllegalArgumentException if they are futures of different loops
   */
  public static <T> Future<List<T>> results(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    return Gathering.<T, T>of(awaitables, Future::result, true);
  }

  /**
   * The same, but no failure ends it: every awaitable stands in the list as it ended, a cancelled
   * one as failed with its {@link CancelledError}. The counterpart of {@code gather(…,
   * return_exceptions=True)}.
   */
  public static <T> Future<List<Settled<T>>> settled(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    return Gathering.<T, Settled<T>>of(awaitables, Gathering::settle, false);
  }

  private static <T> Settled<T> settle(Future<T> child) {
    if (child.isCancelled()) {
      return new Settled.Failed<>(child.cancelledError());
    }
    Throwable failure = child.exception();
    return failure == null ? new Settled.Returned<>(child.result()) : new Settled.Failed<>(failure);
  }

  private static <T, R> Future<List<R>> of(
      Collection<? extends Awaitable<? extends T>> awaitables,
      Function<Future<T>, R> outcome,
      boolean failsEarly) {
    if (awaitables.isEmpty()) {
      var empty = new Future<List<R>>(EventLoop.running());
      empty.setResult(List.of());
      return empty;
    }
    List<Future<T>> children = start(awaitables);
    EventLoop loop = children.getFirst().loop();
    var gathering = new Gathering<>(loop, children, outcome, failsEarly);
    gathering.listen();
    return gathering;
  }

  private static <T> List<Future<T>> start(
      Collection<? extends Awaitable<? extends T>> awaitables) {
    var started = new IdentityHashMap<Awaitable<?>, Future<T>>();
    var children = new ArrayList<Future<T>>(awaitables.size());
    EventLoop loop = null;
    for (Awaitable<? extends T> awaitable : awaitables) {
      Future<T> child = started.get(awaitable);
      if (child == null) {
        child = loop == null ? Tasks.ensureFuture(awaitable) : Tasks.ensureFuture(loop, awaitable);
        started.put(awaitable, child);
      }
      loop = child.loop();
      children.add(child);
    }
    return List.copyOf(children);
  }

  private void listen() {
    Set<Future<T>> distinct = new LinkedHashSet<>(children);
    left = distinct.size();
    List<Future<T>> doneAlready = distinct.stream().filter(Future::isDone).toList();
    distinct.stream()
        .filter(child -> !child.isDone())
        .forEach(child -> child.addDoneCallback(this::onDone));
    doneAlready.forEach(this::onDone);
  }

  private void onDone(Future<T> child) {
    left--;
    if (isDone()) {
      markRetrieved(child);
    } else if (failsEarly && child.isCancelled()) {
      setException(child.cancelledError());
    } else if (failsEarly && child.exception() != null) {
      setException(child.exception());
    } else if (left == 0) {
      complete();
    }
  }

  private void complete() {
    var outcomes = new IdentityHashMap<Future<T>, R>();
    children.forEach(child -> outcomes.computeIfAbsent(child, outcome));
    if (cancelRequested) {
      setException(new CancelledError(cancelMessage));
    } else {
      setResult(children.stream().map(outcomes::get).toList());
    }
  }

  private static void markRetrieved(Future<?> child) {
    if (!child.isCancelled()) {
      child.exception();
    }
  }

  /**
   * Cancels the children that are not done, in their order. The future is not done by that: it
   * waits for them, as before. When it would have a result then, in the settled form or because the
   * children went on in spite of it, it fails with a {@link CancelledError} that has the message.
   *
   * @return whether one of them could be cancelled; false if the future is done, and then nothing
   *     happens
   */
  @Override
  public boolean cancel(String message) {
    if (isDone()) {
      return false;
    }
    boolean cancelled = false;
    for (Future<T> child : children) {
      cancelled |= child.cancel(message);
    }
    if (cancelled) {
      cancelRequested = true;
      cancelMessage = message;
    }
    return cancelled;
  }
}
