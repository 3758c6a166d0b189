// Misconception: those who wait are told when they run.
// Fails: shutdownNowWakesAll, shutdownWakesGetters, shutdownWakesPutters,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.sync;

public sealed class Queue<T> permits PriorityQueue, LifoQueue {

  public final void shutdown() {
    shutDown = true;
  }
}
