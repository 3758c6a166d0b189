// Misconception: the loop has to survive everything, whatever it is.
// Fails: outOfMemoryComesOutOfRunForeverAndTheLoopCanRunAgain,
//   anErrorOfTheHandlerDoesNoHarmEitherUnlessMemoryRunsOut, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

final class CallbackRunner {

  private static void throwIfFatal(Throwable failure) {}
}
