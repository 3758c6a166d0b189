// Misconception: null says well enough that no loop runs.
// Fails: isRunningAndRunningTellTheTruthBeforeDuringAndAfter,
//   eachThreadHasARunningLoopOfItsOwnOrNone,
//   afterAnExceptionOutOfAnIterationTheLoopIsAsBeforeAndCanRunAgain,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

final class Lifecycle {

  static EventLoop running() {
    return RUNNING.get();
  }
}
