// Misconception: what the handler throws is a failure like others, so the handler is told of it.
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
      boolean again = context.message().startsWith("Unhandled");
      var next = new ExceptionContext("Unhandled error in exception handler", failure, context);
      if (again) {
        defaultExceptionHandler(next);
      } else {
        callExceptionHandler(next);
      }
    }
  }
}
