package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.timeoutAt;

import asyncio.loop.EventLoop;
import asyncio.task.ContextVar;
import asyncio.task.Coroutine;
import asyncio.task.TimeoutError;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import loopcraft.grader.Exercise;

/**
 * The time by which a request has to be answered. It belongs to the request, and travels with it:
 * into whatever is called, into tasks that are started, and over the wire to the next service.
 *
 * <p>It is a time of the loop's clock. It only ever comes closer: whoever is inside of a deadline
 * can set an earlier one, and no later one.
 *
 * <p>asyncio has {@code timeout_at}, which acts here, and nothing that would tell the callee. In
 * gRPC and in Go's {@code context} a deadline travels as it does here.
 */
@Exercise(value = "04.5", part = 1)
public final class Deadline {

  private static final ContextVar<Long> CURRENT = new ContextVar<>("deadline");

  private Deadline() {}

  /** When the current request has to be answered; empty if there is no limit. */
  public static OptionalLong current() {
    Long at = CURRENT.orElse(null);
    return at == null ? OptionalLong.empty() : OptionalLong.of(at);
  }

  /** How much time is left; never negative, and empty if there is no limit. */
  public static Optional<Duration> left() {
    Long at = CURRENT.orElse(null);
    return Optional.ofNullable(at)
        .map(time -> Duration.ofNanos(Math.max(0, time - EventLoop.running().time())));
  }

  /**
   * A coroutine that runs a body by a deadline: so long after it starts, or by the deadline that
   * there is already, whichever is earlier. Inside of the body and of the tasks that it starts,
   * this is the current deadline; afterwards it is the one that was before.
   *
   * <p>The limit acts wherever the body runs, also in a task that has nobody else to end it, such
   * as one that outlives the request that has started it.
   *
   * @param limit zero or less has passed already, and the longest there are do no harm
   * @throws TimeoutError from the coroutine, if time is up, as {@code timeoutAt} has it; and if the
   *     deadline has passed when the coroutine starts: then the body does not run at all
   */
  public static <T> Coroutine<T> within(Duration limit, Callable<? extends T> body) {
    return async(
        () -> {
          EventLoop loop = EventLoop.running();
          long at = Math.min(loop.timeAfter(limit), current().orElse(Long.MAX_VALUE));
          if (at <= loop.time()) {
            throw new TimeoutError();
          }
          ContextVar.Token<Long> before = CURRENT.set(at);
          try {
            return await(timeoutAt(at, _ -> body.call()));
          } finally {
            CURRENT.reset(before);
          }
        });
  }

  /**
   * What is sent along with a request to another service: how many milliseconds are left, rounded
   * down, so that the callee never thinks that it has more time than its caller. Empty if there is
   * no limit.
   *
   * @throws TimeoutError if not one is left: the request is not worth sending
   */
  public static OptionalLong millisToSend() {
    Optional<Duration> left = left();
    if (left.isEmpty()) {
      return OptionalLong.empty();
    }
    long millis = left.get().toMillis();
    if (millis == 0) {
      throw new TimeoutError();
    }
    return OptionalLong.of(millis);
  }

  /**
   * A coroutine that runs the work on a request that came with such a number, as {@link #within}
   * does. Without one, it runs the body as it is, by the deadline that there is already, if any.
   *
   * @param millis as it was received: whatever somebody has written there. Zero or less is a
   *     deadline that has passed, and the largest there are do no harm
   * @throws TimeoutError from the coroutine, as {@link #within} has it
   */
  public static <T> Coroutine<T> received(OptionalLong millis, Callable<? extends T> body) {
    return millis.isPresent() ? within(Duration.ofMillis(millis.getAsLong()), body) : async(body);
  }
}
