// Misconception: the source of every context is a handle.
// Fails: aHandlerThatThrowsDoesNoHarmAndTheDefaultHandlerIsTold
package asyncio.loop;

final class CallbackRunner {

  void callExceptionHandler(ExceptionContext context) {
    if (handler == null) {
      defaultExceptionHandler(context);
      return;
    }
    try {
      handler.handle(loop, context);
    } catch (Throwable failure) {
      throwIfFatal(failure);
      defaultExceptionHandler(
          new ExceptionContext("Unhandled error in exception handler", failure, context.source()));
    }
  }
}
