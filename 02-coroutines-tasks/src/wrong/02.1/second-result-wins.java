// Misconception: a later result is a better one.
// Fails: nullIsAResultLikeAnyOther, whatIsDoneStaysAsItIs, whatHasFailedOrWasCancelledStaysAsItIs,
//   anExceptionThatWasRefusedIsNotReported, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public class Future<T> {

  private void requirePending() {}
}
