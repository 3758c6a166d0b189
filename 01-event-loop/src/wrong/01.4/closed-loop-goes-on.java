// Misconception: a closed loop is empty, so there is nothing to refuse.
// Fails: aClosedLoopRefusesToRunAndToScheduleAnything, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

final class Lifecycle {

  void requireOpen() {}
}
