// Misconception: a context can always be put into words.
// Fails: theDefaultHandlerTellsOfBothFailuresAlsoIfTheFirstSourceCannotBePutIntoWords
package asyncio.loop;

final class CallbackRunner {

  void defaultExceptionHandler(ExceptionContext context) {
    String message =
        context.source() instanceof ExceptionContext first
            ? context.message() + ", while handling: " + first
            : context.message();
    LOGGER.log(Level.ERROR, message, context.exception());
  }
}
