// Misconception: a later result is a better one.
// Fails: nullIsAResultLikeAnyOther, whatIsDoneStaysAsItIs, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public class Future<T> {

  private void requirePending() {}
}
