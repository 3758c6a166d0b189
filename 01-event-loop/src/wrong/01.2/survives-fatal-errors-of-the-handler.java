// Misconception: a handler that fails is only a nuisance, whatever it throws.
// Fails: anErrorOfTheHandlerDoesNoHarmEitherUnlessMemoryRunsOut
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
      defaultExceptionHandler(
          new ExceptionContext("Unhandled error in exception handler", failure, context));
    }
  }
}
