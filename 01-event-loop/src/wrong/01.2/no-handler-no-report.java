// Misconception: who sets no handler does not care.
// Fails: withoutAHandlerFailuresAreLoggedToAsyncioAtLevelError, nullBringsTheDefaultHandlerBack
package asyncio.loop;

final class CallbackRunner {

  void callExceptionHandler(ExceptionContext context) {
    if (handler == null) {
      return;
    }
    try {
      handler.handle(loop, context);
    } catch (Throwable failure) {
      throwIfFatal(failure);
      defaultExceptionHandler(
          new ExceptionContext("Unhandled error in exception handler", failure, context));
    }
  }
}
