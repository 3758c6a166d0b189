package asyncio.http;

import asyncio.loop.EventLoop;
import asyncio.loop.ExceptionContext;

/**
 * What is to be done about a handler, or a producer of a body, that has failed. What a failure is,
 * and that to be cancelled is none, {@link asyncio.task.Failures#isFailure} says.
 */
final class HandlerFailure {

  private HandlerFailure() {}

  /** Tells the loop's exception handler. The client is told nothing of it. */
  static void report(Request request, Throwable failure) {
    EventLoop.running()
        .callExceptionHandler(
            new ExceptionContext(
                "unhandled exception in the handler of " + request, failure, request));
  }
}
