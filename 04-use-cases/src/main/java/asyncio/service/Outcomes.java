package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.currentTask;

import asyncio.task.CancelledError;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineExit;
import asyncio.task.KeyboardInterrupt;
import asyncio.task.Settled;
import java.util.concurrent.Callable;

/** How a call ended, as a value: for who asks several at once, and must not fail with the first. */
final class Outcomes {

  private Outcomes() {}

  /**
   * A coroutine that awaits what a body returns, and ends with a value in any case: the answer, or
   * what the call threw. Only what is to end more than this call comes out of it: the task was
   * asked to be cancelled, the loop is being closed, the user has interrupted the program, or the
   * JVM is in trouble.
   *
   * <p>Unlike {@link asyncio.Asyncio#gatherSettled}, it starts no task.
   */
  static <A> Coroutine<Settled<A>> settle(Callable<Coroutine<A>> body) {
    return async(
        () -> {
          try {
            return new Settled.Returned<>(await(body.call()));
          } catch (Throwable thrown) {
            if (!isOfTheCall(thrown)) {
              throw thrown;
            }
            return new Settled.Failed<>(thrown);
          }
        });
  }

  private static boolean isOfTheCall(Throwable thrown) {
    return switch (thrown) {
      case CancelledError _ -> currentTask().cancelling() == 0;
      case StackOverflowError _ -> true;
      case VirtualMachineError _, CoroutineExit _, KeyboardInterrupt _ -> false;
      default -> true;
    };
  }

  /** Throws a failure as it is, checked or not; {@code throw rethrow(failure)} tells javac so. */
  static RuntimeException rethrow(Throwable failure) {
    throw Outcomes.<RuntimeException>sneak(failure);
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X sneak(Throwable failure) throws X {
    throw (X) failure;
  }
}
