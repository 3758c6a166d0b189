// Misconception: close ends a running loop.
// Fails: aRunningLoopCannotBeClosedAndGoesOn, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.loop;

final class Lifecycle {

  void close(Runnable release) {
    if (!closed) {
      closed = true;
      stopping = true;
      release.run();
    }
  }
}
