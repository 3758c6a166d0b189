// Misconception: the handler's failure is the one that matters.
// Fails: aHandlerThatThrowsDoesNoHarmAndTheDefaultHandlerIsTold,
//   theDefaultHandlerTellsOfBothFailuresIfTheSourceIsAContextToo,
//   theDefaultHandlerTellsOfBothFailuresAlsoIfTheFirstSourceCannotBePutIntoWords
package asyncio.loop;

final class CallbackRunner {

  void defaultExceptionHandler(ExceptionContext context) {
    LOGGER.log(Level.ERROR, context.message(), context.exception());
  }
}
