// Misconception: the message says what happened.
// Fails: withoutAHandlerFailuresAreLoggedToAsyncioAtLevelError, nullBringsTheDefaultHandlerBack,
//   aHandlerThatThrowsDoesNoHarmAndTheDefaultHandlerIsTold,
//   anErrorOfTheHandlerDoesNoHarmEitherUnlessMemoryRunsOut,
//   theDefaultHandlerTellsOfBothFailuresIfTheSourceIsAContextToo,
//   theDefaultHandlerTellsOfBothFailuresAlsoIfTheFirstSourceCannotBePutIntoWords
package asyncio.loop;

final class CallbackRunner {

  void defaultExceptionHandler(ExceptionContext context) {
    LOGGER.log(Level.ERROR, context.message() + ": " + context.exception() + context.source());
  }
}
