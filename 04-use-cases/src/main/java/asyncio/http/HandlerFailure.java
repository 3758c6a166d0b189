package asyncio.http;

import static asyncio.Asyncio.currentTask;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;
import asyncio.task.CancelledError;
import asyncio.task.CoroutineExit;
import asyncio.task.KeyboardInterrupt;

/** What is to be done about a handler, or a producer of a body, that has failed. */
final class HandlerFailure {

  private HandlerFailure() {}

  /**
   * Whether what some code threw in the current task is a failure of that code. It is not, if more
   * than that code is to end: if the task was asked to be cancelled, the loop is being closed, the
   * user has interrupted the program, or the JVM is in trouble (a {@link VirtualMachineError} other
   * than a {@link StackOverflowError}).
   *
   * <p>A {@link CancelledError} that nobody asked of this task is a failure: something that the code
   * awaited was cancelled.
   */
  static boolean isFailure(Throwable thrown) {
    return switch (thrown) {
      case CancelledError _ -> currentTask().cancelling() == 0;
      case StackOverflowError _ -> true;
      case VirtualMachineError _, CoroutineExit _, KeyboardInterrupt _ -> false;
      default -> true;
    };
  }

  /** Tells the loop's exception handler. The client is told nothing of it. */
  static void report(Request request, Throwable failure) {
    EventLoop.running()
        .callExceptionHandler(
            new ExceptionContext(
                "unhandled exception in the handler of " + request, failure, request));
  }
}
