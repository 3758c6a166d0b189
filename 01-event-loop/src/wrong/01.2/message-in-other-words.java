// Misconception: the exception's own message is the context's message.
// Fails: theExceptionHandlerIsToldWhatWasThrownByWhichHandleOnWhichLoop
package asyncio.loop;

final class CallbackRunner {

  void run(Handle handle) {
    try {
      handle.run();
    } catch (Throwable failure) {
      throwIfFatal(failure);
      callExceptionHandler(new ExceptionContext(failure.getMessage(), failure, handle));
    }
  }
}
